"""Typing in front of a paragraph, whose first line may not be the one the cursor is in."""

from lamwright.applications.writer.moves import keys
from lamwright.applications.writer.parts.draft import Draft, Paragraph
from lamwright.applications.writer.parts.places import NoPlace, Place, Stretch, selections
from lamwright.records.action import BaseAction
from lamwright.records.document import PageState
from lamwright.records.document_action import SelectParagraph

_EM = 0.18
"""Millimetres of an average character, by point of its size."""
_SURE = 0.75
"""The part of a line that a text must not exceed to be one line for certain."""


def typed(text: str) -> str:
    """A text as ``keyboard_input`` takes it: braces are keys."""
    return text.replace("{", "\0").replace("}", "{}}").replace("\0", "{{}")


def is_one_line(paragraph: Paragraph, draft: Draft) -> bool:
    """Whether a paragraph surely fits in one line, where HOME leads to its start."""
    pages: tuple[PageState, ...] = draft.rest["pages"]  # type: ignore[assignment]
    page = pages[0]
    room = (page.width - page.left - page.right) / max(page.columns, 1) - paragraph.format.left
    return sum(look.size * _EM for look in paragraph.looks) <= _SURE * room


def in_front(paragraph: Paragraph, text: str, draft: Draft) -> list[BaseAction]:
    """Keys typed before the first character. In a long paragraph its first words are typed again."""
    index = draft.index(paragraph)
    if is_one_line(paragraph, draft):
        return [SelectParagraph(start_index=index, end_index=index), keys("{HOME}" + text)]
    for end, char in enumerate(paragraph.text):
        if char != " " or len(set(paragraph.looks[:end])) > 1:
            continue
        chosen = selections(Place((Stretch(paragraph, 0, end),)), draft)
        if not getattr(chosen[0], "place", ""):
            return [*chosen, keys(text + typed(paragraph.text[:end]))]
    raise NoPlace("its first words stand elsewhere before")
