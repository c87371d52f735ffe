"""What comes from outside is data: how files are opened, how foreign text is shown, what effects are."""
