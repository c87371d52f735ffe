"""Whole slides: added, deleted, doubled, named, hidden; layout, background, footers; files."""

from random import Random

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import (
    FileSaved,
    SlideBackground,
    SlideCopied,
    SlideFooter,
    SlideHidden,
    SlideLayout,
    SlideName,
    SlidesUnchangedExcept,
    SlideTitles,
)
from lamwright.applications.impress.families.common import Draw, changes, need, slides
from lamwright.applications.impress.family import Family
from lamwright.applications.impress.moves import click, fill, save, slide
from lamwright.applications.impress.scene import Scene
from lamwright.records.check import Check

NAMES = ("Prologue", "Summary", "Backup", "Details", "Figures", "Discussion", "Draft", "Extra")
FOOTERS = ("Confidential", "Draft version", "Spring meeting", "For internal use", "Handout")
LAYOUTS = ("Centered Text", "Title and 2 Content", "Title, Content", "Title, 4 Content")
COLOURS = {
    "yellow": "#ffff00",
    "gold": "#ffbf00",
    "orange": "#ff8000",
    "red": "#ff0000",
    "blue": "#2a6099",
    "green": "#00a933",
    "lime": "#81d41a",
}
FILES = ("talk", "export", "copy", "shared", "final", "handout")


def _titles(scene: Scene) -> list[str]:
    return [slide.title for slide in scene.slides]


def _with_new(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    titles = _titles(scene)
    at = binding.slide
    return (SlideTitles(titles=(*titles[:at], "", *titles[at:])),)


def _without(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    titles = _titles(scene)
    return (SlideTitles(titles=(*titles[: binding.slide - 1], *titles[binding.slide :])),)


def _rename(scene: Scene, random: Random) -> Binding:
    text = random.choice(NAMES)
    return slides()(scene, random).model_copy(update={"text": text})


def _layout(scene: Scene, random: Random) -> Binding:
    """A layout that keeps all that the slide holds: only the placeholders become others."""
    option = random.choice(LAYOUTS)
    found = slides(lambda slide: slide.layout == "Title Only")(scene, random)
    return found.model_copy(update={"option": option})


def _colour(scene: Scene, random: Random) -> Binding:
    option = random.choice(sorted(COLOURS))
    found = slides(lambda slide: slide.background != COLOURS[option])(scene, random)
    return found.model_copy(update={"option": option})


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


NEW = Family(
    name="new-slide",
    source="text/simpress/02/04010000.html",
    phrasings=(
        "Insert a new slide after {place}",
        "Add an empty slide behind {place}",
        "Put a new slide after {place}",
        "Please insert a blank slide right after {place}",
        "Could you add a slide after {place}?",
        "I need another slide directly after {place}",
        "There should be a new slide after {place}",
        "Make a new slide that follows {place}",
    ),
    draw=slides(),
    solve=lambda b: (slide(b), click("Slide > New Slide")),
    check=_with_new,
    effect=lambda b, scene: SlidesUnchangedExcept(added=1),
    order="alone",
)
DUPLICATE = Family(
    name="duplicate-slide",
    source="text/simpress/01/04030000.html",
    phrasings=(
        "Duplicate {place}",
        "Make a copy of {place}",
        "Copy {place} and put the copy right behind it",
        "Please duplicate {place}",
        "Could you make a second copy of {place}?",
        "I need {place} twice",
        "{place} should be there twice in a row",
        "Double {place}",
    ),
    draw=slides(),
    solve=lambda b: (slide(b), click("Slide > Duplicate Slide")),
    check=lambda b, scene: (SlideCopied(slide=b.slide),),
    effect=lambda b, scene: SlidesUnchangedExcept(added=1),
    order="alone",
)
DELETE = Family(
    name="delete-slide",
    source="text/simpress/guide/page_copy.html",
    phrasings=(
        "Delete {place}",
        "Remove {place} from the presentation",
        "Take {place} out",
        "Please delete {place} completely",
        "Could you remove {place}?",
        "Get rid of {place}",
        "I no longer need {place}, delete it",
        "{place} should be deleted",
    ),
    draw=slides(),
    solve=lambda b: (slide(b), click("Slide > Delete Slide")),
    check=_without,
    effect=lambda b, scene: SlidesUnchangedExcept(removed=(b.name,)),
    order="alone",
)
RENAME = Family(
    name="rename-slide",
    source="text/simpress/main_slide.html",
    phrasings=(
        'Rename {place} to "{text}"',
        'Call {place} "{text}" in the navigator',
        'Change the name of {place} to "{text}"',
        'Please rename {place} as "{text}"',
        'Could you give {place} the name "{text}"?',
        'The name of {place} should be "{text}"',
        'Give {place} the new name "{text}"',
        'I want {place} to be named "{text}"',
    ),
    draw=_rename,
    solve=lambda b: (
        slide(b),
        click("Slide > Rename Slide..."),
        fill("Name", b.text),
        click("OK"),
    ),
    check=lambda b, scene: (SlideName(slide=b.slide, name=b.text),),
    effect=lambda b, scene: SlidesUnchangedExcept(renamed=(f"{b.name} > {b.text}",)),
)
HIDE = Family(
    name="hide-slide",
    source="text/simpress/guide/show.html",
    phrasings=(
        "Hide {place}",
        "Do not show {place} in the slide show",
        "Leave {place} out of the slide show",
        "Please hide {place} from the audience",
        "Could you hide {place} during the show?",
        "{place} should be hidden",
        "Skip {place} when presenting, but keep it",
        "Mark {place} as hidden",
    ),
    draw=slides(lambda slide: not slide.hidden),
    solve=lambda b: (slide(b), click("Slide > Hide Slide")),
    check=lambda b, scene: (SlideHidden(slide=b.slide),),
    effect=changes("hidden"),
)
LAYOUT = Family(
    name="slide-layout",
    source="text/simpress/main_slide.html",
    phrasings=(
        'Change the layout of {place} to "{option}"',
        'Use the layout "{option}" for {place}',
        'Give {place} the layout "{option}"',
        'Please apply the layout "{option}" to {place}',
        'Could you switch {place} to the layout "{option}"?',
        'The layout of {place} should be "{option}"',
        'Set the slide layout of {place} to "{option}"',
        'I want {place} in the layout "{option}"',
    ),
    draw=_layout,
    solve=lambda b: (slide(b), click(f"Slide > Layout > {b.option}")),
    check=lambda b, scene: (SlideLayout(slide=b.slide, layout=b.option),),
    effect=lambda b, scene: SlidesUnchangedExcept(aspects=("layout",), shapes=(b.name,)),
)
BACKGROUND = Family(
    name="slide-background",
    source="text/simpress/guide/background.html",
    phrasings=(
        "Give {place} a {option} background",
        "Color the background of {place} {option}",
        "Set the background color of {place} to {option}",
        "Please make the background of {place} {option}",
        "Could you fill the background of {place} with {option}?",
        "Put {place} on a {option} background",
        "Use {option} as the background color of {place}",
        "The background of {place} should be {option}",
    ),
    draw=_colour,
    solve=lambda b: (
        slide(b),
        click("Slide > Slide Properties..."),
        click("Background"),
        click("Color"),
        click(b.option.capitalize()),
        click("OK"),
    ),
    check=lambda b, scene: (SlideBackground(slide=b.slide, colour=COLOURS[b.option]),),
    effect=changes("background"),
)
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
FAMILIES = (
    NEW,
    DUPLICATE,
    DELETE,
    RENAME,
    HIDE,
    LAYOUT,
    BACKGROUND,
    FOOTER,
    NUMBER,
    PDF,
    POWERPOINT,
)
