"""Places that a request names outright: words of the document, numbers, ends of a stretch."""
