"""Requests as parts: an operation on a target; how each is done, and what the document then is."""
