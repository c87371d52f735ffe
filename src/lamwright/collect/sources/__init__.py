"""Sources of pages: one protocol, one adapter for each kind of source."""

from lamwright.collect.sources.opening import open_source
from lamwright.collect.sources.page import Page, PageSource

__all__ = ["Page", "PageSource", "open_source"]
