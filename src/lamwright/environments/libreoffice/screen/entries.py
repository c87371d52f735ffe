"""Entries of the menu bar: what is known of them by name."""

from typing import NamedTuple

ROLES = {"menu item", "check menu item", "radio menu item"}
_BARS = "View > Toolbars > "

LATE = (
    "Edit > Find and Replace...",
    "Edit > Paste Special > Paste Special...",
    "Edit > Paste Special > Paste Unformatted Text",
    "Edit > Track Changes > Manage...",
    "File > Print Preview",
    "File > Save All",
    "Form > Form Navigator...",
    "Insert > Cross-reference...",
    "Insert > Envelope...",
    "Insert > Field > More Fields...",
    "Tools > Development Tools",
    "View > Navigator",
    "View > Scrollbars > Horizontal Scroll Bar",
    "View > Scrollbars > Vertical Scroll Bar",
    "View > Sidebar",
    "View > Status Bar",
)
"""Entries that a new window's menu shows as they are only up to half a second later."""


KEPT = (
    "Edit > Direct Cursor Mode",
    "Insert > Header and Footer > Use header/footer menu",
    "Table > Number Recognition",
)
"""Entries beside the View menu's that switch something in all documents to come, so that they are switched back."""


class Entry(NamedTuple):
    """One menu entry: its full name, its role, where it is in LibreOffice's own tree."""

    name: str
    role: str
    own: str


def is_view(entry: Entry) -> bool:
    """Whether a menu entry switches something of the view, or of all documents to come."""
    is_bar = entry.name.startswith(_BARS)
    return is_switch(entry) and entry.name.startswith(("View > ", *KEPT)) and not is_bar


def is_switch(entry: Entry) -> bool:
    """Whether a menu entry is on or off."""
    return entry.role == "check menu item"


def bar_entry(title: str) -> str:
    """The entry that switches a tool bar."""
    return _BARS + title
