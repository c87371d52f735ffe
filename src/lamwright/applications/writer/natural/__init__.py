"""Requests as people make them, made from a document's structure; each with its meaning and proof."""
