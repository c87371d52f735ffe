"""Character formatting."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import TextFormat
from lamwright.applications.writer.families.common import restyles_span, spans
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, font, text
from lamwright.applications.writer.scene import Scene
from lamwright.records.action import Action
from lamwright.records.check import Check

FONTS = ("Liberation Sans", "Liberation Mono", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono")
SIZES = (8, 9, 10, 13, 15, 16, 18, 20, 22, 24, 28)


def _font(scene: Scene, random: Random) -> Binding:
    option = random.choice(FONTS)
    found = spans(suits=lambda run: run.format.font.lower() != option.lower())(scene, random)
    return found.model_copy(update={"option": option})


def _size(scene: Scene, random: Random) -> Binding:
    size = random.choice(SIZES)
    found = spans(suits=lambda run: run.format.size != size)(scene, random)
    return found.model_copy(update={"size": size})


def _font_and_size(scene: Scene, random: Random) -> Binding:
    return _font(scene, random).model_copy(update={"size": _size(scene, random).size})


def _set_font(binding: Binding) -> tuple[Action, ...]:
    return (text(binding.span), font(binding.option or None, float(binding.size) or None))


def _has_font(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    size = float(binding.size) if binding.size else None
    return (TextFormat(text=binding.span, font=binding.option or None, size=size),)


BOLD = Family(
    name="bold-text",
    source="text/shared/01/05110100.html",
    phrasings=(
        'Make "{span}" bold',
        'Set the text "{span}" in bold',
        'Please put "{span}" in bold type',
        'Could you bold the words "{span}"?',
        'Embolden "{span}"',
        'Apply bold formatting to "{span}"',
        'I want "{span}" to stand out in bold',
        'Change "{span}" to boldface',
        'The text "{span}" should be bold',
        'Turn on bold for "{span}"',
    ),
    draw=spans(suits=lambda run: not run.format.bold),
    solve=lambda b: (text(b.span), click("Bold")),
    check=lambda b, scene: (TextFormat(text=b.span, bold=True),),
    effect=restyles_span,
)
ITALIC = Family(
    name="italic-text",
    source="text/shared/01/05110200.html",
    phrasings=(
        'Make "{span}" italic',
        'Italicize the text "{span}"',
        'Please put "{span}" in italics',
        'Could you set "{span}" in italic type?',
        'Apply italics to the words "{span}"',
        'Change "{span}" to italic',
        'I would like "{span}" in italics',
        'Turn "{span}" into italic text',
        'The words "{span}" should be slanted in italics',
        'Format "{span}" as italic',
    ),
    draw=spans(suits=lambda run: not run.format.italic),
    solve=lambda b: (text(b.span), click("Italic")),
    check=lambda b, scene: (TextFormat(text=b.span, italic=True),),
    effect=restyles_span,
)
UNDERLINE = Family(
    name="underline-text",
    source="text/shared/01/05110300.html",
    phrasings=(
        'Underline "{span}"',
        'Please underline the text "{span}"',
        'Put a line under "{span}"',
        'Draw a single underline below the words "{span}"',
        'Could you underline "{span}" for me?',
        'Apply an underline to "{span}"',
        'I need "{span}" underlined',
        'The text "{span}" should be underlined',
        'Set "{span}" with an underline',
    ),
    draw=spans(suits=lambda run: run.format.underline == "none"),
    solve=lambda b: (text(b.span), click("Format > Text > Single Underline")),
    check=lambda b, scene: (TextFormat(text=b.span, underline="any"),),
    effect=restyles_span,
)
DOUBLE_UNDERLINE = Family(
    name="double-underline-text",
    source="text/shared/01/05110300.html",
    phrasings=(
        'Underline "{span}" twice',
        'Put a double underline under "{span}"',
        'Give the words "{span}" a double underline',
        'Please draw a double line below "{span}"',
        'Could you double-underline "{span}"?',
        'Apply double underlining to "{span}"',
        'The text "{span}" needs a double underline',
        'Mark "{span}" with two lines underneath',
    ),
    draw=spans(suits=lambda run: run.format.underline == "none"),
    solve=lambda b: (text(b.span), click("Format > Text > Double Underline")),
    check=lambda b, scene: (TextFormat(text=b.span, underline="double"),),
    effect=restyles_span,
)
STRIKE = Family(
    name="strike-text",
    source="text/shared/01/05110400.html",
    phrasings=(
        'Strike through "{span}"',
        'Cross out the words "{span}"',
        'Please put a line through "{span}"',
        'Could you strike out "{span}"?',
        'Apply strikethrough to "{span}"',
        'Show "{span}" as struck through',
        'Format "{span}" with strikethrough',
        'The text "{span}" should appear crossed out',
        'Mark "{span}" as struck out',
    ),
    draw=spans(suits=lambda run: not run.format.strikethrough),
    solve=lambda b: (text(b.span), click("Format > Text > Strikethrough")),
    check=lambda b, scene: (TextFormat(text=b.span, strikethrough=True),),
    effect=restyles_span,
)
SUPERSCRIPT = Family(
    name="superscript-text",
    source="text/swriter/guide/subscript.html",
    phrasings=(
        'Make "{span}" superscript',
        'Raise "{span}" above the line as superscript',
        'Please set "{span}" in superscript',
        'Could you turn "{span}" into superscript?',
        'Format the text "{span}" as superscript',
        'Put "{span}" up as a superscript',
        'Apply superscript to "{span}"',
        'Write "{span}" as superscript',
    ),
    draw=spans((1, 1), suits=lambda run: run.format.position == "normal"),
    solve=lambda b: (text(b.span), click("Format > Text > Superscript")),
    check=lambda b, scene: (TextFormat(text=b.span, position="superscript"),),
    effect=restyles_span,
)
SUBSCRIPT = Family(
    name="subscript-text",
    source="text/swriter/guide/subscript.html",
    phrasings=(
        'Make "{span}" subscript',
        'Lower "{span}" below the line as subscript',
        'Please set "{span}" in subscript',
        'Could you turn "{span}" into subscript?',
        'Format the text "{span}" as subscript',
        'Put "{span}" down as a subscript',
        'Apply subscript to "{span}"',
        'Write "{span}" as subscript',
    ),
    draw=spans((1, 1), suits=lambda run: run.format.position == "normal"),
    solve=lambda b: (text(b.span), click("Format > Text > Subscript")),
    check=lambda b, scene: (TextFormat(text=b.span, position="subscript"),),
    effect=restyles_span,
)
SMALL_CAPS = Family(
    name="small-caps-text",
    source="text/swriter/guide/text_capital.html",
    phrasings=(
        'Show "{span}" in small capitals',
        'Set "{span}" in small caps',
        'Please format "{span}" with small capitals',
        'Could you put "{span}" in small caps?',
        'Apply small capitals to the words "{span}"',
        'Change "{span}" to small caps',
        'Use small capitals for "{span}"',
        'I want small caps on "{span}"',
    ),
    draw=spans(suits=lambda run: run.format.capitals == "none"),
    solve=lambda b: (text(b.span), click("Format > Text > Small capitals")),
    check=lambda b, scene: (TextFormat(text=b.span, capitals="small-caps"),),
    effect=restyles_span,
)
FONT = Family(
    name="font-name",
    source="text/shared/01/05020100.html",
    phrasings=(
        'Change the font of "{span}" to {option}',
        'Set "{span}" in {option}',
        'Use the font {option} for "{span}"',
        'Please show "{span}" in the {option} typeface',
        'Could you switch "{span}" to the font {option}?',
        'Put the words "{span}" in {option}',
        'Apply the font {option} to "{span}"',
        'I would like {option} as the font of "{span}"',
        'Format "{span}" with the typeface {option}',
    ),
    draw=_font,
    solve=_set_font,
    check=_has_font,
    effect=restyles_span,
)
SIZE = Family(
    name="font-size",
    source="text/shared/01/05020100.html",
    phrasings=(
        'Set the size of "{span}" to {size} pt',
        'Change "{span}" to {size} points',
        'Make "{span}" {size} pt',
        'Please use font size {size} for "{span}"',
        'Could you set "{span}" at {size} points?',
        'The text "{span}" should be {size} pt in size',
        'Give "{span}" a font size of {size}',
        'Apply size {size} to the words "{span}"',
        'I need "{span}" in {size} point type',
    ),
    draw=_size,
    solve=_set_font,
    check=_has_font,
    effect=restyles_span,
)
FONT_AND_SIZE = Family(
    name="font-name-and-size",
    source="text/shared/01/05020100.html",
    phrasings=(
        'Set "{span}" in {option}, size {size}',
        'Change "{span}" to {size} pt {option}',
        'Use {option} at {size} points for "{span}"',
        'Please put "{span}" in {option} with a size of {size} pt',
        'Could you show "{span}" in {option} {size} pt?',
        'Give "{span}" the font {option} and the size {size}',
        'Format the words "{span}" as {option} in {size} points',
        'The text "{span}" should be in {option}, {size} pt',
    ),
    draw=_font_and_size,
    solve=_set_font,
    check=_has_font,
    effect=restyles_span,
)
FAMILIES = (
    BOLD,
    ITALIC,
    UNDERLINE,
    DOUBLE_UNDERLINE,
    STRIKE,
    SUPERSCRIPT,
    SUBSCRIPT,
    SMALL_CAPS,
    FONT,
    SIZE,
    FONT_AND_SIZE,
)
