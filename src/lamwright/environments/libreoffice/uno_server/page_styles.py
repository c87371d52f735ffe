"""Which page styles the pages of a text document have.

LibreOffice's own answer (``isInUse``) leaves out what a section brings in, and is another one after undoing.
"""

import re
import typing

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces

_NAMED = re.compile(rb'style:master-page-name="([^"]+)"')
_STYLE = re.compile(rb"<style:style [^>]*>")
_OF_STYLE = re.compile(rb'style:name="([^"]+)"')
_ESCAPE = re.compile(r"_([0-9a-f]{1,4})_")
_FIRST = "Standard"


def used(opened: "Opened") -> "Iterator[Uno]":
    """The page styles that the text begins with or changes to, and those that follow them, by name."""
    document: Uno = opened.document
    family = document.StyleFamilies.getByName("PageStyles")
    names = {_FIRST, *_changed_to(opened)}
    todo = sorted(names)
    while todo:
        name = todo.pop()
        follower = family.getByName(name).FollowStyle if family.hasByName(name) else name
        if follower not in names:
            names.add(follower)
            todo.append(follower)
    return (family.getByName(name) for name in family.ElementNames if name in names)


def _changed_to(opened: "Opened") -> "Iterator[str]":
    content = opened.content()
    yield from map(plain, _NAMED.findall(content))
    if opened.breaking is None:  # once: exporting the styles takes longer than a whole look
        opened.breaking = list(_breaking(opened.styles()))
    for name, page in opened.breaking:
        if b'style-name="' + name + b'"' in content:
            yield plain(page)


def _breaking(styles: bytes) -> "Iterator[tuple[bytes, bytes]]":
    """The styles that begin a page, as they are named in exports, and its page style."""
    for style in _STYLE.findall(styles):
        name, page = _OF_STYLE.search(style), _NAMED.search(style)
        if name and page:
            yield name[1], page[1]


def plain(name: bytes) -> str:
    """A name as LibreOffice knows it: 'Convert_20_1' is 'Convert 1'."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name.decode("utf-8"))
