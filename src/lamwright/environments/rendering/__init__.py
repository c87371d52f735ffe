"""Observations as text and as pictures with marks."""
