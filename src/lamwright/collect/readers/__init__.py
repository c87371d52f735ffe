"""Readers: from the bytes of a page to its procedures, for each markup."""

from lamwright.collect.readers.reading import read_page

__all__ = ["read_page"]
