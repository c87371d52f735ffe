"""Roles of AT-SPI in the words of the records."""

from collections.abc import Mapping
from typing import get_args

from lamwright.records.observation import Role

_SAME: Mapping[str, Role] = {role: role for role in get_args(Role)}
_OTHERS: Mapping[str, Role] = {
    "text": "edit",
    "paragraph": "edit",
    "editbar": "edit",
    "button": "push button",  # since at-spi2-core 2.55
    "button menu": "push button menu",
    "check tool bar item": "toggle button",
    "toggle tool bar item": "toggle button",
    "static": "label",
    "tree table row": "tree item",
    "document frame": "document",
    "document presentation": "document",
    "document spreadsheet": "document",
    "document text": "document",
    "document web": "document",
}


def role_of(name: str) -> Role:
    """The role that AT-SPI calls ``name``; 'other' for what cannot be operated."""
    return _OTHERS.get(name) or _SAME.get(name, "other")
