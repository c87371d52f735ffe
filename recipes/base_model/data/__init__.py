"""Data files of the exercises."""
