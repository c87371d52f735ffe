"""Blocks of a page -> procedures: numbered lists, instructions in prose, reference entries."""

import re
from collections.abc import Iterator, Sequence

from lamwright.collect.commands import commands
from lamwright.collect.markup import Block
from lamwright.collect.procedure import Procedure
from lamwright.collect.wording import is_imperative, readable, split_steps

_MENUS = ("File", "Edit", "View", "Insert", "Format", "Styles", "Table", "Form", "Tools", "Window")
_MORE_MENUS = ("Sheet", "Data", "Slide", "Slide Show", "Page", "Shape")
_UI = re.compile(r' > |"[^"]+"|\b(?:Ctrl|Alt|Shift|F\d+|Enter|Esc)\b')


def extract(blocks: Sequence[Block], application: str = "writer") -> Iterator[Procedure]:
    """All procedures of a page, in its order."""
    menus = _MENUS if application == "writer" else (*_MENUS, *_MORE_MENUS)
    access = _access(blocks, menus)
    yield from _numbered(blocks)
    yield from _prose(blocks, access)
    yield from commands(blocks)
    if access:
        yield from _reference(blocks, access)


def _numbered(blocks: Sequence[Block]) -> Iterator[Procedure]:
    title, heading, intro = "", "", ""
    pending: Procedure | None = None
    for block in blocks:
        if block.kind == "heading":
            title = title or readable(block.text)
            heading, intro = readable(block.text), ""
        elif block.kind == "paragraph" and not block.role:
            intro = readable(block.text)
        elif block.kind == "steps":
            steps = tuple(step for item in block.items for step in split_steps(item))
            if block.start > 1 and pending:
                pending = pending._replace(steps=pending.steps + steps)
                continue
            if pending:
                yield pending
            pending = Procedure("numbered", _purpose(heading, intro, title), heading, steps)
    if pending:
        yield pending


def _purpose(heading: str, intro: str, title: str) -> str:
    """What a list is for: its introduction ('To do X:'), else its heading, else the page title."""
    match = re.match(r"(To [a-z][^.:,]{8,120}?)(?:, (?:do|follow|use|proceed)\b.*)?[:.]$", intro)
    if match and not re.search(r"following|steps", match.group(1)):
        return match.group(1)
    return heading or title


_REACHED = re.compile(r" > |\b(?:Ctrl|Alt|Shift)\+|\bF\d+\b|\b(?:toolbar|[Bb]ar|context menu)\b")
_TO_DO = re.compile(r"^(?:[Ii]f you want )?[Tt]o ([a-z][^,.;:]{5,110}), (.+)$")
_DO_TO = re.compile(r"^((?:Choose|Click|Press) .+?)(?:,? in order)? to ([a-z][^.;:]{8,100})$")


def _prose(blocks: Sequence[Block], access: tuple[str, ...]) -> Iterator[Procedure]:
    for heading, sentence in _sentences(blocks):
        found = _instruction(sentence, heading)
        if found and _REACHED.search(" ".join(found.steps)):
            yield found
        elif found and access and '"' in " ".join(found.steps):
            yield found._replace(steps=access + found.steps)


def _sentences(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    heading = ""
    for block in blocks:
        if block.kind == "heading":
            heading = readable(block.text)
        elif block.kind == "paragraph" and block.role != "access":
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z⟦])", readable(block.text)):
                yield heading, sentence.strip().rstrip(".")


def _instruction(sentence: str, heading: str) -> Procedure | None:
    """'To do X, choose A > B' and 'Choose A > B to do X'."""
    match = _TO_DO.match(sentence)
    if match and is_imperative(match.group(2)):
        purpose, doing = match.group(1), match.group(2)
    else:
        match = _DO_TO.match(sentence)
        if not match or not is_imperative(match.group(1)):
            return None
        doing, purpose = match.group(1), match.group(2)
    steps = split_steps(doing)
    if re.search(r"\b(?:want|need|like|able|use|how)$", doing):
        return None
    if not steps or not _UI.search(" ".join(steps)):
        return None
    return Procedure("prose", f"To {purpose}", heading, steps)


def _reference(blocks: Sequence[Block], access: tuple[str, ...]) -> Iterator[Procedure]:
    """A reference page says how its command is reached and what each control does."""
    heading, level, seen_access, menu = "", 0, False, False
    for block in blocks:
        if block.kind == "heading":
            heading, level = readable(block.text).strip('"'), block.level
        elif block.role == "access":
            seen_access = True
        elif block.role == "control" and heading:
            purpose = readable(block.text).split(". ")[0].rstrip(".")
            menu = menu or bool(re.match(r"Opens? a (?:sub)?menu", purpose))
            if level == 1:
                yield Procedure("reference", purpose, heading, access)
            elif seen_access and heading not in _CLOSING and not _SHOWN.match(purpose):
                yield Procedure(
                    "control", purpose, heading, _reach(heading, purpose, access, menu=menu)
                )
            heading = ""


_SHOWN = re.compile(
    r"Clos|.*\bdrag|(?:Displays?|Shows?) (?:the|an?) (?:current|name|amount|shortcut|list|number|available|path|"
    r"distance|color|width|height|"
    r"\w+ (?:keys|names?|of|that))\b"
)
_CLOSING = ("Cancel", "Close", "OK", "Help", "Reset", "Apply", "Back", "Next", "Finish")


_ELSEWHERE = re.compile(
    r"; then |⟦Insert - Chart|[Cc]ontext menu|[Rr]ight-click|⟦(?:View - |Manage )Styles⟧|⟦Styles - "
)


def _access(blocks: Sequence[Block], menus: Sequence[str]) -> tuple[str, ...]:
    """The first way to the command that is a menu path of the application."""
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
    opens = re.match(r"(?:Opens?|Exit|Print|Help)\b", purpose)
    return (step,) if opens or _AT_ONCE.search(" ".join(access)) else (step, 'Click "OK"')
