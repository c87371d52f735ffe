"""Texts on slides: titles, bullets, how they look."""

from random import Random

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import ShapeGone, ShapeText, SlidesUnchangedExcept
from lamwright.applications.impress.families.common import (
    Draw,
    has,
    restyles,
    rewrites,
    shapes,
)
from lamwright.applications.impress.family import Family
from lamwright.applications.impress.moves import click, font, keys, shape
from lamwright.applications.impress.scene import Scene
from lamwright.records.check import Check

TITLES = (
    "Where we stand",
    "In a nutshell",
    "What comes next",
    "Open questions",
    "Lessons learned",
    "The way ahead",
    "A short summary",
    "Looking back",
)
BULLETS = (
    "More on the web page",
    "Ask for the handout",
    "Details will follow",
    "Decided last week",
    "Still under discussion",
    "Numbers from the archive",
    "See the appendix",
    "Bring your own laptop",
)
SIZES = (20, 24, 28, 36, 40, 48, 54, 60)
FONTS = ("Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif")


def _title(scene: Scene, random: Random) -> Binding:
    titles = [slide.title for slide in scene.slides]
    text = random.choice([title for title in TITLES if title not in titles])
    return shapes("title")(scene, random).model_copy(update={"text": text})


def _bullet(scene: Scene, random: Random) -> Binding:
    return shapes("outline")(scene, random).model_copy(update={"text": random.choice(BULLETS)})


def _with_bullet(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    held = scene.at(binding.slide).shapes[binding.shape - 1].paragraphs
    lines = (*(p.text.strip() for p in held), binding.text)
    return (ShapeText(slide=binding.slide, shape=binding.shape, lines=lines),)


def _sized(kind: str) -> Draw:
    def draw(scene: Scene, random: Random) -> Binding:
        size = random.choice(SIZES)
        found = shapes(kind, lambda look: look.size != size)(scene, random)
        return found.model_copy(update={"size": size})

    return draw


def _font(scene: Scene, random: Random) -> Binding:
    option = random.choice(FONTS)
    return shapes("title")(scene, random).model_copy(update={"option": option})


def _gone(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    text = scene.at(binding.slide).shapes[binding.shape - 1].text
    return (ShapeGone(slide=binding.slide, text=text),)


TITLE = Family(
    name="title-text",
    source="text/simpress/main0000.html",
    phrasings=(
        'Change the title of {place} to "{text}"',
        'Set the title of {place} to "{text}"',
        'Give {place} the title "{text}"',
        'Please write "{text}" as the title of {place}',
        'Could you change the heading of {place} to "{text}"?',
        'The title of {place} should be "{text}"',
        'Replace the title of {place} with "{text}"',
        'I want {place} to have the title "{text}"',
    ),
    draw=_title,
    solve=lambda b: (shape(b), keys("{ENTER}"), keys("{CTRL+A}" + b.text)),
    check=lambda b, scene: (ShapeText(slide=b.slide, shape=b.shape, lines=(b.text,)),),
    effect=rewrites,
)
BULLET = Family(
    name="add-bullet",
    source="text/simpress/main0000.html",
    phrasings=(
        'Add the bullet "{text}" at the end of the list on {place}',
        'Append "{text}" to the bullets on {place}',
        'Put one more bullet on {place}: "{text}"',
        'Please add "{text}" as the last bullet of {place}',
        'Could you add a bullet that says "{text}" to {place}?',
        'The list on {place} needs another bullet, "{text}"',
        'Extend the list on {place} by "{text}"',
        'Write "{text}" as a new last point on {place}',
    ),
    draw=_bullet,
    solve=lambda b: (shape(b), keys("{ENTER}"), keys("{CTRL+END}{ENTER}" + b.text)),
    check=_with_bullet,
    effect=rewrites,
)
BOLD = Family(
    name="bold-title",
    source="text/shared/01/05110100.html",
    phrasings=(
        "Make the title of {place} bold",
        "Set the title of {place} in bold",
        "Please put the title of {place} in bold type",
        "Could you bold the title of {place}?",
        "Apply bold to the title of {place}",
        "Show the title of {place} in bold letters",
        "The title of {place} should be bold",
        "Turn on bold for the title of {place}",
    ),
    draw=shapes("title", lambda look: not look.bold),
    solve=lambda b: (shape(b), click("Format > Text > Bold")),
    check=lambda b, scene: has(b, bold=True),
    effect=restyles,
)
ITALIC = Family(
    name="italic-title",
    source="text/shared/01/05110200.html",
    phrasings=(
        "Make the title of {place} italic",
        "Set the title of {place} in italics",
        "Please put the title of {place} in italic type",
        "Could you italicize the title of {place}?",
        "Apply italics to the title of {place}",
        "Show the title of {place} in slanted letters",
        "The title of {place} should be italic",
        "Turn on italic for the title of {place}",
    ),
    draw=shapes("title", lambda look: not look.italic),
    solve=lambda b: (shape(b), click("Format > Text > Italic")),
    check=lambda b, scene: has(b, italic=True),
    effect=restyles,
)
UNDERLINE = Family(
    name="underline-title",
    source="text/shared/01/05110300.html",
    phrasings=(
        "Underline the title of {place}",
        "Set the title of {place} with an underline",
        "Please put a line under the title of {place}",
        "Could you underline the title of {place}?",
        "Apply an underline to the title of {place}",
        "Show the title of {place} underlined",
        "The title of {place} should be underlined",
        "Turn on underlining for the title of {place}",
    ),
    draw=shapes("title", lambda look: not look.underline),
    solve=lambda b: (shape(b), click("Format > Text > Single Underline")),
    check=lambda b, scene: has(b, underline=True),
    effect=restyles,
)
BOLD_LIST = Family(
    name="bold-bullets",
    source="text/shared/01/05110100.html",
    phrasings=(
        "Make all bullets of {place} bold",
        "Set the whole list on {place} in bold",
        "Please put all points of {place} in bold type",
        "Could you bold the list on {place}?",
        "Apply bold to every bullet of {place}",
        "Show the points of {place} in bold letters",
        "The bullets of {place} should be bold",
        "Turn on bold for the list on {place}",
    ),
    draw=shapes("outline", lambda look: not look.bold),
    solve=lambda b: (shape(b), click("Format > Text > Bold")),
    check=lambda b, scene: has(b, bold=True),
    effect=restyles,
)
SIZE = Family(
    name="title-size",
    source="text/shared/01/05020100.html",
    phrasings=(
        "Set the font size of the title of {place} to {size}",
        "Change the title of {place} to {size} points",
        "Make the title of {place} {size} pt",
        "Please use font size {size} for the title of {place}",
        "Could you set the title of {place} at {size} points?",
        "The title of {place} should be in {size} pt",
        "Give the title of {place} a font size of {size}",
        "Apply size {size} to the title of {place}",
    ),
    draw=_sized("title"),
    solve=lambda b: (shape(b), font(size=float(b.size))),
    check=lambda b, scene: has(b, size=float(b.size)),
    effect=restyles,
)
FONT = Family(
    name="title-font",
    source="text/shared/01/05020100.html",
    phrasings=(
        "Change the font of the title of {place} to {option}",
        "Set the title of {place} in {option}",
        "Use the font {option} for the title of {place}",
        "Please show the title of {place} in {option}",
        "Could you switch the title of {place} to {option}?",
        "Put the title of {place} in {option}",
        "Apply the font {option} to the title of {place}",
        "I would like {option} as the font of the title of {place}",
    ),
    draw=_font,
    solve=lambda b: (shape(b), font(b.option)),
    check=lambda b, scene: has(b, font=b.option),
    effect=restyles,
)
LEFT = Family(
    name="left-align-title",
    source="text/shared/01/05080000.html",
    phrasings=(
        "Align the title of {place} to the left",
        "Left-align the title of {place}",
        "Please move the title of {place} to the left edge",
        "Could you align the title of {place} left?",
        "Use left alignment for the title of {place}",
        "The title of {place} should be aligned left",
        "Set the alignment of the title of {place} to left",
        "Show the title of {place} flush left",
    ),
    draw=shapes("title", lambda look: look.alignment != "left"),
    solve=lambda b: (shape(b), click("Format > Align Text > Left")),
    check=lambda b, scene: has(b, alignment="left"),
    effect=restyles,
)
RIGHT = Family(
    name="right-align-title",
    source="text/shared/01/05080000.html",
    phrasings=(
        "Align the title of {place} to the right",
        "Right-align the title of {place}",
        "Please move the title of {place} to the right edge",
        "Could you align the title of {place} right?",
        "Use right alignment for the title of {place}",
        "The title of {place} should be aligned right",
        "Set the alignment of the title of {place} to right",
        "Show the title of {place} flush right",
    ),
    draw=shapes("title", lambda look: look.alignment != "right"),
    solve=lambda b: (shape(b), click("Format > Align Text > Right")),
    check=lambda b, scene: has(b, alignment="right"),
    effect=restyles,
)
DELETE_BOX = Family(
    name="delete-text-box",
    source="text/simpress/guide/select_object.html",
    phrasings=(
        "Delete the text box at the bottom of {place}",
        "Remove the text box from {place}",
        "Take the text box off {place}",
        "Please delete the text box on {place}",
        "Could you remove the text box of {place}?",
        "Get rid of the text box on {place}",
        "I no longer need the text box on {place}, delete it",
        "The text box on {place} should be deleted",
    ),
    draw=shapes("text"),
    solve=lambda b: (shape(b), keys("{DELETE}")),
    check=_gone,
    effect=lambda b, scene: SlidesUnchangedExcept(shapes=(b.name,)),
)
FAMILIES = (
    TITLE,
    BULLET,
    BOLD,
    ITALIC,
    UNDERLINE,
    BOLD_LIST,
    SIZE,
    FONT,
    LEFT,
    RIGHT,
    DELETE_BOX,
)
