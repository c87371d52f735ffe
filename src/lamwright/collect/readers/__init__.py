"""From the bytes of a page to its procedures, whatever it is written in."""

from lamwright.collect.readers.reading import read_page

__all__ = ["read_page"]
