"""Properties in effect -> the format records."""

from functools import lru_cache

from lamwright.documents.measures import fill, millimetres, percent, points
from lamwright.documents.styles import Properties
from lamwright.records.document import (
    Alignment,
    Break,
    Capitals,
    CharacterFormat,
    ParagraphFormat,
    Position,
)

_REMEMBERED = 1024
_SIDES = ("top", "bottom", "left", "right")
_LINES = {
    "solid": "single",
    "dotted": "dotted",
    "dash": "dash",
    "long-dash": "long dash",
    "dot-dash": "dot dash",
    "dot-dot-dash": "dot dot dash",
    "wave": "wave",
}


def character_format(text: Properties, style: str) -> CharacterFormat:
    """``text``: text properties in effect; ``style``: display name of the character style."""
    return _character_format(frozenset(text.items()), style)


@lru_cache(maxsize=_REMEMBERED)
def _character_format(held: frozenset[tuple[str, str]], style: str) -> CharacterFormat:
    """Documents have few formats and many stretches of text."""
    text = dict(held)
    return CharacterFormat(
        font=text.get("font", ""),
        size=points(text.get("fo:font-size", "12pt")),
        bold=_heavy(text.get("fo:font-weight", "normal")),
        italic=text.get("fo:font-style", "normal") in {"italic", "oblique"},
        underline=_underline(text),
        overline=text.get("style:text-overline-style", "none") != "none",
        strikethrough=text.get("style:text-line-through-style", "none") != "none",
        position=_position(text.get("style:text-position", "")),
        capitals=_capitals(text),
        colour=text.get("fo:color", "automatic").lower(),
        highlight=fill(text.get("fo:background-color", "")),
        outline=text.get("style:text-outline") == "true",
        shadow=text.get("fo:text-shadow", "none") != "none",
        hidden=text.get("text:display") == "none",
        spacing=points(text.get("fo:letter-spacing", "")),
        style=style,
        language=_language(text),
    )


def paragraph_format(paragraph: Properties, text: Properties) -> ParagraphFormat:
    """The part of a paragraph's format that its properties give."""
    return _paragraph_format(frozenset(paragraph.items()), frozenset(text.items()))


@lru_cache(maxsize=_REMEMBERED)
def _paragraph_format(
    of_paragraph: frozenset[tuple[str, str]], of_text: frozenset[tuple[str, str]]
) -> ParagraphFormat:
    paragraph, text = dict(of_paragraph), dict(of_text)
    return ParagraphFormat(
        alignment=alignment(paragraph),
        line_spacing=_line_spacing(paragraph),
        above=millimetres(paragraph.get("fo:margin-top", "")),
        below=millimetres(paragraph.get("fo:margin-bottom", "")),
        left=millimetres(paragraph.get("fo:margin-left", "")),
        right=millimetres(paragraph.get("fo:margin-right", "")),
        first_line=millimetres(paragraph.get("fo:text-indent", "")),
        break_before=_break(paragraph.get("fo:break-before", "")),
        break_after=_break(paragraph.get("fo:break-after", "")),
        keep_with_next=paragraph.get("fo:keep-with-next", "auto") == "always",
        keep_together=paragraph.get("fo:keep-together", "auto") == "always",
        background=background(paragraph),
        border=bordered(paragraph),
        shadow=paragraph.get("style:shadow", "none") != "none",
        drop_cap_lines=int(paragraph.get("drop-cap", "0")),
        tab_stops=tuple(millimetres(stop) for stop in paragraph.get("tab-stops", "").split()),
        hyphenation=text.get("fo:hyphenate") == "true",
    )


def alignment(paragraph: Properties) -> Alignment:
    """Left, right, center or justify; 'start' is read as left to right."""
    value = paragraph.get("fo:text-align", "start")
    if value in {"end", "right"}:
        return "right"
    if value == "center":
        return "center"
    return "justify" if value == "justify" else "left"


def background(properties: Properties) -> str:
    """The fill colour of a paragraph, page or cell."""
    if properties.get("draw:fill") == "solid" and "draw:fill-color" in properties:
        return fill(properties["draw:fill-color"])
    return fill(properties.get("fo:background-color", ""))


def bordered(properties: Properties) -> bool:
    """Whether at least one side has a line."""
    lines = (properties.get(f"fo:border-{side}", "none") for side in _SIDES)
    return any(line not in {"none", "hidden", ""} for line in lines)


def _heavy(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)


def _underline(text: Properties) -> str:
    style = text.get("style:text-underline-style", "none")
    if style == "none":
        return "none"
    line = _LINES.get(style, style)
    if text.get("style:text-underline-type") == "double":
        return "double" if line == "single" else f"double {line}"
    return f"bold {line}" if text.get("style:text-underline-width") == "bold" else line


def _position(value: str) -> Position:
    where = value.split(" ")[0]
    if where in {"super", "sub"}:
        return "superscript" if where == "super" else "subscript"
    shift = percent(where) or 0.0
    if shift == 0:
        return "normal"
    return "superscript" if shift > 0 else "subscript"


def _capitals(text: Properties) -> Capitals:
    if text.get("fo:font-variant") == "small-caps":
        return "small-caps"
    value = text.get("fo:text-transform", "none")
    if value == "uppercase":
        return "uppercase"
    if value == "lowercase":
        return "lowercase"
    return "title" if value == "capitalize" else "none"


def _language(text: Properties) -> str:
    language, country = text.get("fo:language", ""), text.get("fo:country", "")
    if language in {"", "none", "zxx"}:
        return ""
    return language if country in {"", "none"} else f"{language}-{country}"


def _line_spacing(paragraph: Properties) -> float:
    height = paragraph.get("fo:line-height", "normal")
    if height != "normal":
        return percent(height) or 0.0
    fixed = ("style:line-height-at-least", "style:line-spacing")
    return 0.0 if any(millimetres(paragraph.get(key, "")) for key in fixed) else 100.0


def _break(value: str) -> Break:
    if value == "page":
        return "page"
    return "column" if value == "column" else "none"
