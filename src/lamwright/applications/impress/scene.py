"""A template presentation, seen as a place to draw parameters from."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from lamwright.documents.slides import read_presentation
from lamwright.instantiate.family import NoFit
from lamwright.records.presentation import PresentationState, ShapeState, SlideState

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True)
class Scene:
    """A presentation and the slides that another part of the task already speaks of."""

    document: PresentationState
    taken: frozenset[int] = frozenset()

    @property
    def slides(self) -> tuple[SlideState, ...]:
        """All slides."""
        return self.document.slides

    def slide(
        self, random: Random, suits: Callable[[SlideState], bool] = lambda slide: True
    ) -> int:
        """The number of a slide that suits, counted from 1."""
        fitting = [
            number
            for number, slide in enumerate(self.slides, 1)
            if number not in self.taken and suits(slide)
        ]
        if not fitting:
            raise NoFit("no-slide")
        return random.choice(fitting)

    def shape(self, random: Random, suits: Callable[[ShapeState], bool]) -> tuple[int, int]:
        """The numbers of a slide and of a shape on it that suits, counted from 1."""
        number = self.slide(random, lambda slide: any(map(suits, slide.shapes)))
        shapes = self.at(number).shapes
        return number, random.choice([n for n, shape in enumerate(shapes, 1) if suits(shape)])

    def at(self, number: int) -> SlideState:
        """The slide of a number, counted from 1."""
        return self.slides[number - 1]

    def words(self, number: int, random: Random) -> str:
        """Words that name a slide."""
        names = [f"slide {number}"]
        if number <= len(ORDINALS):
            names.append(f"the {ORDINALS[number - 1]} slide")
        if number == len(self.slides):
            names.append("the last slide")
        titles = [slide.title for slide in self.slides]
        title = self.at(number).title
        if title and titles.count(title) == 1 and '"' not in title:
            names.append(f'the slide titled "{title}"')
        return random.choice(names)


def read_scene(path: Path) -> Scene:
    """The scene of a presentation. Raises ``DocumentError`` when it cannot be read."""
    return Scene(read_presentation(path))
