"""One walk over documentation trees; a dialect only says what each element is."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from lamwright.collect.markup import Block

Part = Literal[
    "heading", "paragraph", "steps", "bullets", "terms", "skip", "aside",
    "path", "name", "keys", "block", "inline", "alternatives",
]  # fmt: skip
Dialect = Callable[[etree._Element], Part]
_LISTS = {"steps", "bullets", "terms", "alternatives"}
_BLOCKS = {"heading", "paragraph", "block", "aside", *_LISTS}
_TERM_LEVEL = 7
_ARROW = r"(?:→|‣|›|▸|»|➔|➜|->|>)"
_NUMBER = re.compile(r"^(?:(?:Chapter|Section|Appendix) )?[\dA-Z]{1,2}(?:\.\d+)*\.[\s\xa0]+(?=\S)")
_ONE_OF = re.compile(r"\b(?:one of the|either|do one|any of the)\b", re.IGNORECASE)


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
                yield Block(
                    "steps", items=tuple(self._items(child)), start=_start(child), role=role
                )
            elif part == "terms":
                yield from self._terms(child, depth, aside=aside)
            elif part in {"skip", "inline", "name", "path", "keys"}:
                continue
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
                one_only = self._part(nested) == "alternatives" or (
                    self._part(nested) == "bullets" and bool(_ONE_OF.search(lead))
                )
                found = list(self._items(nested))
                yield from found[:1] if one_only else found

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
        return re.sub(r"\s*(?:→|‣|›|▸|➔|➜)\s*", " > ", text)

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
            yield "+".join(key for key in keys if key)
        else:
            inner = "".join(self._pieces(child))
            marked = part == "name" and inner.strip() and "⟦" not in inner
            yield f"⟦{re.sub(rf' {_ARROW} ', ' - ', inner.strip())}⟧" if marked else inner
            if part in _BLOCKS:
                yield ". " if part == "heading" and re.search(r"\w\s*$", inner) else " "

    def _plain(self, element: etree._Element) -> str:
        """The text of a term; of a term in a term only the inner one counts."""
        if any(self._part(each) == "name" for each in element.iter() if each is not element):
            return ""
        return re.sub(r"\s+", " ", "".join(map(str, element.itertext()))).strip(" .…:")


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
