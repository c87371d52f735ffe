"""Which words of a line the references of tasks select."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lamwright.records.canvas import as_text
from lamwright.records.task import Task
from people.samples import Openings
from reading.easier import easier

_TEXT = re.compile(r'Select the text "(.*)"(?: in paragraph (\d+))?', re.DOTALL)


class Part(NamedTuple):
    """A request, a line that it is about, and where the words stand that it means, one or several."""

    request: str
    line: str
    spans: tuple[tuple[int, int], ...]


def parts(tasks: Iterable[Task], openings: Openings) -> Iterator[Part]:
    """One for each line in which a reference selects words; a line that is selected as a whole is one of them."""
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None or not task.reference:
            continue
        texts = [line.text for line in as_text(state.observation.canvas).paragraphs]
        found: dict[int, list[tuple[int, int]]] = {}
        for step in easier(task.reference, task.request, texts, ()):
            place = _place(step.thought, texts)
            if place:
                found.setdefault(place[0], []).append(place[1])
        for index, spans in found.items():
            yield Part(task.request, texts[index - 1], tuple(dict.fromkeys(spans)))


def _place(selection: str, texts: Sequence[str]) -> tuple[int, tuple[int, int]] | None:
    """The line that a selection of words or of one whole line is in, and where it begins and ends there."""
    held = _TEXT.fullmatch(selection)
    if held:
        numbers = [int(held[2])] if held[2] else range(1, len(texts) + 1)
        index = next((n for n in numbers if held[1] in texts[n - 1]), 0)
        at = texts[index - 1].find(held[1]) if index else -1
        return (index, (at, at + len(held[1]))) if at >= 0 else None
    number = re.fullmatch(r"Select paragraph (\d+)", selection)
    text = texts[int(number[1]) - 1] if number else ""
    return (int(number[1]), (0, len(text))) if number and text.strip() else None
