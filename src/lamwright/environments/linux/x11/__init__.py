"""Keyboard, pointer and picture of a private X display."""
