"""All templates, and writing them into a folder."""

from collections.abc import Callable
from pathlib import Path

from lamwright.applications.calc.templates import lists, money
from lamwright.applications.calc.templates.blocks import Template
from lamwright.applications.descriptions import write_descriptions
from lamwright.applications.drawing import Draw
from lamwright.documents.ods import write_ods

_KINDS: dict[str, Callable[[Draw], Template]] = {
    "budget": money.budget,
    "donations": money.donations,
    "expenses": money.expenses,
    "grades": lists.grades,
    "guests": lists.guests,
    "inventory": lists.inventory,
    "invoice-lines": money.invoice,
    "meters": lists.meters,
    "project": lists.project,
    "recipe-costs": money.recipe,
    "sales": money.sales,
    "timesheet": lists.timesheet,
    "training": lists.training,
}
_VARIANTS = "ab"


def template_names() -> tuple[str, ...]:
    """File names of all templates, sorted: every kind in every variant."""
    return tuple(f"{kind}-{letter}.ods" for kind in _KINDS for letter in _VARIANTS)


def write_templates(directory: Path, *, seed: int) -> tuple[Path, ...]:
    """Write every template and ``description.json`` into ``directory``; same seed, same bytes."""
    directory.mkdir(parents=True, exist_ok=True)
    templates = {name: make_template(name, seed=seed) for name in template_names()}
    write_descriptions(directory, {name: t.description for name, t in templates.items()})
    return tuple(write_ods(directory / name, t.sheets) for name, t in templates.items())


def make_template(name: str, *, seed: int) -> Template:
    """The template of one file name, e.g. ``budget-a.ods``."""
    kind, _, letter = name.removesuffix(".ods").rpartition("-")
    return _KINDS[kind](Draw(seed, kind, _VARIANTS.index(letter)))
