"""One walk over documentation trees; a dialect only says what each element is."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from lamwright.collect.blocks import Block
from lamwright.collect.instructions import is_imperative
from lamwright.collect.wording import readable

Part = Literal[
    "heading", "paragraph", "steps", "bullets", "terms", "skip", "aside",
    "path", "name", "keys", "key", "literal", "emphasis", "image", "block", "inline", "alternatives",
]  # fmt: skip
Dialect = Callable[[etree._Element], Part]
_LISTS = {"steps", "bullets", "terms", "alternatives"}
_BLOCKS = {"heading", "paragraph", "block", "aside", *_LISTS}
_INLINE = {"emphasis", "skip", "inline", "name", "path", "keys", "key", "literal", "image"}
_TERM_LEVEL = 7
_ARROW = r"(?:→|‣|›|▸|»|➔|➜|->|>)"
_ARROWS = {
    "→": "Right",
    "←": "Left",
    "↑": "Up",
    "↓": "Down",
    "⏎": "Enter",
    "↵": "Enter",
    "⌘": "Cmd",
    "⇧": "Shift",
}
_CHORD = re.compile(r"\b(Ctrl|Control|Alt|Shift|Cmd|Command|Super|Meta|Option)\s*[-+]\s*(?=\S)")
_KEY = re.compile(
    r"(?:Ctrl|Control|Alt|Shift|Cmd|Super|Meta|Enter|Return|Esc|Escape|Tab|Delete|Del|Backspace|Space|Home|End|Insert|"
    r"Page ?(?:Up|Down)|Up|Down|Left|Right|F\d{1,2}|.)(?:\+.*)?",
    re.IGNORECASE,
)
_STEPPED = re.compile(r"(?<=\w)(?:…|\.{3})? (?:->|>|→|▸|⇒) (?=[A-Z])")
_CONTROL = re.compile(r"[A-Z][\w .&/'…-]{1,40}|[A-Z][\w .&/'-]*(?: > [A-Z][\w .&/'…-]*)+")
"""What is written like the name of a control, where it stands as a literal."""
_IMAGE = re.compile(
    r"(?P<verb>\b(?:[Cc]lick|[Pp]ress|[Ss]elect|[Cc]hoose|[Tt]ap|[Uu]se|[Oo]pen)(?: on)?(?: the)?) ?⟨(?P<alt>[^⟩]*)⟩"
)
_NUMBER = re.compile(r"^(?:(?:Chapter|Section|Appendix) )?[\dA-Z]{1,2}(?:\.\d+)*\.[\s\xa0]+(?=\S)")
_ONE_OF = re.compile(
    r"\b(?:one of the|either|do one|any of the|following (?:options|ways|methods|actions|choices))\b",
    re.IGNORECASE,
)


def walk(root: etree._Element, dialect: Dialect) -> Iterator[Block]:
    """The blocks below ``root`` in reading order."""
    yield from _Walker(dialect).blocks(root, 1, aside=False)


class _Walker:
    def __init__(self, dialect: Dialect) -> None:
        self._part = dialect

    def blocks(self, element: etree._Element, depth: int, *, aside: bool) -> Iterator[Block]:
        for child in _elements(element):
            part = self._part(child)
            role: Literal["", "aside"] = "aside" if aside else ""
            if part == "heading":
                yield Block("heading", _title(self.text(child)), level=_level(child, depth))
            elif part == "steps":
                for title in (each for each in _elements(child) if self._part(each) == "heading"):
                    yield Block("heading", _title(self.text(title)), level=depth + 1)
                yield Block(
                    "steps", items=tuple(self._items(child)), start=_start(child), role=role
                )
            elif part == "terms":
                yield from self._terms(child, depth, aside=aside)
            elif part in _INLINE:
                continue
            elif part == "bullets":
                yield Block("bullets", items=tuple(self._flat(child)), role=role)
                yield from self.blocks(child, depth + 1, aside=aside)
            elif part != "paragraph" and self._has_blocks(child):
                yield from self.blocks(child, depth + 1, aside=aside or part == "aside")
            elif text := self.text(child):
                yield Block("paragraph", text, role="aside" if part == "aside" else role)

    def _has_blocks(self, element: etree._Element) -> bool:
        return any(self._part(child) in _BLOCKS for child in _elements(element))

    def _terms(self, element: etree._Element, depth: int, *, aside: bool) -> Iterator[Block]:
        """A definition list: each term is a heading of its own."""
        for child in _elements(element):
            tag = _tag(child)
            if tag in {"dt", "term", "title"}:
                yield Block("heading", _title(self.text(child)), level=_TERM_LEVEL)
            elif self._has_blocks(child) or tag in {"varlistentry", "item"}:
                if tag in {"varlistentry", "item"}:
                    yield from self._terms(child, depth, aside=aside)
                else:
                    yield from self.blocks(child, depth + 1, aside=aside)
            elif text := self.text(child):
                yield Block("paragraph", text)

    def _items(self, steps: etree._Element) -> Iterator[str]:
        """One text per step; of nested alternatives the first, of nested parts all."""
        for item in _elements(steps):
            part = self._part(item)
            if part in {"skip", "heading", "aside"}:
                continue
            if part in {"steps", "bullets"}:
                yield from self._items(item)
                continue
            lead = self.text(item)
            yield lead
            for nested in self._nested(item):
                found = list(self._items(nested))
                if self._part(nested) == "bullets" and not any(map(_instructs, found)):
                    continue
                one_only = self._part(nested) == "alternatives" or (
                    self._part(nested) == "bullets" and _are_ways(lead, found)
                )
                yield from found[:1] if one_only else found

    def _flat(self, bullets: etree._Element) -> Iterator[str]:
        """One text per bullet, without what is nested in it."""
        return (self.text(item) for item in _elements(bullets) if self._part(item) == "block")

    def _nested(self, item: etree._Element) -> Iterator[etree._Element]:
        for child in _elements(item):
            part = self._part(child)
            if part in {"steps", "bullets", "alternatives"}:
                yield child
            elif part in {"block", "paragraph"}:
                yield from self._nested(child)

    def text(self, element: etree._Element) -> str:
        """The text of ``element`` without lists and asides, terms in ``⟦ ⟧``."""
        text = re.sub(r"\s+", " ", "".join(self._pieces(element))).strip()
        text = re.sub(rf"⟧\s*{_ARROW}\s*⟦", " - ", text)
        text = re.sub(rf"⟧\s*{_ARROW}\s*(?=[A-Z])", "⟧ > ", text)
        text = re.sub(r"\s*(?:→|‣|›|▸|➔|➜)\s*", " > ", text)
        said = text
        text = _IMAGE.sub(
            lambda found: _pictured(found["verb"], found["alt"], said[found.end() :].lstrip()), said
        )
        return re.sub(r"\s*⟨[^⟩]*⟩", "", text)

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._piece(child)
            yield child.tail or ""

    def _piece(self, child: etree._Element) -> Iterator[str]:
        part = self._part(child)
        if part in _LISTS or part in {"skip", "aside"}:
            yield " "
        elif part == "path":
            names = [self._plain(each) for each in child.iter() if self._part(each) == "name"]
            inner = " - ".join(name for name in names if name) or self._plain(child)
            inner = re.sub(rf"\s*{_ARROW}\s*", " - ", inner)
            yield f"⟦{inner}⟧"
        elif part == "keys":
            keys = [self._plain(each) for each in _elements(child)] or [self._plain(child)]
            yield "+".join(map(_key, filter(None, keys)))
        elif part == "key":
            yield _key(self._plain(child))
        elif part == "literal":
            inner = "".join(self._pieces(child))
            yield _literal(inner)
        elif (
            part == "emphasis"
            and (inner := "".join(self._pieces(child)))
            and _STEPPED.search(inner)
        ):
            yield f"⟦{_STEPPED.sub(' - ', inner.strip())}⟧"
        elif part == "image":
            yield f"⟨{(child.get('alt') or '').strip()}⟩"
        else:
            inner = "".join(self._pieces(child))
            marked = part == "name" and inner.strip() and "⟦" not in inner
            yield f"⟦{_path_in(inner.strip())}⟧" if marked else inner
            if part in _BLOCKS:
                ends = part in {"heading", "paragraph"} and re.search(r"[\w⟧)]\s*$", inner)
                yield ". " if ends and child.getnext() is not None else " "

    def _plain(self, element: etree._Element) -> str:
        """The text of a term; of a term in a term only the inner one counts."""
        if any(self._part(each) == "name" for each in element.iter() if each is not element):
            return ""
        return re.sub(r"\s+", " ", "".join(map(str, element.itertext()))).strip(" .…:")


def _path_in(name: str) -> str:
    """``Select >All`` is a path as much as ``Select > All``; ``a->b`` and ``<x>`` are none."""
    return re.sub(rf"(?<=[\w.)]) {_ARROW} ?(?=\w)|(?<=[\w.)]){_ARROW} (?=\w)", " - ", name)


def _key(name: str) -> str:
    """The name of a key or chord: arrows in words, ``Ctrl-S`` and ``Ctrl + S`` as ``Ctrl+S``."""
    named = "".join(_ARROWS.get(char, char) for char in name.strip())
    return _CHORD.sub(r"\1+", re.sub(r"\bControl(?=[+-])", "Ctrl", named))


def _literal(text: str) -> str:
    """Code and typed text: the name of a control, a key, or what it is."""
    inner = text.strip()
    if _KEY.fullmatch(inner):
        return _key(inner)
    named = _CONTROL.fullmatch(inner) and "⟦" not in inner
    return f"⟦{_path_in(inner)}⟧" if named else text


def _pictured(verb: str, alt: str, after: str) -> str:
    """'Click' and a picture: its description is the name, where it has one and no name follows."""
    named = alt.strip(' ".')
    good = (
        named and len(named) < 60 and not re.search(r"\.\w{3,4}$|(?i:screenshot|image of)", named)
    )
    return f'{verb} "{named}"' if good and after[:1] != "⟦" else verb


def _instructs(item: str) -> bool:
    return is_imperative(readable(item))


def _are_ways(lead: str, items: list[str]) -> bool:
    """Whether nested bullets are other ways or cases, of which one is done."""
    cases = all(re.match(r"(?:To|If|For|When|On|In)\b", readable(item)) for item in items)
    return bool(_ONE_OF.search(lead)) or (cases and len(items) > 1)


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _title(text: str) -> str:
    return _NUMBER.sub("", text).strip(" ¶")


def _level(element: etree._Element, depth: int) -> int:
    match = re.fullmatch(r"h([1-6])", _tag(element))
    return int(match.group(1)) if match else depth


def _start(element: etree._Element) -> int:
    said = element.get("start") or ""
    return int(said) if said.isdigit() else 1
