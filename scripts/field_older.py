"""Words by place of the older kinds of files, read from their bytes: Word 97 (.doc) and rich text (.rtf)."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import olefile

_PIECE_TABLE, _PROPERTIES = 2, 1
_HAS_TABLE_1, _COMPLEX = 0x0200, 0x40000000
_FIRST_OF_97 = 0x69
_STORIES = ("body", "footnote", "edge", "", "comment", "endnote", "box", "box")
"""What the text of a Word file holds, in this order; the fourth are macros, which no file has."""
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")

Texts = dict[str, list[str]]


def texts_of_doc(path: Path) -> Texts | None:
    """The texts of a Word 97 file by place; None for older ones."""
    with olefile.OleFileIO(path) as container:
        main = container.openstream("WordDocument").read()
        if struct.unpack_from("<H", main, 2)[0] < _FIRST_OF_97:
            return None
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        table = container.openstream("1Table" if flags & _HAS_TABLE_1 else "0Table").read()
    start, size = struct.unpack_from("<II", main, 0x01A2)
    text = "".join(_pieces(main, table[start : start + size]))
    lengths = struct.unpack_from("<8I", main, 0x4C)
    found: Texts = {}
    at = 0
    for place, length in zip(_STORIES, lengths, strict=True):
        held = text[at : at + length]
        at += length
        if place:
            found.setdefault(place, []).extend(
                re.split("[\r\x07\x0b\x0c\x0e]", _shown(_paired(held)))
            )
    return found


def _shown(text: str) -> str:
    """Text without the instructions of its fields."""
    while (less := _INSTRUCTION.sub("", text)) != text:
        text = less
    return text.translate({0x15: None, 0x1E: "-", 0x1F: None})


def _pieces(main: bytes, clx: bytes) -> Iterator[str]:
    at = 0
    while at < len(clx) and clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != _PIECE_TABLE:
        return
    size = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table)
    for number in range(count):
        where = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        length = ends[number + 1] - ends[number]
        if where & _COMPLEX:
            start = (where & ~_COMPLEX) // 2
            yield main[start : start + length].decode("cp1252", "replace")
        else:
            units = struct.unpack_from(f"<{length}H", main, where)
            yield "".join(map(chr, units))  # counted as Word counts: two for what is beyond U+FFFF


_TOKEN = re.compile(
    rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)", re.S
)
_PLACES = {
    "header": "edge", "headerl": "edge", "headerr": "edge", "headerf": "edge", "footer": "edge",
    "footerl": "edge", "footerr": "edge", "footerf": "edge", "footnote": "footnote",
    "annotation": "comment", "shptxt": "box", "dptxbxtext": "box",
}  # fmt: skip
_HIDDEN = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "fldinst", "objdata", "nonshppict", "sp",
    "listtext", "pntext", "filetbl", "generator", "themedata", "atnid", "atnauthor", "atntime",
    "atnref", "atndate", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "deleted", "object", "ftnsep",
    "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "ud", "objclass", "pnseclvl", "shprslt",
    "mmathPr", "datafield", "background",
}  # fmt: skip
_BREAKS = {"par", "line", "cell", "row", "tab", "sect", "page", "nestcell", "nestrow", "column"}
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",  # noqa: RUF001
    "rdblquote": "”", "bullet": "•",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True)
class _Group:
    """What holds between two braces."""

    place: str = "body"
    is_hidden: bool = False
    is_starred: bool = False
    skip: int = 1
    font: int = 0
    in_fonts: bool = False


@dataclass
class _Rtf:
    """A reader of rich text: groups within each other, characters in the code page of their font."""

    page: str = "cp1252"
    state: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    found: Texts = field(default_factory=dict)
    bytes_: bytearray = field(default_factory=bytearray)
    to_skip: int = 0

    def read(self, data: bytes) -> Texts:
        at = 0
        while at < len(data):
            token = _TOKEN.match(data, at)
            at = token.end() if token else at + 1
            if token:
                at += self._take(*token.groups())
        self._flush()
        return {place: _paired("".join(parts)).split("\n") for place, parts in self.found.items()}

    def _take(self, *parts: bytes | None) -> int:
        """Read a token; how many bytes behind it are no text."""
        word, number, code, sign, brace, plain = parts
        if word is not None:
            return self._word(word.decode(), int(number) if number else None)
        if code is not None:
            self._raw(bytes([int(code, 16)]))
        elif brace is not None:
            self._flush()
            if brace == b"{":
                self.stack.append(self.state)
                self.state = replace(self.state, is_starred=False)
            elif self.stack:
                self.state = self.stack.pop()
        elif sign is not None:
            self._sign(sign)
        elif plain is not None:
            self._raw(plain)
        return 0

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.state = replace(self.state, is_starred=True)
        elif sign in b"\r\n":
            self._say("\n")
        elif sign in b"~_":
            self._say(" " if sign == b"~" else "-")
        elif sign in b"\\{}":
            self._raw(sign)

    def _raw(self, data: bytes) -> None:
        data, self.to_skip = data[self.to_skip :], max(0, self.to_skip - len(data))
        if not self.state.is_hidden:
            self.bytes_ += data

    def _flush(self) -> None:
        if self.bytes_:
            page = self.fonts.get(self.state.font, self.page)
            self._put(bytes(self.bytes_).decode(page, "replace"))
            self.bytes_.clear()

    def _say(self, text: str) -> None:
        self._flush()
        if not self.state.is_hidden:
            self._put(text)

    def _put(self, text: str) -> None:
        self.found.setdefault(self.state.place, []).append(text)

    def _word(self, word: str, number: int | None) -> int:
        self.to_skip = 0
        if word == "bin":
            return number or 0
        if word == "u" and number is not None:
            self._say(chr(number % 65536))
            self.to_skip = self.state.skip
        elif word in _BREAKS or word in _SIGNS:
            self._say(_SIGNS.get(word, "\n" if word != "tab" else " "))
        elif word in {"uc", "f", "ansicpg", "fcharset", "mac"}:
            self._setting(word, number or 0)
        else:
            self._destination(word)
        return 0

    def _setting(self, word: str, number: int) -> None:
        self._flush()
        if word == "uc":
            self.state = replace(self.state, skip=number)
        elif word == "f":
            self.state = replace(self.state, font=number)
        elif word == "fcharset" and self.state.in_fonts:
            self.fonts[self.state.font] = _CHARSETS.get(number, self.page)
        else:
            self.page = "mac-roman" if word == "mac" else _page(number)

    def _destination(self, word: str) -> None:
        self._flush()
        if word == "ftnalt" and self.state.place == "footnote":
            self.state = replace(self.state, place="endnote")
        elif word in _PLACES:
            nested = self.state.place in {"edge", "comment"}
            place = self.state.place if nested else _PLACES[word]
            self.state = replace(self.state, place=place, is_starred=False, is_hidden=False)
            self._put("\n")  # what stood there before is another text
        elif word in _HIDDEN or (self.state.is_starred and word not in {"shpinst", "shp"}):
            fonts = self.state.in_fonts or word == "fonttbl"
            self.state = replace(self.state, is_hidden=True, is_starred=False, in_fonts=fonts)


def _paired(text: str) -> str:
    """With surrogates, of which rich text writes two for a character, as that character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _page(number: int) -> str:
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"


def texts_of_rtf(path: Path) -> Texts:
    """The texts of a rich text file by place."""
    return _Rtf().read(path.read_bytes())
