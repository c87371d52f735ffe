"""Parts of a document that words of a request point at: stretches of lines, cells, places beside the body."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.structure import Line, Structure

_TOKEN = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*|[£$€]\d[\d.,]*\d|[£$€]\d")
_BRACKETS = re.compile(r"\([^()]{2,120}\)|\[[^\[\]]{2,120}\]")
_RUNS, _STRETCHES, _CELLS, _ROWS, _EVERY, _RANGE, _PAIRS = 4, 3, 6, 2, 5, 14, 5
_BESIDE = {
    "header": re.compile(
        r"\bheader|\btop of (?:the|each|every|all) page|\bup there", re.IGNORECASE
    ),
    "footer": re.compile(
        r"\bfooter|\b(?:bottom|foot) of (?:the|each|every|all) page", re.IGNORECASE
    ),
    "footnote": re.compile(r"\bfoot ?notes?\b|\bnotes?\b", re.IGNORECASE),
    "endnote": re.compile(r"\bend ?notes?\b|\bnotes?\b", re.IGNORECASE),
}


def stretches(line: Line, request: str) -> Iterator[str]:
    """What stands out in a line: formatted, in brackets, before a colon, named by the request."""
    runs = [run for run in line.paragraph.runs if not run.text.endswith("…")]
    yield from (run.text.strip() for run in runs[:_RUNS])
    yield from (found[0] for found in _BRACKETS.finditer(line.text))
    before, colon, _ = line.text.partition(":")
    if colon and 0 < len(before.split()) <= 6:
        yield before
        yield f"{before}:"
    yield from _named(line.text, request)


def _named(text: str, request: str) -> Iterator[str]:
    """Longest runs of words of ``text`` that the request holds too, small words between them counted in."""
    asked = {word.casefold() for word in _TOKEN.findall(request)}
    stems = set(content_stems(request))
    words = list(_TOKEN.finditer(text))
    small = [not content_stems(word[0]) and word[0].isalpha() for word in words]
    held = [
        not less and (word[0].casefold() in asked or bool(set(content_stems(word[0])) & stems))
        for word, less in zip(words, small, strict=True)
    ]
    runs: list[tuple[int, int, int]] = []
    for place in (place for place, is_held in enumerate(held) if is_held):
        between = small[runs[-1][2] : place] if runs else [False]
        if all(between):
            count, first, _ = runs.pop()
            runs.append((count + 1, first, place + 1))
        else:
            runs.append((1, place, place + 1))
    for _, first, end in sorted(runs, key=lambda run: (-run[0], run[1]))[:_STRETCHES]:
        yield text[words[first].start() : words[end - 1].end()]


def repeated(request: str, structure: Structure) -> Iterator[str]:
    """Words and names of a request that stand more than once in the document, as they stand there."""
    whole = "\n".join(line.text for line in structure.filled)
    names = re.findall(r"\"([^\"]{1,40})\"|“([^”]{1,40})”|'([^']{1,40})'(?!\w)", request)
    said = [next(filter(None, found)) for found in names]
    words = [word for word in _TOKEN.findall(request) if content_stems(word) or not word.isalpha()]
    said += [re.sub(r"['’]s$", "", word) for word in words]
    counts = {text: len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", whole)) for text in said}
    often = [text for text, count in counts.items() if count > 1]
    yield from sorted(often, key=lambda text: (not text[0].isupper(), counts[text]))[:_EVERY]


def cells_near(table: CanvasTable, request: str) -> Iterator[tuple[str, str]]:
    """First and last cell of what a request may mean in a table: cells, rows, what is not a head."""
    if not table.rows or not 0 < table.columns <= 26:
        return
    stems = set(content_stems(request))
    held = {cell.address: set(content_stems(cell.text)) for cell in table.cells}
    end = column_letters(table.columns - 1)
    rows = {
        row: len(
            stems
            & {s for c in range(table.columns) for s in held.get(f"{column_letters(c)}{row}", ())}
        )
        for row in range(1, table.rows + 1)
    }
    best = sorted((row for row in rows if rows[row]), key=lambda row: (-rows[row], row))[:_ROWS]
    scored = []
    for row in best:
        yield f"A{row}", f"A{row}"
        yield f"A{row}", f"{end}{row}"
        for column in range(table.columns):
            letter = column_letters(column)
            own = len(stems & held.get(f"{letter}{row}", set()))
            head = len(stems & held.get(f"{letter}1", set())) if row > 1 else 0
            scored.append((2 * head + own, rows[row], f"{letter}{row}"))
    scored.sort(key=lambda item: (-item[0], -item[1], item[2]))
    yield from ((address, address) for _, _, address in scored[:_CELLS])
    for ends in (("B2", f"{end}{table.rows}"), ("B1", f"{end}{table.rows}"), ("A1", "A1"),
                 ("A2", f"{end}{table.rows}"), ("A1", f"A{table.rows}")):  # fmt: skip
        if table.columns > 1 and table.rows > 1:
            yield ends


def ranges_near(best: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """From one of the likeliest paragraphs to another, and pairs of them."""
    for first, last in combinations(sorted(best[:_PAIRS]), 2):
        if 0 < last - first < _RANGE:
            yield tuple(range(first, last + 1))
        if last - first > 1:
            yield (first, last)


def beside(request: str, canvas: TextCanvas) -> Iterator[str]:
    """Places beside the body of a kind that the request names."""
    for kind, pattern in _BESIDE.items():
        if pattern.search(request):
            yield from (part.place for part in canvas.parts if part.place.startswith(kind))
