"""Actions of reference solutions on presentations, beside those of every application."""

from lamwright.applications.impress.binding import Binding
from lamwright.applications.moves import click, fill, font, keys, save
from lamwright.records.action import Action
from lamwright.records.slide_action import SelectShape, SelectSlide

__all__ = ["click", "fill", "font", "keys", "save", "shape", "slide"]


def slide(binding: Binding) -> Action:
    """Show the slide that the request names."""
    return SelectSlide(number=binding.slide)


def shape(binding: Binding) -> Action:
    """Select the object that the request names."""
    return SelectShape(slide=binding.slide, number=binding.shape)
