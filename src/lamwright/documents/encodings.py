"""Encodings of XML from outside: what is written in one of these is read, anything else is damaged.

Python knows more of them, some of which are no encodings of text, or cost without end.
"""

import codecs
import re

_DECLARED = re.compile(rb"^<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._:-]{0,40})")
_OF_EXPAT = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "ascii"})
_OTHERS = re.compile(
    r"iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|tis-620|hp-roman8"
    r"|gb2312|gbk|gb18030|hz|big5(hkscs)?|euc_(jp|kr|jis_2004|jisx0213)|shift_jis\w*|iso2022_\w+|johab"
)


class UnknownEncoding(Exception):
    """Nobody knows how to read this text."""


def other_encoding(head: bytes) -> str | None:
    """What XML that begins so is written in, if expat does not read that by itself.

    Raises ``UnknownEncoding``.
    """
    declared = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError as error:
        raise UnknownEncoding from error
    if name in _OF_EXPAT:
        return None
    if not _OTHERS.fullmatch(name):
        raise UnknownEncoding
    return name
