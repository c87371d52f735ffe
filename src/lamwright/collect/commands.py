"""Commands described in a manual: the menu entry and what it does."""

import re
from collections.abc import Iterator, Sequence

from lamwright.collect.blocks import Block
from lamwright.collect.procedure import Procedure
from lamwright.collect.wording import readable

_TERM = 7
_PATH = re.compile(r"[A-Z][\w&'/ ]{1,30}(?: > [A-Z\"(][^>.;:]{1,50}){1,3}")
_ACCESS = re.compile(
    r"(?:^From|access|reach|get to|find|activate|call|open|start|apply|run) (?:this|the)? ?.{0,60}?"
    r"(?:through|from|via|under|in|with|by|using|at)\b[^>]{0,60}?"
    r"(?P<path>[A-Z][\w&' ]{1,25}(?: > [A-Z][^>.,;()]{0,40}?(?= > |[.,;()]|$)){1,4})"
)
_DOES = re.compile(
    r"^(?:The |This |Use the )?(?:[\w' \"&/-]{2,45} )?(?:command|filter|option|tool|entry|function|effect|plug-in) "
    r"(?:(?:is used|allows you|lets you|enables you) to |will )?(?P<does>[a-z]+(?:s|es)? .{8,160})$"
)
_THIS = re.compile(
    r"^(?:This|It)(?: (?:menu )?(?:item|entry|action|button))? "
    r"(?:will |lets you |allows you to )?(?P<does>[a-z]+ .{8,160})$"
)


def commands(blocks: Sequence[Block]) -> Iterator[Procedure]:
    """One procedure for each menu entry whose description says what it does."""
    yield from _terms(blocks)
    yield from _described(blocks)


def _terms(blocks: Sequence[Block]) -> Iterator[Procedure]:
    """Lists of menu entries: the term is a path, the text below it says what the entry does."""
    path, expected = "", False
    for block in blocks:
        if block.kind == "heading":
            path = readable(block.text).strip(' "') if block.level == _TERM else ""
            expected = bool(_PATH.fullmatch(path))
        elif block.kind == "paragraph" and expected:
            expected = False
            purpose = _does(readable(block.text)) or _first(block.text)
            if re.match(r"[A-Z][a-z]+s?\b", purpose):
                yield Procedure("reference", purpose, path, (f"Choose {_unquoted(path)}",))


def _described(blocks: Sequence[Block]) -> Iterator[Procedure]:
    """'The Duplicate command creates a copy' with 'access it through Image > Duplicate' near by."""
    heading, purpose, near = "", "", 0
    for block in blocks:
        near += 1
        if block.kind == "heading":
            if not re.match(r"(?:Activat|Access|Using|Overview|Open)", block.text):
                heading, purpose = readable(block.text), ""
        elif block.kind == "paragraph" and block.role == "":
            text = readable(block.text)
            found = _does(text)
            if found and not purpose:
                purpose, near = found, 0
            access = _ACCESS.search(text)
            if access and purpose and near < 12:
                path = re.sub(r" (?:or|and|in|on|from|menu)\b.*$", "", access.group("path")).strip()
                yield Procedure("reference", purpose, heading, (f"Choose {_unquoted(path)}",))
                purpose = ""


def _does(text: str) -> str:
    sentence = _first(text)
    match = _DOES.match(sentence) or _THIS.match(sentence)
    if not match or re.match(r"(?:is|are|has|was|can|does|works|requires|needs)\b", match["does"]):
        return ""
    return match["does"][:1].upper() + match["does"][1:]


def _first(text: str) -> str:
    """The first sentence."""
    return re.split(r"(?<=[a-z)\"])[.:](?:\s|$|(?=[A-Z]))", readable(text))[0].rstrip(".: ")


def _unquoted(path: str) -> str:
    return path.replace('"', "").strip(" .")
