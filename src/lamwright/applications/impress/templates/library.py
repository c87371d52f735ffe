"""All templates, and writing them into a folder."""

from collections.abc import Callable
from pathlib import Path

from lamwright.applications.descriptions import write_descriptions
from lamwright.applications.drawing import Draw
from lamwright.applications.impress.templates import talks
from lamwright.applications.impress.templates.talks import Template
from lamwright.documents.odp import write_odp

_KINDS: dict[str, Callable[[Draw], Template]] = {
    "advice": talks.health,
    "club-meeting": talks.meeting,
    "journey": talks.travel,
    "lesson": talks.lesson,
    "product": talks.product,
    "project-status": talks.status,
    "talk": talks.talk,
    "training": talks.training,
}
_VARIANTS = "ab"


def template_names() -> tuple[str, ...]:
    """File names of all templates, sorted: every kind in every variant."""
    return tuple(f"{kind}-{letter}.odp" for kind in _KINDS for letter in _VARIANTS)


def write_templates(directory: Path, *, seed: int) -> tuple[Path, ...]:
    """Write every template and ``description.json`` into ``directory``; same seed, same bytes."""
    directory.mkdir(parents=True, exist_ok=True)
    templates = {name: make_template(name, seed=seed) for name in template_names()}
    write_descriptions(directory, {name: t.description for name, t in templates.items()})
    return tuple(write_odp(directory / name, t.slides) for name, t in templates.items())


def make_template(name: str, *, seed: int) -> Template:
    """The template of one file name, e.g. ``talk-a.odp``."""
    kind, _, letter = name.removesuffix(".odp").rpartition("-")
    return _KINDS[kind](Draw(seed, kind, _VARIANTS.index(letter)))
