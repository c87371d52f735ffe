"""Blocks of a page -> procedures: lists, instructions in prose, entries of menus."""

import re
from collections.abc import Iterator, Sequence

from lamwright.collect.blocks import Block
from lamwright.collect.commands import commands
from lamwright.collect.instructions import is_imperative
from lamwright.collect.lists import STAGE, listed
from lamwright.collect.procedure import Procedure
from lamwright.collect.steps import split_steps
from lamwright.collect.wording import readable

_UI = re.compile(r' > |"[^"]+"|\b(?:Ctrl|Alt|Shift|F\d+|Enter|Esc)\b')
_REACHED = re.compile(r" > |\b(?:Ctrl|Alt|Shift)\+|\bF\d+\b|\b(?:toolbar|[Bb]ar|context menu)\b")
_TO_DO = re.compile(r"^(?:[Ii]f you want )?[Tt]o ([a-z][^,.;:]{5,110}), (.+)$")
_DO_TO = re.compile(r"^((?:Choose|Click|Press) .+?)(?:,? in order)? to ([a-z][^.;:]{8,100})$")
_ON_PAGE = re.compile(r"\b(?:tab|page)$|^Begin\b|\bTools > Options(?: > [^>]+)*$")
_SETS = re.compile(
    r"(?:set|select|specify|define|turn|enable|disable|choose|add|activate|switch|capture)\b"
)
"""A purpose that is not reached by opening a page of settings."""
_AIMED = re.compile(
    r"(?:In order to|To|If|When|For|Begin|Start by|Open|Go to the|Navigate to the|Export|Install|Download)\b"
)
"""How a paragraph begins that does not hold the whole of what its heading asks for."""
_OPENS = re.compile(r"\bto (?:open|activate|display|show|start) (?:the|a|an)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z⟦])")


def extract(blocks: Sequence[Block], access: tuple[str, ...] = ()) -> Iterator[Procedure]:
    """All procedures of a page, in its order; ``access``: the steps that lead to its dialog, if known."""
    yield from listed(blocks)
    yield from _prose(blocks, access)
    yield from commands(blocks)


def _prose(blocks: Sequence[Block], access: tuple[str, ...]) -> Iterator[Procedure]:
    for heading, sentence in _sentences(blocks):
        found = _instruction(sentence, heading)
        if found and _REACHED.search(" ".join(found.steps)):
            yield found
        elif found and access and '"' in " ".join(found.steps):
            yield found._replace(steps=access + found.steps)
    yield from _below_headings(blocks)


def _sentences(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    heading = ""
    for block in blocks:
        if block.kind == "heading":
            heading = readable(block.text)
        elif block.kind == "paragraph" and block.role != "access":
            for sentence in _SENTENCE.split(readable(block.text)):
                yield heading, sentence.strip().rstrip(".")


def _below_headings(blocks: Sequence[Block]) -> Iterator[Procedure]:
    """'Rename a board' as a heading, 'Choose Edit > Rename' as the paragraph below it."""
    for heading, block, after in zip(blocks, blocks[1:], [*blocks[2:], None], strict=False):
        titled = heading.kind == "heading" and not STAGE.match(heading.text)
        if not titled or block.kind != "paragraph" or block.role:
            continue
        text = readable(block.text)
        first = _SENTENCE.split(text)[0]
        if not is_imperative(first) or _AIMED.match(first) or (after and _goes_on(after)):
            continue
        steps = split_steps(block.text)
        if len(text) < 400 and _REACHED.search(" ".join(steps)) and not _OPENS.search(text):
            title = readable(heading.text)
            yield Procedure("prose", title, title, steps)


def _goes_on(block: Block) -> bool:
    """Whether ``block`` holds more of the instruction that stands before it."""
    listed = block.kind in {"steps", "bullets"}
    return listed or (block.kind == "paragraph" and is_imperative(readable(block.text)))


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
    if _ON_PAGE.search(steps[-1]) and _SETS.match(purpose):
        return None
    return Procedure("prose", f"To {purpose}", heading, steps)
