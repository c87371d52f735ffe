"""Draws and effects that many families share."""

from collections.abc import Callable
from random import Random

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import (
    Aspect,
    ShapeFormatted,
    SlidesUnchangedExcept,
)
from lamwright.applications.impress.scene import Scene
from lamwright.instantiate.family import NoFit
from lamwright.records.check import Check
from lamwright.records.presentation import ShapeState, SlideState, TextLook

Draw = Callable[[Scene, Random], Binding]
Effect = Callable[[Binding, Scene], SlidesUnchangedExcept]


def slides(suits: Callable[[SlideState], bool] = lambda slide: True) -> Draw:
    """Draws a slide and words for it."""

    def draw(scene: Scene, random: Random) -> Binding:
        number = scene.slide(random, suits)
        words = scene.words(number, random)
        return Binding(place=words, slide=number, name=scene.at(number).name)

    return draw


def shapes(kind: str, suits: Callable[[TextLook], bool] = lambda look: True) -> Draw:
    """Draws a slide and its object of a kind; all of its paragraphs suit."""

    def fits(shape: ShapeState) -> bool:
        looks = [paragraph.look for paragraph in shape.paragraphs]
        return shape.kind == kind and bool(shape.text.strip()) and all(map(suits, looks))

    def draw(scene: Scene, random: Random) -> Binding:
        number, shape = scene.shape(random, fits)
        return Binding(
            place=scene.words(number, random),
            slide=number,
            name=scene.at(number).name,
            shape=shape,
        )

    return draw


def has(binding: Binding, **looks: object) -> tuple[Check, ...]:
    """The check that the object looks so."""
    check = {"slide": binding.slide, "shape": binding.shape, **looks}
    return (ShapeFormatted.model_validate(check),)


def restyles(binding: Binding, scene: Scene) -> SlidesUnchangedExcept:
    """The object may look different."""
    del scene
    return SlidesUnchangedExcept(looks=(f"{binding.name}/{binding.shape}",))


def rewrites(binding: Binding, scene: Scene) -> SlidesUnchangedExcept:
    """The object may say something else."""
    del scene
    return SlidesUnchangedExcept(texts=(f"{binding.name}/{binding.shape}",))


def changes(*aspects: Aspect) -> Effect:
    """Whole aspects of the slides may differ."""

    def effect(binding: Binding, scene: Scene) -> SlidesUnchangedExcept:
        del binding, scene
        return SlidesUnchangedExcept(aspects=aspects)

    return effect


def need(holds: object) -> None:
    """Raises ``NoFit`` unless the presentation has a choice to offer."""
    if not holds:
        raise NoFit("no-choice")
