"""References to several lines or places: ranges, sections, lists, all of a kind."""

import random
from collections.abc import Iterator
from itertools import groupby

from pydantic import JsonValue

from lamwright.applications.writer.natural.reference.lines import inner, under
from lamwright.applications.writer.natural.reference.reference import (
    Reference,
    beginning,
    several,
)
from lamwright.applications.writer.natural.reference.words import named_by, tell
from lamwright.applications.writer.natural.scene import Row, Scene, Section

_COUNTS = {2: "two", 3: "three", 4: "four"}
_LOOKS = {
    "italic": (
        "everything in italics",
        "whatever is in italics",
        "all the italic text",
        "the words in italics",
    ),
    "bold": ("everything in bold", "whatever is bold", "all the bold text", "the bold bits"),
    "highlight": (
        "everything highlighted",
        "whatever is marked with a highlighter",
        "the highlighted text",
    ),
    "strikethrough": (
        "everything crossed out",
        "whatever is struck through",
        "the crossed-out text",
    ),
    "underline": ("everything underlined", "whatever is underlined", "the underlined text"),
}


def set_references(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """All references to several places."""
    yield from _of_kind(scene)
    names = [under(section.heading).lower() for section in scene.sections]
    for section in scene.sections:
        name = under(section.heading)
        if name and names.count(name.lower()) == 1:
            yield from _section(section, name, scene)
    yield from _lists(scene)
    yield from _ranges(scene, chance)
    for look, wordings in _LOOKS.items():
        yield from _looking(scene, look, wordings)
    yield Reference("document", "all", _WHOLE, {"document": True})


_WHOLE = (
    "the whole document",
    "the entire document",
    "the whole text",
    "everything",
    "all of it",
    "the complete text",
    "all the text",
)


def _of_kind(scene: Scene) -> Iterator[Reference]:
    names: tuple[str, ...]
    headings = tuple(section.heading for section in scene.sections)
    if len(headings) > 1:
        names = ("all headings", "all the headings", "the headings", "all section headings")
        yield from several(headings, scene, "all", *names)
    for kind, names in (
        (
            "bullet",
            (
                "all the bullet points",
                "all bullets",
                "all the bulleted lines",
                "the bulleted items",
            ),
        ),
        ("number", ("all the numbered items", "all numbered lines", "the numbered points")),
    ):
        rows = tuple(row for row in scene.rows if row.kind == kind)
        yield from several(rows, scene, "all", *names)
    for level in (1, 2):
        rows = tuple(row for row in headings if row.level == level)
        if 1 < len(rows) < len(headings):
            names = (f"all headings of level {level}", f"the level {level} headings")
            if level == 2 and {row.level for row in headings} == {1, 2}:
                names = (*names, "all the subheadings", "the subheadings")
            yield from several(rows, scene, "all", *names)


def _section(section: Section, name: str, scene: Scene) -> Iterator[Reference]:
    rows, low = section.rows, section.heading.state.index
    high = rows[-1].state.index if rows else low
    if len(rows) < 2 or any(low <= table.after_paragraph <= high for table in scene.tables):
        return
    names: tuple[str, ...] = (
        f"everything under {name}",
        f"the text under {name}",
        f"all of the text under {name}",
    )
    if any(row.kind == "heading" for row in rows):
        names = names[:1]
    yield from several(rows, scene, "range", *names)
    if scene.rows[-1] is not rows[-1]:
        both = (section.heading, *rows)
        names = (
            f"the whole {inner(name)} section, heading included",
            f"the section {name} with its heading",
        )
        yield from several(both, scene, "range", *names)
    items = tuple(row for row in section.direct if row.kind in {"bullet", "number"})
    if items and [run for run in scene.lists if run[0] in items] == [items]:
        yield from several(
            items,
            scene,
            "range",
            f"the list under {name}",
            f"all the points under {name}",
            f"the items under {name}",
            f"the {inner(name)} list",
        )
        yield from _counted(items, name, "item", scene)
    elif section.direct == rows and {row.kind for row in rows} == {"body"}:
        yield from _counted(rows, name, "paragraph", scene)


def _counted(rows: tuple[Row, ...], name: str, noun: str, scene: Scene) -> Iterator[Reference]:
    for count, word in _COUNTS.items():
        if count < len(rows):
            nouns = f"{noun}s"
            yield from several(
                rows[:count],
                scene,
                "order",
                f"the first {word} {nouns} under {name}",
                f"the first {word} under {name}",
            )
            yield from several(
                rows[-count:],
                scene,
                "order",
                f"the last {word} {nouns} under {name}",
                f"the last {word} under {name}",
            )


def _lists(scene: Scene) -> Iterator[Reference]:
    if len(scene.lists) == 1:
        items = scene.lists[0]
        yield from several(
            items, scene, "all", "the list", "the whole list", "all the items of the list"
        )
        for count, word in _COUNTS.items():
            if count < len(items):
                yield from several(
                    items[:count],
                    scene,
                    "order",
                    f"the first {word} items",
                    f"the first {word} entries of the list",
                )
                yield from several(
                    items[-count:], scene, "order", f"the last {word} items of the list"
                )


def _ranges(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """From one line to another, each named by a word that stands there only."""
    named = [(at, word) for at, row in enumerate(scene.rows) for word in named_by(row, scene)]
    for _ in range(16):
        if len(named) < 2:
            return
        (first, a), (last, b) = sorted(chance.sample(named, 2))
        if not 1 <= last - first <= 6:
            continue
        rows = scene.rows[first : last + 1]
        low, high = rows[0].state.index, rows[-1].state.index
        if any(low <= table.after_paragraph < high for table in scene.tables):
            continue
        one, other = tell(a), tell(b)
        names = [f"everything from the line about {one} to the one about {other}"]
        names += [f"the lines from the one with {one} to the one with {other}"]
        if {row.kind for row in rows} <= {"bullet", "number"}:
            names += [f"the items from {one} to {other}", f"the list from {one} down to {other}"]
        yield from several(rows, scene, "range", *names)


def _looking(scene: Scene, look: str, wordings: tuple[str, ...]) -> Iterator[Reference]:
    """All text with a look, where headings and titles do not have it."""
    found = [(row, run) for row in scene.rows for run in _runs(row, look)]
    cells = [cell for table in scene.tables for line in table.rows for cell in line if cell.text]
    if any(getattr(cell, look, False) for cell in cells) or not 1 <= len(found) <= 8:
        return
    if any(row.kind in {"title", "heading", "subtitle"} for row, _ in found):
        return
    starts = [beginning(row, scene) for row, _ in found]
    if all(starts) and all(row.text.count(run) == 1 for row, run in found):
        spans: list[JsonValue] = [
            {"text": run, "in": start} for (_, run), start in zip(found, starts, strict=True)
        ]
        texts = tuple(run for _, run in found)
        yield Reference("spans", "all", wordings, {"texts": spans}, texts)


def _runs(row: Row, look: str) -> Iterator[str]:
    """The stretches of a line that have a look."""
    off = {"highlight": "none", "underline": "none"}.get(look, False)
    for has, pieces in groupby(row.state.runs, lambda run: getattr(run.format, look) != off):
        text = "".join(piece.text for piece in pieces)
        if has and text.strip():
            yield text
