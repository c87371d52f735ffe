"""What is typed over a line that begins with a label: the label stays ("Apologies: none" for "Apologies: Mr Webb")."""

import re

from lamwright.codec.found import select_text
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of

REPLACES = ('Type "…"',)
"""The way that types over what is selected."""
_LABELLED = re.compile(r"(?P<label>[^:]{1,40}):\s+(?P<value>\S.*)", re.DOTALL)
_LINE = re.compile(r"Select paragraph \d+")
_LABEL = re.compile(r'Select the text "(.*?):?"(?: in paragraph \d+)?', re.DOTALL)
_BEHIND = re.compile(
    r"\b(?:behind|after|next to|beside|following|to the right of)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"\b(?:line|paragraph|sentence|everything|rewrite|reword)\b", re.IGNORECASE)
_WORDS = 5


def behind_label(worded: str, reading: Reading) -> str:
    """What stands behind the label, where ``worded`` selects the line with it or the label, and the request says it.

    A request that gives the new line with its label ("Status: final") or speaks of the line means the whole of it.
    """
    lines = candidate_of(worded, reading).lines
    if len(lines) != 1:
        return worded
    text = reading.structure.texts[lines[0] - 1]
    found = _LABELLED.fullmatch(text.strip())
    if found is None or not _is_said(found["label"], reading.request):
        return worded
    label = _LABEL.fullmatch(worded)
    is_label = label is not None and label[1] == found["label"] and _BEHIND.search(reading.request)
    is_line = _LINE.fullmatch(worded) is not None and not _WHOLE.search(reading.request)
    if is_label or is_line:
        return select_text(found["value"].rstrip("."), lines[0], reading.structure.texts)
    return worded


def _is_said(label: str, request: str) -> bool:
    """Whether ``request`` says the words of a short label, and does not write it with its colon."""
    said = set(content_stems(label))
    return (
        bool(said)
        and len(label.split()) <= _WORDS
        and said <= set(content_stems(request))
        and f"{label.casefold()}:" not in request.casefold()
    )
