"""What documents hold, read from what LibreOffice exports."""
