"""Draws and effects that many families share."""

from collections.abc import Callable
from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import Aspect, UnchangedExcept
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import NoFit
from lamwright.records.document import ParagraphState, Run

Draw = Callable[[Scene, Random], Binding]
Effect = Callable[[Binding, Scene], UnchangedExcept]


def spans(words: tuple[int, int] = (1, 4), suits: Callable[[Run], bool] = lambda run: True) -> Draw:
    """Draws a text that occurs once."""

    def draw(scene: Scene, random: Random) -> Binding:
        found = scene.span(random, words, suits)
        return Binding(span=found.text, paragraph=found.paragraph.index, whole=found.paragraph.text)

    return draw


def places(suits: Callable[[ParagraphState], bool] = lambda paragraph: True) -> Draw:
    """Draws a paragraph and words for it."""

    def draw(scene: Scene, random: Random) -> Binding:
        found = scene.place(random, suits)
        paragraph = found.paragraph
        return Binding(place=found.words, paragraph=paragraph.index, whole=paragraph.text)

    return draw


def nothing(scene: Scene, random: Random) -> Binding:
    """Draws nothing: the request names no part of the document."""
    del scene, random
    return Binding()


def table_words(scene: Scene, number: int, random: Random) -> str:
    """Words for a table."""
    if len(scene.document.tables) == 1 and random.random() < 0.5:
        return "the table"
    return f"table {number}"


def body(paragraph: ParagraphState) -> bool:
    """Whether it is running text: no heading, no list item, no title."""
    plain = paragraph.format.outline_level == 0 and paragraph.format.list_kind == "none"
    return plain and paragraph.format.style not in {"Title", "Subtitle"}


def long(paragraph: ParagraphState) -> bool:
    """Whether it is running text of a sentence or more."""
    return body(paragraph) and len(paragraph.text) >= 40


def restyles_span(binding: Binding, scene: Scene) -> UnchangedExcept:
    """The look of the span may differ."""
    del scene
    return UnchangedExcept(formats=(binding.span,))


def restyles_place(binding: Binding, scene: Scene) -> UnchangedExcept:
    """The look of the paragraph may differ."""
    del scene
    return UnchangedExcept(formats=(binding.whole,))


def restyles_stretch(binding: Binding, scene: Scene) -> UnchangedExcept:
    """The look of the paragraphs may differ."""
    del scene
    return UnchangedExcept(formats=binding.wholes)


def changes(*aspects: Aspect) -> Effect:
    """Whole aspects of the document may differ, whatever is asked."""

    def effect(binding: Binding, scene: Scene) -> UnchangedExcept:
        del binding, scene
        return UnchangedExcept(aspects=aspects)

    return effect


def need(holds: object) -> None:
    """Raises ``NoFit`` unless the document has a choice to offer."""
    if not holds:
        raise NoFit("no-choice")
