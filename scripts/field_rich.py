"""Makes rich text as Word writes it, a word of its own in every place."""

from collections.abc import Callable
from pathlib import Path

from field_words_made import Drawn

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}"
    r"{\colortbl;\red255\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}"
    r"{\info{\title Made}}\ftnbj\paperw11906\paperh16838"
)


def _escaped(text: str) -> str:
    """Letters beyond ASCII as numbers, those beyond U+FFFF as two."""
    pairs = text.encode("utf-16-le")
    codes = (int.from_bytes(pairs[at : at + 2], "little") for at in range(0, len(pairs), 2))
    return "".join(
        chr(code) if code < 0x80 else f"\\u{code - 65536 if code > 0x7FFF else code}?"
        for code in codes
    )


def _said(drawn: Drawn, place: str) -> str:
    return _escaped(drawn.sentence(place))


def _footnote(drawn: Drawn) -> str:
    return rf"{{\super\chftn}}{{\footnote\pard\plain {{\super\chftn}} {_said(drawn, 'footnote')}}}"


def _endnote(drawn: Drawn) -> str:
    return rf"{{\super\chftn}}{{\footnote\ftnalt\pard\plain {{\super\chftn}} {_said(drawn, 'endnote')}}}"


def _comment(drawn: Drawn) -> str:
    about = r"{\*\atnid AR}{\*\atnauthor A. Reviewer}\chatn"
    return rf"{about}{{\*\annotation\pard\plain {_said(drawn, 'comment')}}}"


def _box(drawn: Drawn) -> str:
    where = r"\shpleft0\shptop0\shpright4000\shpbottom1000\shpwr3"
    kind = r"{\sp{\sn shapeType}{\sv 202}}"
    return rf"{{\shp{{\*\shpinst{where}{kind}{{\shptxt \pard\plain {_said(drawn, 'box')}\par}}}}}}"


def _merge_field(drawn: Drawn) -> str:
    name = drawn.word("name")
    result = _escaped(drawn.word("body"))
    return rf"{{\field{{\*\fldinst MERGEFIELD {name}}}{{\fldrslt {result}}}}} "


def _link(drawn: Drawn) -> str:
    result = _escaped(drawn.word("body"))
    return rf'{{\field{{\*\fldinst HYPERLINK "https://example.org/"}}{{\fldrslt {result}}}}} '


_INLINE: tuple[Callable[[Drawn], str], ...] = (
    _footnote, _endnote, _comment, _box, _merge_field, _link,
)  # fmt: skip


def _paragraph(drawn: Drawn) -> str:
    more = "".join(drawn.rng.choice(_INLINE)(drawn) for _ in range(drawn.rng.randint(0, 2)))
    bold = rf"{{\b {_said(drawn, 'body')}}}" if drawn.chance(0.3) else _said(drawn, "body")
    return rf"\pard\plain {bold} {more} {_said(drawn, 'body')}\par" + "\n"


def _table(drawn: Drawn) -> str:
    columns = drawn.rng.randint(1, 4)
    ends = "".join(rf"\cellx{2000 * (number + 1)}" for number in range(columns))
    made = ""
    for _ in range(drawn.rng.randint(1, 5)):
        cells = "".join(rf"\pard\plain\intbl {_said(drawn, 'table')}\cell " for _ in range(columns))
        made += rf"\trowd\trgaph70{ends}{cells}\row" + "\n"
    return made


def write_rich(path: Path, drawn: Drawn) -> None:
    """Write a rich text document."""
    edges = "".join(
        rf"{{\{name}\pard\plain {_said(drawn, 'edge')}\par}}" for name in ("header", "footer")
    )
    blocks = [_paragraph(drawn)]
    for _ in range(drawn.rng.randint(2, 25)):
        blocks.append(_paragraph(drawn) if drawn.chance(0.8) else _table(drawn) + _paragraph(drawn))
    path.write_text(_HEAD + edges + "".join(blocks) + "}", encoding="ascii")
