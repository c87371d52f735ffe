"""Reference pages of LibreOffice's help: how a command is reached, what each control does."""

import re
from collections.abc import Iterator, Sequence

from lamwright.collect.blocks import Block
from lamwright.collect.procedure import Procedure
from lamwright.collect.steps import split_steps
from lamwright.collect.wording import readable

_MENUS = ("File", "Edit", "View", "Insert", "Format", "Styles", "Table", "Form", "Tools", "Window")
_MORE_MENUS = ("Sheet", "Data", "Slide", "Slide Show", "Page", "Shape")


def described_controls(blocks: Sequence[Block], access: tuple[str, ...]) -> Iterator[Procedure]:
    """A reference page says how its command is reached and what each control does."""
    heading, level, seen_access, menu = "", 0, False, False
    if not access:
        return
    for block in blocks:
        if block.kind == "heading":
            heading, level = readable(block.text).strip('"'), block.level
        elif block.role == "access":
            seen_access = True
        elif block.role == "control" and heading:
            purpose = readable(block.text).split(". ")[0].rstrip(".")
            menu = menu or bool(re.match(r"Opens? a (?:sub)?menu", purpose))
            if level == 1 and not _only_leads_there(purpose, access):
                yield Procedure("reference", purpose, heading, access)
            elif level > 1 and seen_access and _is_control(heading, purpose, access):
                yield Procedure(
                    "control", purpose, heading, _reach(heading, purpose, access, menu=menu)
                )
            heading = ""


_SHOWN = re.compile(
    r"Clos|.*\bdrag|Displays? (?:all|when)\b|"
    r"(?:Displays?|Shows?) (?:the|an?) (?:current|name|amount|shortcut|list|number|available|path|"
    r"distance|color|width|height|"
    r"\w+ (?:keys|names?|of|that))\b"
)
_CLOSING = ("Cancel", "Close", "OK", "Help", "Reset", "Apply", "Back", "Next", "Finish")


_ELSEWHERE = re.compile(
    r"; then |⟦Insert - Chart|[Cc]ontext menu|[Rr]ight-click|⟦(?:View - |Manage )Styles⟧|⟦Styles - "
)


_PAGE = re.compile(r"\b(?:options|settings|formatting|formats|layout|properties|attributes)\b")
"""What a whole page of a dialog is for, hardly ever one control."""


def _is_control(heading: str, purpose: str, access: tuple[str, ...]) -> bool:
    """Whether a heading names one control that takes a value: not the dialog itself, nor several."""
    dialog = access[-1].rpartition(" > ")[2].lower() == heading.lower()
    if dialog or heading in _CLOSING or re.search(r"\bWizard\b|\d - \d", heading):
        return False
    page = re.match(r"(?:Specif|Defin|Set|Contain)\w*\b", purpose) and _PAGE.search(purpose)
    return not page and not _SHOWN.match(purpose)


def _only_leads_there(purpose: str, access: tuple[str, ...]) -> bool:
    """Whether ``access`` ends on a page of options while ``purpose`` wants one of them set."""
    page = access[-1].endswith(" tab") or "Tools > Options" in access[0]
    return page and not re.match(r"(?:Open|Display|Show|View|List)s?\b", purpose)


def access_of(blocks: Sequence[Block], application: str) -> tuple[str, ...]:
    """The first way to the command that is a menu path of the application."""
    menus = _MENUS if application == "writer" else (*_MENUS, *_MORE_MENUS)
    for block in blocks:
        if block.role != "access" or block.kind != "paragraph" or _ELSEWHERE.search(block.text):
            continue
        text = re.split(r",? or (?=choose|click|press|right|⟦?[A-Z]\w+ - )|;| \(", block.text)[0]
        text = re.sub(r"(LibreOffice \w+)/LibreOffice \w+/Web", r"\1", text)
        if re.match(rf"Choose (?:{'|'.join(menus)}) > ", readable(text)) and len(text) < 120:
            return split_steps(text)
    return ()


_AT_ONCE = re.compile(
    r"Choose View > (?!Zoom)|Gallery|Spelling|Thesaurus|Manage|Media Player|Slide Show > "
)


def _reach(control: str, purpose: str, access: tuple[str, ...], *, menu: bool) -> tuple[str, ...]:
    """All steps of a control; what a submenu holds is an entry, not a control."""
    if menu and " > " in access[-1]:
        return (*access[:-1], f"{access[-1]} > {control}")
    return (*access, *_operate(control, purpose, access))


_DONE_BY = re.compile(
    r"(?:Insert|Replace|Replace All|Hyphenate|Ignore(?: All| Once)?|Find(?: All| Next| Previous)?|"
    r"Change All|Skip|Run|Search)"
)
"""Buttons that do what the dialog is for, so that OK is not clicked after them."""


def _operate(control: str, purpose: str, access: tuple[str, ...]) -> tuple[str, ...]:
    """The steps that operate ``control``, worded after what its description says it takes.

    A dialog is closed with OK; a control that opens another dialog, or stands in a window
    without one, acts at once. Of 'To do X, enter Y' the second half says what it takes.
    """
    purpose = re.sub(r"^To [^,]+, ([a-z])", lambda match: match.group(1).upper(), purpose)
    if re.match(
        r"(?:Enter|Type|Specif|Defines?|Set|Select the (?:amount|number|width|height|size)|"
        r"Insert (?:the|a|your) (?:\w+ )?(?:name|title|e-?mail|address|number|text|date))",
        purpose,
    ):
        step = f'Set "{control}"'
    elif re.match(r"(?:Select|Choose|Lists|Display)", purpose):
        step = f'Select "{control}"'
    else:
        step = f'Click "{control}"'
    opens = re.match(r"(?:Opens?|Exit|Print|Help)\b", purpose) or _DONE_BY.fullmatch(control)
    return (step,) if opens or _AT_ONCE.search(" ".join(access)) else (step, 'Click "OK"')
