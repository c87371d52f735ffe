"""What a reference is: words for a part of a document, and the part itself."""

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from lamwright.applications.writer.natural.scene import Row, Scene

Sort = Literal[
    "paragraph", "paragraphs", "span", "spans", "document", "row", "column", "cell", "table"
]


@dataclass(frozen=True)
class Reference:
    """Words and what they mean; ``wordings`` are all said of the same target."""

    sort: Sort
    by: str
    """How it is said: role, order, content, part, range, all, quote."""
    wordings: tuple[str, ...]
    target: dict[str, JsonValue]
    texts: tuple[str, ...] = ()
    """What stands there now."""
    kinds: frozenset[str] = frozenset()
    """What its lines are: title, heading, bullet, number, body, subtitle."""
    plural: bool = False


def beginning(row: Row, scene: Scene) -> str:
    """The shortest whole words that only this line begins with; '' when another begins so too."""
    text = row.text.strip()
    for end in [*(at for at, c in enumerate(text) if c == " " and at > 12), len(text)]:
        start = text[:end]
        if sum(other.text.strip().startswith(start) for other in scene.rows) == 1:
            return start
    return ""


def one(row: Row, scene: Scene, by: str, *wordings: str) -> list[Reference]:
    """A reference to a line, unless other lines begin like it."""
    start = beginning(row, scene)
    if not start:
        return []
    kinds = frozenset({row.kind})
    return [Reference("paragraph", by, wordings, {"paragraph": start}, (row.text,), kinds)]


def several(rows: tuple[Row, ...], scene: Scene, by: str, *wordings: str) -> list[Reference]:
    """A reference to lines, by where they begin; of neighbours the first and the last."""
    starts = [beginning(row, scene) for row in rows]
    if not all(starts) or len(rows) < 2:
        return []
    order = [scene.rows.index(row) for row in rows]
    is_run = order == list(range(order[0], order[0] + len(order)))
    target: dict[str, JsonValue] = (
        {"range": [starts[0], starts[-1]]} if is_run else {"paragraphs": [*starts]}
    )
    texts, kinds = tuple(row.text for row in rows), frozenset(row.kind for row in rows)
    return [Reference("paragraphs", by, wordings, target, texts, kinds, plural=True)]


def span(text: str, row: Row, scene: Scene, by: str, *wordings: str) -> list[Reference]:
    """A reference to a part of a line that stands once in it."""
    start = beginning(row, scene)
    if not start or row.text.count(text) != 1 or text.strip() == row.text.strip():
        return []
    target: dict[str, JsonValue] = {"text": text, "in": start}
    return [Reference("span", by, wordings, target, (text,), frozenset({row.kind}))]
