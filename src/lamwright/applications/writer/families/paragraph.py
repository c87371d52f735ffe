"""Paragraph formatting from the menus: alignment, spacing, styles, lists."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import ParagraphFormatted
from lamwright.applications.writer.families.common import (
    body,
    long,
    places,
    restyles_place,
    restyles_stretch,
)
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, paragraph
from lamwright.applications.writer.scene import Scene
from lamwright.records.check import Check
from lamwright.records.document import ListKind

STYLES = ("Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Quotations")
SPACINGS = {"1.15 lines": 115.0, "1.5 lines": 150.0, "double": 200.0}
_SPACING_ENTRY = {"1.15 lines": "1.15", "1.5 lines": "1.5", "double": "2"}


def _style(scene: Scene, random: Random) -> Binding:
    option = random.choice(STYLES)
    found = places(lambda p: p.format.style != option and p.format.list_kind == "none")
    return found(scene, random).model_copy(update={"option": option})


def _spacing(scene: Scene, random: Random) -> Binding:
    option = random.choice(sorted(SPACINGS))
    found = places(lambda p: long(p) and abs(p.format.line_spacing - SPACINGS[option]) > 1)
    return found(scene, random).model_copy(update={"option": option})


def _stretch(scene: Scene, random: Random) -> Binding:
    first, last = scene.stretch(random, body)
    wholes = tuple(scene.at(index).text for index in range(first, last + 1))
    return Binding(paragraph=first, last=last, wholes=wholes)


def _listed(kind: ListKind, binding: Binding) -> tuple[Check, ...]:
    return tuple(ParagraphFormatted(text=whole, list_kind=kind) for whole in binding.wholes)


CENTER = Family(
    name="center-paragraph",
    source="text/shared/01/05030700.html",
    phrasings=(
        "Center {place}",
        "Align {place} to the center",
        "Please center {place} on the line",
        "Could you put {place} in the middle between the margins?",
        "Apply centered alignment to {place}",
        "Set the alignment of {place} to centered",
        "I want {place} centered",
        "Move {place} to the middle of the line",
        "Change {place} to center-aligned",
    ),
    draw=places(lambda p: p.format.alignment != "center"),
    solve=lambda b: (paragraph(b.paragraph), click("Format > Align Text > Centered")),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, alignment="center"),),
    effect=restyles_place,
)
RIGHT = Family(
    name="right-align-paragraph",
    source="text/shared/01/05030700.html",
    phrasings=(
        "Align {place} to the right",
        "Right-align {place}",
        "Please move {place} to the right margin",
        "Could you set {place} flush right?",
        "Change the alignment of {place} to right",
        "Apply right alignment to {place}",
        "I want {place} on the right-hand side",
        "Push {place} over to the right",
    ),
    draw=places(lambda p: p.format.alignment != "right"),
    solve=lambda b: (paragraph(b.paragraph), click("Format > Align Text > Right")),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, alignment="right"),),
    effect=restyles_place,
)
JUSTIFY = Family(
    name="justify-paragraph",
    source="text/shared/01/05030700.html",
    phrasings=(
        "Justify {place}",
        "Align {place} to both margins",
        "Please set {place} as justified text",
        "Could you make both edges of {place} even?",
        "Change the alignment of {place} to justified",
        "Apply justified alignment to {place}",
        "I would like {place} to be justified",
        "Stretch the lines of {place} from margin to margin",
    ),
    draw=places(lambda p: long(p) and p.format.alignment != "justify"),
    solve=lambda b: (paragraph(b.paragraph), click("Format > Align Text > Justified")),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, alignment="justify"),),
    effect=restyles_place,
)
SPACING = Family(
    name="line-spacing",
    source="text/shared/01/05030100.html",
    phrasings=(
        "Set the line spacing of {place} to {option}",
        "Change {place} to a line spacing of {option}",
        "Use {option} line spacing in {place}",
        "Please give {place} a line spacing of {option}",
        "Could you make the line spacing of {place} {option}?",
        "Apply {option} line spacing to {place}",
        "I want the lines of {place} spaced at {option}",
        "The line spacing in {place} should be {option}",
    ),
    draw=_spacing,
    solve=lambda b: (
        paragraph(b.paragraph),
        click(f"Format > Spacing > Line Spacing: {_SPACING_ENTRY[b.option]}"),
    ),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, line_spacing=SPACINGS[b.option]),),
    effect=restyles_place,
)
STYLE = Family(
    name="paragraph-style",
    source="text/swriter/guide/stylist_fillformat.html",
    phrasings=(
        "Apply the style {option} to {place}",
        "Format {place} as {option}",
        "Set the paragraph style of {place} to {option}",
        "Please turn {place} into {option} style",
        "Could you give {place} the style {option}?",
        "Change {place} to the {option} style",
        "Use the {option} style for {place}",
        "I want {place} in the paragraph style {option}",
        "Make {place} a {option} paragraph",
    ),
    draw=_style,
    solve=lambda b: (paragraph(b.paragraph), click(f"Styles > {b.option}")),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, style=b.option),),
    effect=restyles_place,
)
BULLETS = Family(
    name="bullet-list",
    source="text/swriter/guide/using_numbered_lists.html",
    phrasings=(
        "Turn paragraphs {paragraph} to {last} into a bulleted list",
        "Add bullets to paragraphs {paragraph} through {last}",
        "Make a bullet list of paragraphs {paragraph} to {last}",
        "Please put bullet points before paragraphs {paragraph} to {last}",
        "Could you format paragraphs {paragraph} to {last} as an unordered list?",
        "Paragraphs {paragraph} to {last} should be bullet points",
        "Show paragraphs {paragraph} to {last} with bullets",
        "I want bullets in front of paragraphs {paragraph} to {last}",
        "Apply bullets to paragraphs {paragraph}-{last}",
    ),
    draw=_stretch,
    solve=lambda b: (paragraph(b.paragraph, b.last), click("Format > Lists > Unordered List")),
    check=lambda b, scene: _listed("bullet", b),
    effect=restyles_stretch,
)
NUMBERS = Family(
    name="numbered-list",
    source="text/swriter/guide/using_numbering.html",
    phrasings=(
        "Turn paragraphs {paragraph} to {last} into a numbered list",
        "Number paragraphs {paragraph} through {last}",
        "Make a numbered list of paragraphs {paragraph} to {last}",
        "Please put numbers before paragraphs {paragraph} to {last}",
        "Could you format paragraphs {paragraph} to {last} as an ordered list?",
        "Paragraphs {paragraph} to {last} should be numbered items",
        "Add numbering to paragraphs {paragraph} to {last}",
        "I want list numbers in front of paragraphs {paragraph} to {last}",
        "Apply numbering to paragraphs {paragraph}-{last}",
    ),
    draw=_stretch,
    solve=lambda b: (paragraph(b.paragraph, b.last), click("Format > Lists > Ordered List")),
    check=lambda b, scene: _listed("number", b),
    effect=restyles_stretch,
)
FAMILIES = (CENTER, RIGHT, JUSTIFY, SPACING, STYLE, BULLETS, NUMBERS)
