"""What any accessible program on Linux needs: a private desktop, its accessible tree, its input."""
