"""Word's paragraph and character properties, styles resolved -> the format records."""

from dataclasses import dataclass, field

from lxml import etree

from lamwright.documents.limits import DEEPEST_STYLE
from lamwright.documents.style_names import built_in
from lamwright.documents.word.inheriting import Look, inherited
from lamwright.documents.word.names import colour as colour_of
from lamwright.documents.word.names import (
    every,
    first,
    is_on,
    shown_style,
    tag,
    twips,
    value,
)
from lamwright.records.document import (
    Alignment,
    Capitals,
    CharacterFormat,
    ListKind,
    ParagraphFormat,
    Position,
)

_LINES = {
    "dottedHeavy": "bold dotted",
    "dash": "dash",
    "dashLong": "long dash",
    "dotDash": "dot dash",
    "dotDotDash": "dot dot dash",
    "thick": "bold single",
    "wavyDouble": "double wave",
    "words": "single",
}
_HIGHLIGHTS = {
    "black": "#000000",
    "blue": "#0000ff",
    "cyan": "#00ffff",
    "green": "#00ff00",
    "magenta": "#ff00ff",
    "red": "#ff0000",
    "yellow": "#ffff00",
    "white": "#ffffff",
    "darkBlue": "#000080",
    "darkCyan": "#008080",
    "darkGreen": "#008000",
    "darkMagenta": "#800080",
    "darkRed": "#800000",
    "darkYellow": "#808000",
    "darkGray": "#808080",
    "lightGray": "#c0c0c0",
}
_ALIGNMENTS: dict[str, Alignment] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
}


@dataclass(frozen=True)
class Style:
    """One style as written."""

    name: str
    parent: str
    is_custom: bool
    is_nameable: bool = field(metadata={"holds": "a paragraph or character style"})
    look: dict[str, etree._Element] = field(default_factory=dict)
    text: dict[str, etree._Element] = field(default_factory=dict)


class Styles:
    """The styles and numberings of one document."""

    def __init__(
        self,
        styles: etree._Element | None,
        numbering: etree._Element | None,
        theme: etree._Element | None = None,
        *,
        hyphens: bool,
    ) -> None:
        """Roots of the parts; ``hyphens``: the document hyphenates by itself."""
        self._hyphens, self._theme = hyphens, theme
        defaults = first(styles, "w:docDefaults")
        self._paragraph = children(first(defaults, "w:pPrDefault/w:pPr"))
        self._text = children(first(defaults, "w:rPrDefault/w:rPr"))
        self._styles = {value(s, "w:styleId"): _style(s) for s in every(styles, "w:style")}
        self._default = next(
            (
                value(s, "w:styleId")
                for s in every(styles, "w:style")
                if value(s, "w:type") == "paragraph" and value(s, "w:default") in {"1", "true"}
            ),
            "",
        )
        self._abstract = {value(a, "w:abstractNumId"): a for a in every(numbering, "w:abstractNum")}
        self._numbers = {
            value(n, "w:numId"): value(first(n, "w:abstractNumId"))
            for n in every(numbering, "w:num")
        }

    def custom(self) -> tuple[str, ...]:
        """Shown names of the styles the user made; Writer does not mark them."""
        return tuple(
            sorted({
                style.name
                for style in self._styles.values()
                if style.is_nameable and (style.is_custom or not built_in(style.name))
            })
        )

    def name(self, style: str) -> str:
        """Shown name of a style's id; of the default one for an empty id."""
        found = self._styles.get(style or self._default)
        return found.name if found else ""

    def paragraph(self, direct: Look) -> dict[str, etree._Element]:
        """Paragraph properties in effect."""
        chain = self._chain(value(direct.get("w:pStyle")) or self._default)
        return inherited(self._paragraph, *(style.look for style in chain), direct)

    def character_format(self, paragraph: str, direct: Look) -> CharacterFormat:
        """How characters look in a paragraph of the style ``paragraph``."""
        own = value(direct.get("w:rStyle"))
        chain = [*self._chain(paragraph or self._default), *self._chain(own)]
        look = inherited(self._text, *(style.text for style in chain), direct)
        return _character_format(look, self.name(own) if own else "", self._font(look))

    def _font(self, look: Look) -> str:
        """By name also where the theme of the document gives it."""
        fonts = look.get("w:rFonts")
        theme = value(fonts, "w:asciiTheme")
        kind = "major" if theme.startswith("major") else "minor"
        named = first(self._theme, f".//a:fontScheme/a:{kind}Font/a:latin") if theme else None
        return (named is not None and named.get("typeface")) or value(fonts, "w:ascii")

    def paragraph_format(self, direct: Look) -> ParagraphFormat:
        """How a paragraph looks, but for the breaks that stand in its text."""
        look = self.paragraph(direct)
        spacing, indent = look.get("w:spacing"), look.get("w:ind")
        kind, level = self._list(look)
        frame = look.get("w:framePr")
        in_list = kind != "none"
        hanging = -twips(value(indent, "w:hanging"))
        return ParagraphFormat(
            style=self.name(value(direct.get("w:pStyle"))),
            outline_level=_outline(look.get("w:outlineLvl")),
            alignment=_ALIGNMENTS.get(value(look.get("w:jc")), "left"),
            list_kind=kind,
            list_level=level,
            line_spacing=_line_spacing(spacing),
            above=twips(value(spacing, "w:before")),
            below=twips(value(spacing, "w:after")),
            left=0.0 if in_list else twips(value(indent, "w:start") or value(indent, "w:left")),
            right=twips(value(indent, "w:end") or value(indent, "w:right")),
            first_line=0.0 if in_list else twips(value(indent, "w:firstLine")) or hanging + 0.0,
            break_before="page" if is_on(look.get("w:pageBreakBefore")) else "none",
            keep_with_next=is_on(look.get("w:keepNext")),
            keep_together=is_on(look.get("w:keepLines")),
            background=fill(look.get("w:shd")),
            border=bordered(look.get("w:pBdr")),
            drop_cap_lines=int(value(frame, "w:lines", "0")) if value(frame, "w:dropCap") else 0,
            tab_stops=tuple(
                twips(value(stop, "w:pos")) for stop in every(look.get("w:tabs"), "w:tab")
            ),
            hyphenation=self._hyphens and not is_on(look.get("w:suppressAutoHyphens")),
        )

    def _chain(self, style: str) -> list[Style]:
        """The style after its ancestors; a loop among parents is cut."""
        found: list[Style] = []
        while (
            style in self._styles
            and self._styles[style] not in found
            and len(found) < DEEPEST_STYLE
        ):
            found.insert(0, self._styles[style])
            style = self._styles[style].parent
        return found

    def _list(self, look: Look) -> tuple[ListKind, int]:
        number = value(first(look.get("w:numPr"), "w:numId"))
        level = value(first(look.get("w:numPr"), "w:ilvl"), default="0")
        abstract = self._abstract.get(self._numbers.get(number, ""))
        for held in every(abstract, "w:lvl"):
            if value(held, "w:ilvl") == level:
                kind = value(first(held, "w:numFmt"))
                if kind == "none":
                    break
                return ("bullet" if kind == "bullet" else "number"), int(level) + 1
        return "none", 0


def children(element: etree._Element | None) -> dict[str, etree._Element]:
    """The children of an element by prefixed name."""
    return {tag(child): child for child in element} if element is not None else {}


def _character_format(look: Look, style: str, font: str) -> CharacterFormat:
    """``look``: character properties in effect; ``style``: shown name of the character style."""
    return CharacterFormat(
        font=font,
        size=int(value(look.get("w:sz"), default="20")) / 2,
        bold=is_on(look.get("w:b")),
        italic=is_on(look.get("w:i")),
        underline=_underline(value(look.get("w:u"), default="none")),
        strikethrough=is_on(look.get("w:strike")) or is_on(look.get("w:dstrike")),
        position=_position(look),
        capitals=_capitals(look),
        colour=colour_of(value(look.get("w:color"))) or "automatic",
        highlight=_highlight(look),
        outline=is_on(look.get("w:outline")),
        shadow=is_on(look.get("w:shadow")),
        hidden=is_on(look.get("w:vanish")),
        spacing=round(twips(value(look.get("w:spacing"))) * 72 / 25.4, 1),
        style=style,
        language=value(look.get("w:lang")),
    )


def fill(shading: etree._Element | None) -> str:
    """The background of a paragraph or cell: '#rrggbb' or none."""
    return colour_of(value(shading, "w:fill")) or "none"


def bordered(borders: etree._Element | None) -> bool:
    """Whether at least one side has a line."""
    lines = [value(side) for side in borders] if borders is not None else []
    return any(line not in {"nil", "none", ""} for line in lines)


def _style(element: etree._Element) -> Style:
    return Style(
        name=shown_style(value(first(element, "w:name"))),
        parent=value(first(element, "w:basedOn")),
        is_custom=value(element, "w:customStyle") in {"1", "true"},
        is_nameable=value(element, "w:type") in {"paragraph", "character"},
        look=children(first(element, "w:pPr")),
        text=children(first(element, "w:rPr")),
    )


def _outline(level: etree._Element | None) -> int:
    held = int(value(level, default="9"))
    return 0 if held > 8 else held + 1


def _line_spacing(spacing: etree._Element | None) -> float:
    line = value(spacing, "w:line")
    if not line.isdigit():
        return 100.0
    is_share = value(spacing, "w:lineRule", "auto") == "auto"
    return round(int(line) / 2.4, 1) if is_share else 0.0


def _underline(line: str) -> str:
    return _LINES.get(line, line)


def _position(look: Look) -> Position:
    where = value(look.get("w:vertAlign"))
    if where in {"superscript", "subscript"}:
        return "superscript" if where == "superscript" else "subscript"
    shift = value(look.get("w:position"), default="0")
    if shift.strip("-0") == "":
        return "normal"
    return "subscript" if shift.startswith("-") else "superscript"


def _capitals(look: Look) -> Capitals:
    if is_on(look.get("w:smallCaps")):
        return "small-caps"
    return "uppercase" if is_on(look.get("w:caps")) else "none"


def _highlight(look: Look) -> str:
    named = _HIGHLIGHTS.get(value(look.get("w:highlight")))
    return named or fill(look.get("w:shd"))
