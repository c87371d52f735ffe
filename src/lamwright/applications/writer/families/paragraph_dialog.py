"""Paragraph formatting that needs Format > Paragraph."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import PageBreakBefore, ParagraphFormatted
from lamwright.applications.writer.families.common import long, places, restyles_place
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, fill, paragraph
from lamwright.applications.writer.scene import Scene
from lamwright.records.action import Action
from lamwright.records.check import Check

LENGTHS = {"0.5 cm": 5.0, "0.8 cm": 8.0, "1 cm": 10.0, "1.5 cm": 15.0, "2 cm": 20.0, "12 mm": 12.0}


def _length(scene: Scene, random: Random) -> Binding:
    option = random.choice(sorted(LENGTHS))
    length = LENGTHS[option]

    def differs(values: tuple[float, ...]) -> bool:
        return all(abs(value - length) > 1 for value in values)

    found = places(
        lambda p: (
            long(p)
            and differs((p.format.left, p.format.first_line, p.format.above, p.format.below))
        )
    )
    return found(scene, random).model_copy(update={"option": option})


def _spin(field: str, binding: Binding) -> tuple[Action, ...]:
    return (
        paragraph(binding.paragraph),
        click("Format > Paragraph..."),
        click("Indents & Spacing"),
        fill(field, binding.option),
        click("OK"),
    )


def _tick(tab: str, box: str, binding: Binding) -> tuple[Action, ...]:
    opened = (paragraph(binding.paragraph), click("Format > Paragraph..."))
    return (*opened, click(tab), click(box), click("OK"))


def _left(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (ParagraphFormatted(text=binding.whole, left=LENGTHS[binding.option]),)


def _first_line(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (ParagraphFormatted(text=binding.whole, first_line=LENGTHS[binding.option]),)


def _above(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (ParagraphFormatted(text=binding.whole, above=LENGTHS[binding.option]),)


def _below(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    del scene
    return (ParagraphFormatted(text=binding.whole, below=LENGTHS[binding.option]),)


INDENT = Family(
    name="indent-paragraph",
    source="text/swriter/guide/indenting.html",
    phrasings=(
        "Indent {place} by {option} from the left",
        "Give {place} a left indent of {option}",
        "Set the indent before the text of {place} to {option}",
        "Please move the left edge of {place} in by {option}",
        "Could you indent {place} {option} on the left side?",
        "Apply a left indent of {option} to {place}",
        "The text of {place} should start {option} from the left margin",
        "Shift {place} {option} to the right with an indent",
    ),
    draw=_length,
    solve=lambda b: _spin("Before text", b),
    check=_left,
    effect=restyles_place,
)
FIRST_LINE = Family(
    name="first-line-indent",
    source="text/swriter/guide/indenting.html",
    phrasings=(
        "Indent the first line of {place} by {option}",
        "Give {place} a first-line indent of {option}",
        "Set the first line indent of {place} to {option}",
        "Please start the first line of {place} {option} further in",
        "Could you indent only the first line of {place} by {option}?",
        "Apply a first line indent of {option} to {place}",
        "The first line of {place} should be indented {option}",
        "I want the first line of {place} moved in {option}",
    ),
    draw=_length,
    solve=lambda b: _spin("First line", b),
    check=_first_line,
    effect=restyles_place,
)
SPACE_ABOVE = Family(
    name="space-above-paragraph",
    source="text/shared/01/05030100.html",
    phrasings=(
        "Add {option} of space above {place}",
        "Set the spacing above {place} to {option}",
        "Leave {option} of room before {place}",
        "Please put a gap of {option} above {place}",
        "Could you add a {option} gap in front of {place}?",
        "The space above {place} should be {option}",
        "Give {place} a spacing of {option} above the paragraph",
        "Increase the distance over {place} to {option}",
    ),
    draw=_length,
    solve=lambda b: _spin("Above paragraph", b),
    check=_above,
    effect=restyles_place,
)
SPACE_BELOW = Family(
    name="space-below-paragraph",
    source="text/shared/01/05030100.html",
    phrasings=(
        "Add {option} of space below {place}",
        "Set the spacing below {place} to {option}",
        "Leave {option} of room after {place}",
        "Please put a gap of {option} under {place}",
        "Could you add a {option} gap behind {place}?",
        "The space below {place} should be {option}",
        "Give {place} a spacing of {option} below the paragraph",
        "Increase the distance under {place} to {option}",
    ),
    draw=_length,
    solve=lambda b: _spin("Below paragraph", b),
    check=_below,
    effect=restyles_place,
)
KEEP = Family(
    name="keep-with-next",
    source="text/swriter/01/05030200.html",
    phrasings=(
        "Keep {place} with the next paragraph",
        "Make sure {place} stays together with the following paragraph",
        "Please keep {place} on the same page as the paragraph after it",
        "Could you tie {place} to the paragraph that follows?",
        "Turn on 'Keep with next paragraph' for {place}",
        "Do not let a page break come between {place} and the next paragraph",
        "Set {place} to stay with the next paragraph",
        "I want {place} never separated from the next paragraph",
    ),
    draw=places(lambda p: not p.format.keep_with_next),
    solve=lambda b: _tick("Text Flow", "Keep with next paragraph", b),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, keep_with_next=True),),
    effect=restyles_place,
)
DROP_CAPS = Family(
    name="drop-caps",
    source="text/swriter/01/05030400.html",
    phrasings=(
        "Start {place} with a drop cap",
        "Add a drop cap to {place}",
        "Give {place} a large initial letter with drop caps",
        "Please display drop caps in {place}",
        "Could you begin {place} with a dropped capital?",
        "Turn on drop caps for {place}",
        "The first letter of {place} should be a drop cap",
        "I want a drop cap at the beginning of {place}",
    ),
    draw=places(lambda p: long(p) and p.format.drop_cap_lines == 0),
    solve=lambda b: _tick("Drop Caps", "Display drop caps", b),
    check=lambda b, scene: (ParagraphFormatted(text=b.whole, drop_cap_lines=3),),
    effect=restyles_place,
)
PAGE_BREAK = Family(
    name="page-break",
    source="text/swriter/guide/page_break.html",
    phrasings=(
        "Insert a page break before {place}",
        "Start a new page at {place}",
        "Put {place} at the top of a new page",
        "Please begin a new page with {place}",
        "Could you add a page break in front of {place}?",
        "Make {place} start on a new page",
        "Move {place} to the next page with a page break",
        "I want a new page to begin right before {place}",
        "Break the page before {place}",
    ),
    draw=places(lambda p: p.index > 1 and p.format.break_before == "none"),
    solve=lambda b: _tick("Text Flow", "Insert", b),
    check=lambda b, scene: (PageBreakBefore(text=b.whole),),
    effect=restyles_place,
)
FAMILIES = (INDENT, FIRST_LINE, SPACE_ABOVE, SPACE_BELOW, KEEP, DROP_CAPS, PAGE_BREAK)
