"""Checks of the body's text and of paragraphs being there."""

from lamwright.applications.writer.checks.evidence import Answer, Evidence, lines, squeezed
from lamwright.applications.writer.checks.kinds import (
    ParagraphAbsent,
    ParagraphCount,
    ParagraphPresent,
    TextContains,
    TextCount,
    TextLacks,
    TextOrder,
)
from lamwright.records.document import DocumentState


def text_contains(check: TextContains, seen: Evidence) -> Answer:
    """The body holds the text."""
    found = _count(seen.final, check.text)
    return Answer(found > 0, f"“{check.text}” occurs {found} times")


def text_lacks(check: TextLacks, seen: Evidence) -> Answer:
    """The body does not hold the text."""
    found = _count(seen.final, check.text)
    return Answer(found == 0, f"“{check.text}” occurs {found} times")


def text_count(check: TextCount, seen: Evidence) -> Answer:
    """The body holds the text exactly so often."""
    found = _count(seen.final, check.text)
    return Answer(
        found == check.count, f"“{check.text}” occurs {found} times, {check.count} are asked"
    )


def text_order(check: TextOrder, seen: Evidence) -> Answer:
    """The texts follow each other in the body."""
    body, place = seen.final.text, 0
    for text in check.texts:
        found = body.find(text, place)
        if found < 0:
            return Answer(False, f"“{text}” does not follow what should stand before it")
        place = found + len(text)
    return Answer(True, f"{len(check.texts)} texts stand in order")


def paragraph_present(check: ParagraphPresent, seen: Evidence) -> Answer:
    """A paragraph has the text, after the one that is asked for."""
    before = ""
    for paragraph in seen.final.paragraphs:
        text = squeezed(paragraph.text)
        if text == squeezed(check.text) and (
            check.after is None or before == squeezed(check.after)
        ):
            return Answer(True, f"paragraph {paragraph.index} is “{check.text}”")
        before = text or before
    where = "" if check.after is None else f" after “{check.after}”"
    return Answer(False, f"there is no paragraph “{check.text}”{where}")


def paragraph_absent(check: ParagraphAbsent, seen: Evidence) -> Answer:
    """No paragraph has the text."""
    wanted = squeezed(check.text)
    found = [p.index for p in seen.final.paragraphs if squeezed(p.text) == wanted]
    if found:
        return Answer(False, f"paragraph {found[0]} is still “{check.text}”")
    return Answer(True, f"no paragraph is “{check.text}”")


def paragraph_count(check: ParagraphCount, seen: Evidence) -> Answer:
    """So many paragraphs hold text."""
    found = sum(1 for p in seen.final.paragraphs if p.text.strip())
    return Answer(found == check.count, f"{found} paragraphs hold text, {check.count} are asked")


def _count(state: DocumentState, text: str) -> int:
    return sum(line.count(text) for line in lines(state))
