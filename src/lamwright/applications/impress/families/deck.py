"""The whole presentation: footers, slide numbers, files."""

from random import Random

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import (
    FileSaved,
    SlideFooter,
    SlidesUnchangedExcept,
)
from lamwright.applications.impress.families.common import Draw, changes, need
from lamwright.applications.impress.family import Family
from lamwright.applications.impress.moves import click, fill, save
from lamwright.applications.impress.scene import Scene

FOOTERS = ("Confidential", "Draft version", "Spring meeting", "For internal use", "Handout")
FILES = ("talk", "export", "copy", "shared", "final", "handout")


def _footer(scene: Scene, random: Random) -> Binding:
    need(not any(slide.footer for slide in scene.slides))
    return Binding(text=random.choice(FOOTERS))


def _number(scene: Scene, random: Random) -> Binding:
    del random
    need(not any(slide.number_shown for slide in scene.slides))
    return Binding()


def _others(scene: Scene) -> tuple[int, ...]:
    """All slides but the first."""
    return tuple(range(2, len(scene.slides) + 1))


def _file(suffix: str) -> Draw:
    def draw(scene: Scene, random: Random) -> Binding:
        del scene
        return Binding(file=f"{random.choice(FILES)}{suffix}")

    return draw


def _nothing(binding: Binding, scene: Scene) -> SlidesUnchangedExcept:
    del binding, scene
    return SlidesUnchangedExcept()


FOOTER = Family(
    name="footer-text",
    source="text/simpress/guide/footer.html",
    phrasings=(
        'Show the footer "{text}" on all slides but the first',
        'Add the footer "{text}" to every slide except the first one',
        'Put "{text}" into the footer of all slides after the first',
        'Please set the footer "{text}" on all slides, without the first',
        'Could you add a footer "{text}" to all slides but the title slide?',
        'All slides except the first should have the footer "{text}"',
        'Use "{text}" as the footer, but not on the first slide',
        'I want "{text}" at the bottom of every slide but the first',
    ),
    draw=_footer,
    solve=lambda b: (
        click("Insert > Header and Footer..."),
        click("Footer"),
        fill("Footer text", b.text),
        click("Apply to All"),
    ),
    check=lambda b, scene: (SlideFooter(slides=_others(scene), text=b.text),),
    effect=changes("footer"),
    topic="footer",
)
NUMBER = Family(
    name="slide-number",
    source="text/simpress/guide/footer.html",
    phrasings=(
        "Show the slide number on all slides but the first",
        "Number all slides except the first one",
        "Put the slide number on every slide after the first",
        "Please turn on slide numbers for all slides without the first",
        "Could you add slide numbers to all slides but the title slide?",
        "All slides except the first should show their number",
        "Use slide numbers, but not on the first slide",
        "I want the slide number on every slide but the first",
    ),
    draw=_number,
    solve=lambda b: (
        click("Insert > Header and Footer..."),
        click("Slide number"),
        click("Apply to All"),
    ),
    check=lambda b, scene: (SlideFooter(slides=_others(scene), number=True),),
    effect=changes("footer"),
    topic="footer",
)
PDF = Family(
    name="presentation-as-pdf",
    source="text/shared/01/ref_pdf_export.html",
    phrasings=(
        "Save the presentation as {file}",
        "Export the slides as {file}",
        "Write a PDF called {file}",
        "Please save a PDF copy under the name {file}",
        "Could you export this as {file}?",
        "Make {file} from these slides",
        "Store a copy as {file}",
        "I need these slides as {file}",
    ),
    draw=_file(".pdf"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileSaved(name=b.file),),
    effect=_nothing,
    topic="file",
)
POWERPOINT = Family(
    name="presentation-as-powerpoint",
    source="text/shared/guide/export_ms.html",
    phrasings=(
        "Save the deck as {file}",
        "Export the deck as {file}",
        "Write a PowerPoint file called {file}",
        "Please save a PowerPoint copy under the name {file}",
        "Could you save this for PowerPoint as {file}?",
        "Make {file} for colleagues who use PowerPoint",
        "Store the deck as {file}",
        "I need this deck as {file}",
    ),
    draw=_file(".pptx"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileSaved(name=b.file),),
    effect=_nothing,
    topic="file",
)
FAMILIES = (FOOTER, NUMBER, PDF, POWERPOINT)
