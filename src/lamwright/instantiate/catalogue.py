"""All task families, and which of their phrasings, pairs and templates only tests may use."""

from lamwright.instantiate.families import (
    character,
    edit,
    files,
    insert,
    page,
    page_edges,
    paragraph,
    paragraph_dialog,
    table_lines,
    tables,
    writing,
)
from lamwright.instantiate.family import Family
from lamwright.records.base import unit_hash

HELD_PHRASINGS = 2
HELD_TEMPLATES = 0.2
HELD_PAIRS = 0.5


def catalogue() -> tuple[Family, ...]:
    """Every family, in a fixed order."""
    return (
        *character.FAMILIES,
        *paragraph.FAMILIES,
        *paragraph_dialog.FAMILIES,
        *tables.FAMILIES,
        *table_lines.FAMILIES,
        *page.FAMILIES,
        *page_edges.FAMILIES,
        *insert.FAMILIES,
        *edit.FAMILIES,
        *writing.FAMILIES,
        *files.FAMILIES,
    )


def held_phrasings(family: Family) -> tuple[int, ...]:
    """The phrasings of a family that no training task uses."""
    order = sorted(
        range(len(family.phrasings)),
        key=lambda index: unit_hash("phrasing", family.name, family.phrasings[index]),
    )
    return tuple(sorted(order[:HELD_PHRASINGS]))


def held_template(template: str) -> bool:
    """Whether no training task uses this template (by file name)."""
    return unit_hash("template", template) < HELD_TEMPLATES


def held_pair(first: str, second: str) -> bool:
    """Whether no training task joins these two families, in either order."""
    return unit_hash("pair", *sorted((first, second))) < HELD_PAIRS


def joinable(first: Family, second: Family) -> bool:
    """Whether a task may ask for ``first`` and then for ``second``."""
    return (
        first.name != second.name
        and first.order == "first"
        and second.order != "alone"
        and (first.topic != second.topic or first.topic == "text")
    )
