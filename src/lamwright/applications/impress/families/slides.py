"""Whole slides: added, deleted, doubled, named, hidden; their layout and background."""

from random import Random

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import (
    SlideBackground,
    SlideCopied,
    SlideHidden,
    SlideLayout,
    SlideName,
    SlidesUnchangedExcept,
    SlideTitles,
)
from lamwright.applications.impress.families.common import changes, slides
from lamwright.applications.impress.family import Family
from lamwright.applications.impress.moves import click, fill, slide
from lamwright.applications.impress.scene import Scene
from lamwright.records.check import Check

NAMES = ("Prologue", "Summary", "Backup", "Details", "Figures", "Discussion", "Draft", "Extra")
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
FAMILIES = (NEW, DUPLICATE, DELETE, RENAME, HIDE, LAYOUT, BACKGROUND)
