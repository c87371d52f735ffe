"""Which procedures can be tasks: the first reason against one, if any."""

import re
from collections.abc import Sequence

from lamwright.collect.language import is_english
from lamwright.collect.manual import Manual
from lamwright.collect.reject import Reason
from lamwright.collect.words import word_set

_COMMAND_LINE = re.compile(
    r"\bsudo\b|\bapt(?:-get)?\b|\$ \w|\bcommand[- ]line\b|\b(?:make|cmake|configure|git|pip|npm) [a-z-]+\b(?= )"
    r"|(?<!\w)--?[a-z][a-z-]{2,}\b|(?:^|\s)/(?:usr|etc|home|var|bin|opt)/|\bcompile\b|\bsource code\b"
    r"|;\s*$|\(\)|::|\bvoid\b"
)
_HARDWARE = re.compile(
    r"\b(?:plug|unplug|cable|power button|reboot|restart your computer|turn off your computer|"
    r"sheet of paper|paper tray|battery|tripod|camera(?:'s)? (?:lens|body))\b",
    re.IGNORECASE,
)
_MOUSE = re.compile(
    r"\b(?:drag|double-?click|hold|release|mouse|hover|scan|plug in|reboot|pointer|shift-click)\w*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r' > |"[^"]{1,70}"|\b(?:Ctrl|Alt|Shift|Super)\+|\bF\d{1,2}\b|\b(?:Enter|Esc|Tab|Delete|Backspace)\b'
)
_LOOSE = re.compile(
    r"\b(?:following|below|above)(?: \w+)?$|\b(?:Section|Chapter|Figure|Table|Appendix) \d|"
    r"\b(?:this section|this chapter|this manual|this page|next section|"
    r"see (?:the )?(?:chapter|section)|as described|as follows|this guide|this document explains)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch) (?:\w+ )?(?:fields?|box|boxes|buttons?|options?|dialogs?|pages?|lists?|"
    r"settings?|features?|items?|ways?|commands?|tabs?|formats?|functions?|tools?|menus?|areas?|things?|entry|filter|"
    r"window|plugin|mode)\b|\bdo (?:this|so|that|it)\b|^\w+ (?:it|this|them|these|that|one(?! of))\b(?! \w+ing)"
)
_MANGLED = re.compile(
    r"^(?:Use|Enable|Allow|Let) to\b|^Enable .* to be \w+ed$|\bor (?:Ctrl|Alt|Shift)\+|[,;]\w|^\w+ (?:and|or|to|of)$"
    r"|\bhere\b|^Get (?:started|help|support|involved)\b|^Open the (?:tab|dialog|window|page)\b(?! (?:to|for|of))"
)
_VAGUE = re.compile(
    r"^\w+ (?:via|using)\b|^\w+ (?:up )?(?:the|an?|its|your) (?:relevant |corresponding )?(?:action|tool|"
    r"plug-?in|dialog|command|option|setting|settings|program|application|wizard|feature|menu|window|panel|"
    r"page|function|button)$"
)
_ICON_LOST = re.compile(
    r"\b(?:[Cc]lick|[Pp]ress|[Ss]elect|[Cc]hoose|[Uu]se)(?: on)? "
    r"(?:at\b|in the (?:top|bottom|upper|lower|left|right)|"
    r"the (?:in|at|on|to|from|or|and|next|icons?|buttons?)\b(?! \w+ed))"
)
_ADRIFT = re.compile(
    r'(?:Choose|Select|Click(?: on)?|Press the|Press|Set|Enable|Check) (?:the )?"[^"]+"(?: button)?$'
)
_REACHED = re.compile(
    r" > |\b(?:Ctrl|Alt|Shift|Super|Cmd)\+|\bF\d+\b|\b(?:[Tt]ool ?bar|[Bb]ar|[Mm]enu|[Pp]anel|[Ss]idebar|"
    r"[Ww]indow|[Rr]ibbon|Enter|Esc|Tab|Delete|[Rr]ight-click|[Dd]ouble-click)\b"
)
"""How a single step says where its control is."""
_KEY_LOST = re.compile(r"^(?:Press|Use) (?:(?:Ctrl|Alt|Shift)\+?)+$")
_NO_DEED = word_set(
    "learn understand know read see discuss describe explain list display determine allow let "
    "help contain provide be have become mean refer consist note give permit offer correspond "
    "represent indicate depend require need want like appear wait introduce lets allows demonstrate started "
    "cause happen identify troubleshoot"
)
_GIVES_NOTHING = word_set(
    "list lists calculate calculates determine determines describe describes preview previews "
    "contain contains correspond corresponds indicate indicates result results warn return "
    "refer represent identify automate allow let help provide lead inform count depend "
    "click double-click right-click press locate tick tap drag"
)


def objection(
    task: str, steps: Sequence[str], page: str, application: str, manual: Manual
) -> Reason | None:
    """Why this task with these steps is not kept; None when nothing speaks against it."""
    words = task.split()
    if len(words) < 3 - (len(steps) > 1) or not steps:
        return "too_short" if steps else "no_steps"
    if len(words) > 28 or len(steps) > 20 or any(len(step) > 320 for step in steps):
        return "too_long"
    if not is_english(" ".join([task, *steps])):
        return "not_english"
    if manual.foreign(task, steps, page, application):
        return "irrelevant"
    unsaid = _ELSEWHERE.search(task) or _MANGLED.search(task) or _VAGUE.search(task)
    if unsaid or words[0].lower() in _GIVES_NOTHING:
        return "no_task"
    return _not_doable(task, steps, in_menus=manual.knows(application))


def _not_doable(task: str, steps: Sequence[str], *, in_menus: bool) -> Reason | None:
    """Steps that no user interface takes: they name nothing in it, or need hands."""
    if not any(_NAMED.search(step) for step in steps):
        return "not_executable"
    if sum(bool(_MOUSE.search(step)) for step in steps) * 3 > len(steps):
        return "not_executable"
    if any(_ICON_LOST.search(step) or _KEY_LOST.search(step) for step in steps):
        return "not_executable"
    if in_menus and _ADRIFT.match(steps[0]) and not any(" > " in step for step in steps):
        return "not_executable"
    if len(steps) == 1 and not _REACHED.search(steps[0]):
        return "not_executable"
    if any(first == second for first, second in zip(steps, steps[1:], strict=False)):
        return "not_executable"
    if in_menus:
        return None
    whole = "\n".join([task, *steps])
    if _COMMAND_LINE.search(whole) or _HARDWARE.search(whole):
        return "not_executable"
    if task.split()[0].lower() in _NO_DEED or _LOOSE.search(whole):
        return "no_task"
    return None
