"""Checks of how characters, paragraphs and pages look."""

from collections.abc import Iterator

from lamwright.applications.writer.checks.evidence import (
    Answer,
    Evidence,
    differences,
    paragraphs_with,
    requested,
)
from lamwright.applications.writer.checks.kinds import (
    PageBreakBefore,
    PageFormat,
    ParagraphFormatted,
    TextFormat,
)
from lamwright.records.document import CharacterFormat, DocumentState, ParagraphState


def text_format(check: TextFormat, seen: Evidence) -> Answer:
    """Every character of the text looks as asked."""
    name = "the body" if check.text is None else f"“{check.text}”"
    formats = list(_formats(seen.final, check.text))
    if not formats:
        return Answer(False, f"{name} is not in the document")
    for held in formats:
        wrong = differences(check, held, asks=requested(check, "text"))
        if wrong:
            return Answer(False, f"of {name}, {'; '.join(wrong)}")
    return Answer(True, f"{name} looks as asked")


def paragraph_format(check: ParagraphFormatted, seen: Evidence) -> Answer:
    """The paragraph with the text (every one that holds text) looks as asked."""
    found = _paragraphs(seen.final, check.text)
    if not found:
        return Answer(False, f"there is no paragraph with “{check.text}”")
    for paragraph in found:
        wrong = differences(check, paragraph.format, asks=requested(check, "text"))
        if wrong:
            return Answer(False, f"of paragraph “{paragraph.text}”, {'; '.join(wrong)}")
    return Answer(True, f"{len(found)} paragraph(s) look as asked")


def page_break_before(check: PageBreakBefore, seen: Evidence) -> Answer:
    """A page starts at the paragraph; empty paragraphs may stand between break and text."""
    found = paragraphs_with(seen.final, check.text)
    if not found:
        return Answer(False, f"there is no paragraph with “{check.text}”")
    if any(_starts_page(seen.final, paragraph.index) for paragraph in found):
        return Answer(True, f"a page starts at “{check.text}”")
    return Answer(False, f"no page break stands before “{check.text}”")


def page_format(check: PageFormat, seen: Evidence) -> Answer:
    """The first page looks as asked."""
    wrong = differences(check, seen.final.page, asks=requested(check))
    return Answer(
        not wrong, f"of the page, {'; '.join(wrong)}" if wrong else "the page is as asked"
    )


def character_formats(paragraph: ParagraphState) -> list[CharacterFormat]:
    """The format of each character of the paragraph's text."""
    return [run.format for run in paragraph.runs for _ in run.text]


def spans(text: str, part: str) -> Iterator[range]:
    """Where ``part`` occurs in ``text``."""
    start = text.find(part) if part else -1
    while start >= 0:
        yield range(start, start + len(part))
        start = text.find(part, start + len(part))


def _formats(state: DocumentState, text: str | None) -> Iterator[CharacterFormat]:
    for paragraph in state.paragraphs:
        if paragraph.in_index:
            continue
        formats = character_formats(paragraph)
        wanted = paragraph.text if text is None else text
        for span in spans(paragraph.text, wanted):
            yield from (formats[at] for at in span if not paragraph.text[at].isspace())


def _paragraphs(state: DocumentState, text: str | None) -> tuple[ParagraphState, ...]:
    if text is not None:
        return paragraphs_with(state, text)
    return tuple(p for p in state.paragraphs if p.text.strip() and not p.in_index)


def _starts_page(state: DocumentState, index: int) -> bool:
    """Looks at the paragraph, then back over the empty ones before it."""
    at = index - 1
    while at >= 0 and state.paragraphs[at].format.break_before != "page":
        before = state.paragraphs[at - 1] if at else None
        if before is None or before.format.break_after == "page":
            return before is not None
        if before.text.strip():
            return False
        at -= 1
    return at >= 0
