"""All references of a document, in a fixed order."""

import random

from lamwright.applications.writer.natural.reference.lines import line_references
from lamwright.applications.writer.natural.reference.parts import part_references
from lamwright.applications.writer.natural.reference.reference import Reference
from lamwright.applications.writer.natural.reference.sets import set_references
from lamwright.applications.writer.natural.reference.tables import table_references
from lamwright.applications.writer.natural.scene import Scene


def references(scene: Scene, chance: random.Random) -> list[Reference]:
    """Every way this document's parts can be named; wordings that fit two targets are left out."""
    found = [
        *line_references(scene, chance),
        *part_references(scene, chance),
        *set_references(scene, chance),
        *table_references(scene, chance),
    ]
    meant: dict[str, set[str]] = {}
    for reference in found:
        for words in reference.wordings:
            meant.setdefault(words.lower(), set()).add(repr(reference.target))
    return [kept for r in found if (kept := _without(r, meant)).wordings]


def _without(reference: Reference, meant: dict[str, set[str]]) -> Reference:
    clear = tuple(words for words in reference.wordings if len(meant[words.lower()]) == 1)
    held = {name: getattr(reference, name) for name in reference.__dataclass_fields__}
    return Reference(**{**held, "wordings": clear})
