"""Mousepad, a small text editor, as an application of lamwright."""
