"""References to one line: by its part in the document, its place in an order, its content, its words."""

import random
import re
from collections.abc import Iterator

from lamwright.applications.writer.natural.reference.reference import Reference, one
from lamwright.applications.writer.natural.reference.words import is_name, named_by, tell
from lamwright.applications.writer.natural.scene import Row, Scene

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ROLES = {
    "date": ("the date", "the date line", "the line with the date", "the date at the top"),
    "greeting": ("the greeting", "the salutation", "the line that says hello"),
    "closing": ("the closing formula", "the sign-off", "the complimentary close"),
    "signature": (
        "the signature",
        "the name under the sign-off",
        "the name of the sender at the end",
    ),
    "subject": ("the subject line", "the subject", "the line that says what it is about"),
}
_ITEM = {
    "bullet": ("item", "point", "bullet", "entry", "bullet point"),
    "number": ("item", "step", "point", "number", "entry"),
}


def line_references(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """All references to single lines."""
    yield from _by_role(scene)
    yield from _by_order(scene)
    yield from _in_sections(scene)
    yield from _in_lists(scene)
    for row in scene.rows:
        yield from _by_content(row, scene, chance)
        yield from _by_words(row, scene)


def under(heading: Row) -> str:
    """How a heading is named: without its number and its colon."""
    text = heading.text.strip().rstrip(":").strip()
    return text if len(text) <= 50 else ""


def inner(name: str) -> str:
    """A heading's name after 'the': without an article of its own."""
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)


def _by_role(scene: Scene) -> Iterator[Reference]:
    titles = [row for row in scene.rows if row.kind == "title"]
    if len(titles) == 1:
        names = (
            "the title",
            "the document's title",
            "the title line",
            "the main title",
            "the big title",
        )
        yield from one(titles[0], scene, "role", *names)
    subtitles = [row for row in scene.rows if row.kind == "subtitle"]
    if len(subtitles) == 1:
        yield from one(subtitles[0], scene, "role", "the subtitle", "the line under the title")
    for name, wordings in _ROLES.items():
        if row := scene.role(name):
            yield from one(row, scene, "role", *wordings)


def _by_order(scene: Scene) -> Iterator[Reference]:
    if len(scene.rows) < 4:
        return
    first, last = scene.rows[0], scene.rows[-1]
    tables_first = any(table.after_paragraph == 0 for table in scene.tables)
    tables_last = any(table.after_paragraph >= last.state.index for table in scene.tables)
    if not tables_first:
        yield from one(
            first, scene, "order", "the first line", "the very first line", "the top line"
        )
    if not tables_last:
        names = ("the last line", "the final line", "the very last line", "the last paragraph")
        yield from one(last, scene, "order", *names, "the line at the very end")
    levels = {row.level for row in scene.rows if row.kind == "heading"}
    if len(levels) == 1 and len(scene.sections) > 1:
        headings = [section.heading for section in scene.sections]
        for number, heading in enumerate(headings[:6]):
            yield from one(heading, scene, "order", f"the {ORDINALS[number]} heading")
        yield from one(headings[-1], scene, "order", "the last heading", "the final heading")


def _in_sections(scene: Scene) -> Iterator[Reference]:
    names = [under(section.heading).lower() for section in scene.sections]
    for section in scene.sections:
        name = under(section.heading)
        if not name or names.count(name.lower()) > 1:
            continue
        yield from one(section.heading, scene, "role", *_headed(name))
        direct = section.direct
        if not direct or _has_table(section.heading, direct, scene):
            continue
        if {row.kind for row in direct} == {"body"}:
            yield from _ordered(direct, scene, ("paragraph",), name)
        items = tuple(row for row in direct if row.kind in _ITEM)
        runs = [run for run in scene.lists if items and run[0] in items]
        if len(runs) == 1 and len({row.level for row in items}) == 1 and len(items) > 1:
            yield from _ordered(items, scene, _ITEM[items[0].kind], name)
            if len(items) < len(direct):
                continue
        if len(direct) == 1 and direct[0].kind == "body":
            wordings = (
                f"the paragraph under {name}",
                f"the text under {name}",
                f"what is under {name}",
            )
            yield from one(direct[0], scene, "order", *wordings)


def _headed(name: str) -> tuple[str, ...]:
    return (
        f"the heading {name}",
        f"the {inner(name)} heading",
        f"the headline {name}",
        f"the section heading {name}",
    )


def _has_table(heading: Row, direct: tuple[Row, ...], scene: Scene) -> bool:
    low, high = heading.state.index, direct[-1].state.index
    return any(low <= table.after_paragraph <= high for table in scene.tables)


def _ordered(
    rows: tuple[Row, ...], scene: Scene, nouns: tuple[str, ...], name: str
) -> Iterator[Reference]:
    if len(rows) < 2:
        return
    for number, row in enumerate(rows[:8]):
        wordings = [f"the {ORDINALS[number]} {noun} under {name}" for noun in nouns]
        wordings += [
            f"the {ORDINALS[number]} {noun} in the {inner(name)} section" for noun in nouns[:2]
        ]
        yield from one(row, scene, "order", *wordings)
    wordings = [f"the last {noun} under {name}" for noun in nouns]
    yield from one(
        rows[-1], scene, "order", *wordings, f"the last {nouns[0]} of the {inner(name)} part"
    )


def _in_lists(scene: Scene) -> Iterator[Reference]:
    """Without a heading's name, where there is one list only."""
    if len(scene.lists) != 1 or len({row.level for row in scene.lists[0]}) > 1:
        return
    items = scene.lists[0]
    if len(items) < 2:
        return
    for number, row in enumerate(items[:8]):
        names = [f"the {ORDINALS[number]} {noun}" for noun in _ITEM[row.kind] if noun != "number"]
        if row.kind == "number":
            names += [f"step {number + 1}", f"number {number + 1}", f"point {number + 1}"]
        yield from one(row, scene, "order", *names, f"the {ORDINALS[number]} line of the list")
    yield from one(items[-1], scene, "order", "the last item of the list", "the list's last entry")


_NOUNS = {
    "title": ("line",),
    "subtitle": ("line",),
    "heading": ("heading",),
    "bullet": ("item", "point", "bullet", "line"),
    "number": ("item", "step", "line"),
}


def _by_content(row: Row, scene: Scene, chance: random.Random) -> Iterator[Reference]:
    words = list(named_by(row, scene))
    is_long = len(row.text) > 90
    nouns = _NOUNS.get(row.kind, ("paragraph", "bit", "passage") if is_long else ("line",))
    for word in chance.sample(words, min(len(words), 3)):
        noun = chance.choice(nouns)
        names = [f"the {noun} about {tell(word)}", f"the {noun} that mentions {tell(word)}"]
        names += [f"the {noun} with {tell(word)} in it", f"the {noun} where {tell(word)} comes up"]
        if not is_name(word):
            names.append(f"the {word} {'paragraph' if is_long else 'line'}")
            names.append(f"the {noun} with the word {word}")
        yield from one(row, scene, "content", *names)
    if len(words) >= 2:
        first, second = chance.sample(words, 2)
        both = f"{tell(first)} and {tell(second)}"
        yield from one(
            row, scene, "content", f"the {nouns[0]} about {both}", f"the one with {both}"
        )


def _by_words(row: Row, scene: Scene) -> Iterator[Reference]:
    """The text itself, or how it begins."""
    text = row.text.strip()
    if len(text) <= 60:
        names = [f'"{text}"', f"the line {text}", f'the line "{text}"', f"'{text}'"]
        if row.kind not in {"body"} and len(text) > 8:
            names.append(text)
        yield from one(row, scene, "quote", *names)
    start = " ".join(text.split()[:4])
    if len(text) > 60 and sum(r.text.strip().startswith(start) for r in scene.rows) == 1:
        names = [f"the paragraph that begins with {start}", f'the paragraph starting "{start}"']
        yield from one(row, scene, "quote", *names, f"the one beginning {start} ...")
