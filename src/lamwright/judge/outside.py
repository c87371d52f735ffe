"""Paragraphs of headers, footers, notes and text boxes that two documents share."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lamwright.records.document import ParagraphState


def kept_outside(
    initial: Sequence[ParagraphState], final: Sequence[ParagraphState]
) -> Iterator[tuple[ParagraphState, ParagraphState]]:
    """Those of one text in the same kind of place, before and after; empty ones are left out."""
    before, after = _filled(initial), _filled(final)
    old_keys, new_keys = ([(line.place, line.text) for line in lines] for lines in (before, after))
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for old, new, size in matcher.get_matching_blocks():
        yield from zip(before[old : old + size], after[new : new + size], strict=True)


def _filled(lines: Sequence[ParagraphState]) -> list[ParagraphState]:
    return [line for line in lines if line.text.strip()]
