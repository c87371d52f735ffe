"""All templates, and writing them into a folder."""

from collections.abc import Callable
from pathlib import Path

from lamwright.applications.descriptions import write_descriptions
from lamwright.applications.drawing import Draw
from lamwright.applications.writer.templates import business, private, school
from lamwright.applications.writer.templates.blocks import Template, parts
from lamwright.documents.odt import write_odt

_KINDS: dict[str, Callable[[Draw], Template]] = {
    "checklist": private.moving,
    "contract": business.contract,
    "cv": private.curriculum,
    "guide": school.guide,
    "invoice": business.invoice,
    "itinerary": private.itinerary,
    "lab-report": school.laboratory,
    "letter": business.letter,
    "minutes": business.minutes,
    "newsletter": private.newsletter,
    "product": business.product,
    "reading-list": private.reading,
    "recipe": private.recipe,
    "report": business.report,
    "timetable": school.timetable,
}
_VARIANTS = "ab"


def template_names() -> tuple[str, ...]:
    """File names of all templates, sorted: every kind in every variant."""
    return tuple(f"{kind}-{letter}.odt" for kind in _KINDS for letter in _VARIANTS)


def write_templates(directory: Path, *, seed: int) -> tuple[Path, ...]:
    """Write every template and ``description.json`` (UFO's format) into ``directory``.

    The same seed gives the same bytes, so writing again changes nothing.
    """
    directory.mkdir(parents=True, exist_ok=True)
    described: dict[str, str] = {}
    paths = []
    for name in template_names():
        template = make_template(name, seed=seed)
        paths.append(write_odt(directory / name, parts(template)))
        described[name] = template.description
    write_descriptions(directory, described)
    return tuple(paths)


def make_template(name: str, *, seed: int) -> Template:
    """The template of one file name, e.g. ``report-a.odt``."""
    kind, _, letter = name.removesuffix(".odt").rpartition("-")
    return _KINDS[kind](Draw(seed, kind, _VARIANTS.index(letter)))
