"""Carrying out actions on LibreOffice."""
