"""Which procedures can be tasks: the first reason against one, if any."""

import re
from collections.abc import Sequence

from lamwright.collect.reject import Reason
from lamwright.collect.words import word_set

_OTHER_APPLICATIONS = re.compile(
    r"\b(?:Calc|spreadsheets?|Impress|presentations?|slides?|Base|SQL|quer(?:y|ies)|reports?|"
    r"Math|formula editor|BASIC|macros?|Python|Java|scripts?|IDE|events?|pivot|cell ranges?|"
    r"database|data ?sources?|forms?|printer|scanner|e-?mail|fax|CMIS|LDAP|servers?|WebDAV|OpenGL|"
    r"macOS|Windows|XForms|XSLT|XML|bar ?codes?|PDF/A|Draw)\b"
)
_MOUSE = re.compile(
    r"\b(?:drag|double-?click|hold|release|mouse|hover|scan|plug in|reboot|pointer|shift-click)\w*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r' > |"[^"]{1,70}"|\b(?:Ctrl|Alt|Shift)\+|\bF\d{1,2}\b|\b(?:Enter|Esc|Tab|Delete|Backspace)\b'
)
_WORD = re.compile(r"[A-Za-z]+")
_ENGLISH = word_set(
    "the a an to of in on and or for with from by as at into is it your you text choose click select "
    "insert open page document table format paragraph tools edit view set type press file"
)


def objection(task: str, steps: Sequence[str], folder: str) -> Reason | None:
    """Why this task with these steps is not kept; None when nothing speaks against it."""
    words = task.split()
    if len(words) < 3 - (len(steps) > 1) or not steps:
        return "too_short" if steps else "no_steps"
    if len(words) > 28 or len(steps) > 20 or any(len(step) > 320 for step in steps):
        return "too_long"
    if not _is_english(" ".join([task, *steps])):
        return "not_english"
    if _irrelevant(task, steps, folder):
        return "irrelevant"
    if not any(_NAMED.search(step) for step in steps):
        return "not_executable"
    if sum(bool(_MOUSE.search(step)) for step in steps) * 3 > len(steps):
        return "not_executable"
    return None


def _is_english(text: str) -> bool:
    """Mostly Latin letters, and at least one word in twelve is a common English one."""
    letters = [char for char in text if char.isalpha()]
    if not letters or sum(char.isascii() for char in letters) < 0.9 * len(letters):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    return sum(word in _ENGLISH for word in words) * 12 >= len(words)


def _irrelevant(task: str, steps: Sequence[str], folder: str) -> bool:
    """Another application's task. Writer's own pages may name others in passing."""
    if folder.startswith("swriter"):
        return False
    other_menus = re.search(r"\b(?:Sheet|Data|Slide|Slide Show|Shape) > ", " ".join(steps))
    return bool(other_menus) or bool(_OTHER_APPLICATIONS.search(" ".join([task, *steps])))
