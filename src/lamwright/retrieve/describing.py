"""Controls in words: name, place, and what the application's help says they do."""

import re

from lamwright.records.description import Descriptions, key
from lamwright.records.observation import Control

_STATE = re.compile(r": .*$")


def description(control: Control, descriptions: Descriptions) -> str:
    """What is said about a control: by its menu path or place first, then by its name alone."""
    for name in _names(control):
        said = descriptions.get(key(name))
        if said:
            return said
    return ""


def in_words(control: Control, descriptions: Descriptions) -> str:
    """``Bold. Format, Text. Makes the selected text bold.``: what is encoded of a control."""
    *above, last = control.name.split(" > ")
    places = above or control.path.split(" > ")[:2]
    said = description(control, descriptions)
    parts = [last.removesuffix("..."), ", ".join(place for place in places if place), said]
    return ". ".join(part.rstrip(". ") for part in parts if part)


def _names(control: Control) -> list[str]:
    *above, last = control.name.split(" > ")
    if above:
        return [control.name, f"{above[-1]} > {last}", f"{above[0]} > {last}", last]
    places = [_STATE.sub("", place) for place in reversed(control.path.split(" > ")) if place]
    return [*(f"{place} > {last}" for place in places), f"dialog > {last}", last]


def name_and_place(control: Control) -> str:
    """``Bold. Format, Text``: the last part of the name, and where it is."""
    *above, last = control.name.split(" > ")
    places = above or [place for place in control.path.split(" > ")[:2] if place]
    return ". ".join(part for part in (last.removesuffix("..."), ", ".join(places)) if part)
