"""What the dialects of LibreOffice's applications share: fonts, colours, saving files."""

from collections.abc import Mapping, Sequence

from lamwright.codec import vocabulary as v
from lamwright.codec.dialect import Terminal
from lamwright.codec.lark import QUOTE, either, literal, opening
from lamwright.records.colours import COLOURS


def further_replies(extensions: Sequence[str]) -> list[Terminal]:
    """Set font and colours of the selection; save under a name with one of these endings."""
    return [
        Terminal("SET_FONT", _set_font()),
        _set_color(),
        Terminal("SAVE_AS", [_save_as(extension) for extension in extensions]),
    ]


def further_steps(extensions: Sequence[str]) -> Mapping[str, str]:
    """The wordings of the same actions."""
    return {
        "FONT": (
            f"{literal('Set the font')} ({opening(' to ')} VALUE {QUOTE})?"
            f" ({literal(' size ')} SIZE)?"
        ),
        "COLOR": f"({either(map(literal, _COLOR_STEPS))}) (REQUEST | {either(_names())}) {QUOTE}",
        "SAVE": f"{opening('Save as ')} REQUEST ({either(map(literal, extensions))})? {QUOTE}",
    }


def _set_font() -> list[str]:
    name_args = literal('\\"' + v.on_document("set_font") + '"font_name":"')
    both_args = literal(v.on_document("set_font") + '"font_name":"')
    size_args = literal(v.on_document("set_font") + '"font_size":')
    named, close = literal('Set the font to \\"'), literal("}")
    return [
        f"{named} TYPED {name_args} TYPED {literal(chr(34) + '}')}",
        f"{named} TYPED {literal(chr(92) + chr(34) + ' size ')} SIZE {both_args} TYPED"
        f" {literal(v.FONT_SIZE)} SIZE {close}",
        f"{literal('Set the font size ')} SIZE {size_args} SIZE {close}",
    ]


_COLOR_PARTS = ("text", "highlight", "background")
_COLOR_STEPS = tuple(f'Set the {part} color to \\"' for part in _COLOR_PARTS)


def _names() -> list[str]:
    return [literal(name) for name in ("none", *COLOURS)]


def _set_color() -> Terminal:
    """A colour that the request names, or one of the names that are known."""
    lines = [f"COLOR_NAME: REQUEST | {either(_names())}"]
    ways = [
        f"{literal(step)} COLOR_NAME {literal(chr(92) + chr(34) + _color_arguments(part))} COLOR_NAME"
        f" {literal(v.TEXT_END)}"
        for part, step in zip(_COLOR_PARTS, _COLOR_STEPS, strict=True)
    ]
    return Terminal("SET_COLOR", ways, lines)


def _color_arguments(part: str) -> str:
    given = "" if part == "text" else f'"part":"{part}",'
    return v.on_document("set_color") + given + '"color":"'


def _save_as(extension: str) -> str:
    middle = literal(f'{extension}\\"' + v.on_document("save_as") + '"file_name":"')
    end = literal(f'","file_ext":"{extension}"}}')
    return f"{literal('Save as ' + chr(92) + chr(34))} REQUEST {middle} REQUEST {end}"
