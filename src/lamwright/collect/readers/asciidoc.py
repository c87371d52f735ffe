"""AsciiDoc, as far as documentation of applications uses it: to HTML first, then as any HTML.

No reader of it is kept in Python (the old ``asciidoc`` is a program that runs filters), so lists,
blocks, admonitions and the macros ``menu:``, ``btn:`` and ``kbd:`` are read here.
"""

import re
from html import escape

from lxml import html

from lamwright.collect.blocks import Block, decode
from lamwright.collect.readers.html import html_blocks
from lamwright.collect.sources.page import Unreadable

_ATTRIBUTE = re.compile(r"^:(!?[\w-]+!?):(?:\s+(.*))?$")
_HEADING = re.compile(r"^(={1,6}|#{1,6}) (.+?)(?: =+)?$")
_UNDERLINE = re.compile(r"^([=~^+-])\1{2,}$")
_ITEM = re.compile(
    r"^\s*(?:(?P<dots>\.{1,5})|(?P<number>\d+|[a-z])\.|(?P<stars>\*{1,5}|-)) +(?P<text>\S.*)$"
)
_TERM = re.compile(r"^\s*(\S.*?)(?::{2,4}|;;)(?: +(.*))?$")
_FENCE = re.compile(r"^(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```\w*|[|,:!]={3,})\s*$")
_NOTE = re.compile(r"^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): (.*)$")
_NOTE_BLOCK = re.compile(
    r"^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|sidebar|quote|abstract)\b.*\]$", re.IGNORECASE
)
_STYLE = re.compile(r"^\[[^\]]*\]$")
_DIRECTIVE = re.compile(
    r"^(?:ifdef|ifndef|ifeval|endif|include|image|video|audio|toc|index|ifndef)::?.*$|^//(?!/)|^<<<$|^'''$"
)
_TITLE = re.compile(r"^\.(?=[A-Z\w])(.+)$")
_BARRIER = "block"
"""Stands among open lists where a block began."""
_CODE = ("-", ".", "+", "`", "/")
_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}


def asciidoc_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of an AsciiDoc page; nothing is included. Raises ``Unreadable``."""
    shown = _Reader(decode(content).splitlines()).html()
    if not shown.strip():
        raise Unreadable("the page holds no text")
    tree = html.document_fromstring(
        f"<html><body>{shown}</body></html>", parser=html.HTMLParser(no_network=True)
    )
    return html_blocks(tree)


class _Reader:
    """Goes through the lines once; open lists and blocks are a stack of end tags."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [line.rstrip() for line in lines]
        self._place = 0
        self._out: list[str] = []
        self._lists: list[str] = [_BARRIER]
        self._fences: list[tuple[str, str]] = []
        self._attributes: dict[str, str] = {}
        self._note = False
        self._attached = False

    def html(self) -> str:
        while self._place < len(self._lines):
            self._line(self._lines[self._place])
            self._place += 1
        while self._fences:
            self._fence(self._fences[-1][0])
        self._close_lists()
        return "\n".join(self._out)

    def _line(self, line: str) -> None:
        if line.strip() == "+":
            self._attached = True
        elif attribute := _ATTRIBUTE.match(line):
            self._attributes[attribute[1]] = attribute[2] or ""
        elif fence := _FENCE.match(line):
            self._fence(fence[1])
        elif not line or _DIRECTIVE.match(line):
            self._attached = self._attached and bool(line)
        elif _NOTE_BLOCK.match(line):
            self._note = True
        elif not _STYLE.match(line):
            self._text(line)
            self._note = self._attached = False

    def _text(self, line: str) -> None:
        if heading := _HEADING.match(line):
            self._heading(len(heading[1]), heading[2])
        elif self._underlined(line):
            self._place += 1
            self._heading(_LEVELS[self._lines[self._place][0]], line)
        elif item := _ITEM.match(line):
            self._item(item)
        elif note := _NOTE.match(line):
            self._out.append(f"<aside><p>{self._inline(self._paragraph(note[1]))}</p></aside>")
        elif (term := _TERM.match(line)) and not line.startswith("http"):
            self._close_lists()
            text = f"<dd><p>{self._inline(term[2])}</p></dd>" if term[2] else ""
            self._out.append(f"<dl><dt>{self._inline(term[1])}</dt>{text}</dl>")
        else:
            title = _TITLE.match(line)
            after = self._lines[self._place + 1] if self._place + 1 < len(self._lines) else ""
            if title and after.startswith(("image::", "[", "|", "----", "```")):
                return
            text = title[1] if title else self._paragraph(line)
            if not self._attached and not title:
                self._close_lists()
            tag = "aside" if self._note else "p"
            self._out.append(f"<{tag}>{self._inline(text)}</{tag}>")

    def _underlined(self, line: str) -> bool:
        """Whether the next line is the rule below a heading of about this length."""
        after = self._lines[self._place + 1] if self._place + 1 < len(self._lines) else ""
        rule = _UNDERLINE.match(after)
        return bool(rule) and after[0] in _LEVELS and abs(len(after) - len(line)) < 3

    def _heading(self, level: int, text: str) -> None:
        self._close_lists()
        level = min(level, 6)
        self._out.append(f"<h{level}>{self._inline(text)}</h{level}>")

    def _item(self, item: re.Match[str]) -> None:
        """A list item; a marker that is open already goes on with its list, a new one nests."""
        mark = item["dots"] or item["stars"] or ("1" if (item["number"] or "").isdigit() else "a")
        tag = "ul" if item["stars"] else "ol"
        open_here = self._lists[len(self._lists) - self._lists[::-1].index(_BARRIER) :]
        if mark in open_here:
            while self._lists[-1] != mark:
                self._end_list()
            self._out.append("</li>")
        else:
            self._lists.append(mark)
            self._out.append(f"<{tag}>")
        self._out.append(f"<li><p>{self._inline(self._paragraph(item['text']))}</p>")

    def _end_list(self) -> None:
        mark = self._lists.pop()
        self._out.append("</li></ul>" if mark[0] in "*-" else "</li></ol>")

    def _close_lists(self) -> None:
        """End the lists that were opened since the innermost block was."""
        while self._lists[-1] != _BARRIER:
            self._end_list()

    def _fence(self, mark: str) -> None:
        """A delimited block: code and tables are skipped, of others the text is read."""
        if self._fences and self._fences[-1][0] == mark:
            self._close_lists()
            self._lists.pop()
            self._out.append(self._fences.pop()[1])
            return
        if (mark[0] in _CODE and mark != "--") or mark[0] in "|,:!":
            closing = mark[:3] if mark.startswith("```") else mark
            after = self._lines[self._place + 1 :]
            length = after.index(closing) if closing in after else len(after)
            self._place, self._note = self._place + 1 + length, False
            return
        tag = "aside" if self._note or mark[0] in "*=_" and mark[0] != "=" else "div"
        self._note = False
        if not self._attached:
            self._close_lists()
        self._lists.append(_BARRIER)
        self._fences.append((mark, f"</{tag}>"))
        self._out.append(f"<{tag}>")

    def _paragraph(self, first: str) -> str:
        """``first`` and the lines that belong to its paragraph."""
        lines = [first]
        while self._place + 1 < len(self._lines):
            after = self._lines[self._place + 1]
            ends = not after or after.strip() == "+" or _FENCE.match(after) or _ITEM.match(after)
            if ends or _STYLE.match(after) or (_TERM.match(after) and "::" in after):
                break
            self._place += 1
            if not _DIRECTIVE.match(after):
                lines.append(after.removesuffix(" +"))
        return " ".join(line.strip().removesuffix(" +") for line in lines)

    def _inline(self, text: str) -> str:
        """Text with macros, names and literals as HTML."""
        for name, value in self._attributes.items():
            text = text.replace(f"{{{name}}}", value)
        shown = escape(text, quote=False)
        for pattern, made in _INLINE:
            shown = pattern.sub(made, shown)
        return shown


def _menu(found: re.Match[str]) -> str:
    rest = [part.strip() for part in re.split(r"&gt;|,", found[2]) if part.strip()]
    return f'<span class="menuselection">{" ‣ ".join([found[1].strip(), *rest])}</span>'


def _chosen(found: re.Match[str]) -> str:
    return f'<span class="menuselection">{found[1].replace("&gt;", "‣")}</span>'


_INLINE = (
    (re.compile(r"\(\(\(.*?\)\)\)|(?:indexterm|footnote):\w*\[[^\]]*\]|\[\[[^\]]*\]\]|anchor:\S+\[[^\]]*\]"), ""),
    (re.compile(r"menu:([^\[\]]+?)\[([^\]]*)\]"), _menu),
    (re.compile(r'(?<!\w)"([^"&]+(?: &gt; [^"&]+)+)"'), _chosen),
    (re.compile(r"btn:\[([^\]]+)\]"), r'<span class="guibutton">\1</span>'),
    (re.compile(r"kbd:\[([^\]]+)\]"), r"<kbd>\1</kbd>"),
    (re.compile(r"\[\.?(?:gui\w*|menu\w*|button|label|ui\w*)\]#+([^#]+)#+"), r'<span class="guilabel">\1</span>'),
    (re.compile(r"\[[^\]\s]*\]#+([^#]+)#+"), r"\1"),
    (re.compile(r"icon:([\w-]+)\[[^\]]*\]"), r'<img alt="\1">'),
    (re.compile(r"image:[^\s\[]+\[\"?([^\],\"]*)[^\]]*\]"), r'<img alt="\1">'),
    (re.compile(r"(?:link|xref|mailto):[^\s\[]*\[([^\]]*)\]|https?://[^\s\[]+\[([^\]]*)\]"), r"\1\2"),
    (re.compile(r"&lt;&lt;[^,&]*,\s*([^&]*?)&gt;&gt;"), r"\1"),
    (re.compile(r"&lt;&lt;[^&]*&gt;&gt;"), ""),
    (re.compile(r"(?<![\w*])\*\*?(\S(?:[^*]*?\S)?)\*\*?(?![\w*])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\w_])__?(\S(?:[^_]*?\S)?)__?(?![\w_])"), r"<i>\1</i>"),
    (re.compile(r"``?\+?([^`]+?)\+?``?"), r"<code>\1</code>"),
    (re.compile(r"(?<![\w+])\+(\S(?:[^+]*?\S)?)\+(?![\w+])"), r"\1"),
    (re.compile(r"(?<!\w)'([A-Z][^'&]{1,40})'(?!\w)"), r"<b>\1</b>"),
)  # fmt: skip
