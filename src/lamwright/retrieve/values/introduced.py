"""Where a new text begins that a request introduces: "a comment: ...", "add below it: Note: ...", "write PS: ..."."""

import re

from lamwright.retrieve.values.open_values import Slot

_NOTES = ("Choose Insert > Comment", "Choose Insert > Footnote and Endnote > ")
_NEW = ("Choose Insert > Header and Footer > ", "Choose File > Properties...")
_LABELLED = re.compile(
    r"\b(?:write|add|put|insert|reading|append|squeeze in)\s+"
    r"(?=[\"“]?(?-i:[A-Z0-9])[^:,;?!]{0,30}:(?: |$))",
    re.IGNORECASE,
)
_OF_NOTE = re.compile(
    r"\b(?:comment|(?:foot|end) ?note|note)s?"
    r"(?: (?:saying|there|here|on it|please|to it|in the margin|that|with the text|which says|that says))?: +(?=\S)",
    re.IGNORECASE,
)
_TWO_COLONS = re.compile(
    r"^(?![^:]*:[^:]*\b(?:put|add|note|after|should|no|wait|it|could|that|header|footer|text)\b[^:]*:)"
    r"[^:]*\w: +(?=[^:?!;.]{1,40}\w: +\S)",
    re.IGNORECASE,
)
_IS_TO_SAY = re.compile(
    r"\b(?:should|must|shall|has to|ought to|will) (?:say|read|be called)s?:? (?=(?-i:[A-Z\"“]))",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\b(?:one more|another|an? (?:new|additional|extra|further)|an?|one)"
    r" (?:item|bullet(?: point)?|point|line|entry|step|thing|paragraph)[,:] (?=\S)",
    re.IGNORECASE,
)
"""All of 31 texts of training references that are introduced so begin there."""


def text_begins(request: str, slot: Slot) -> int | None:
    """Where the text begins that is added into ``slot``; None: no word of ``request`` introduces it."""
    is_note = any(steps in slot.words for steps in _NOTES)
    is_added = slot.step.startswith(('Type "{END}', 'Type "{HOME}'))
    if not (is_note or is_added or any(steps in slot.words for steps in _NEW)):
        return None
    patterns = [
        _LABELLED,
        *([_OF_NOTE] if is_note else []),
        _TWO_COLONS,
        _IS_TO_SAY,
        *([_ITEM] if is_added else []),
    ]
    for introduced in patterns:
        if found := introduced.search(request):
            return found.end()
    return None
