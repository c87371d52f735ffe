"""Template documents and their descriptions, and which one a task is set on."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from rapidfuzz import fuzz

from lamwright.models.vectors import CachedEncoder
from lamwright.records.base import Record, derive_seed
from lamwright.records.errors import DocumentError, UsageError
from lamwright.records.instantiation import TemplateChoice
from lamwright.records.plan import TaskPlan
from lamwright.safety.opening import read_file

DESCRIPTIONS = "description.json"
AMONG = 3
"""The nearest so many descriptions, of which one is drawn."""
_MOST_CHARACTERS = 300


class Template(Record):
    """A document that tasks may be set on."""

    name: str
    description: str = ""


def read_templates(folder: Path, suffixes: Sequence[str]) -> tuple[Template, ...]:
    """The documents in ``folder`` with their descriptions from ``description.json`` (UFO's format).

    Without that file they have none. Raises ``UsageError`` for a folder without documents, and for
    descriptions that are no object of file names and texts.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder of templates {folder}.")
    names = sorted(
        path.name for path in folder.iterdir() if path.is_file() and path.suffix.lower() in suffixes
    )
    if not names:
        listed = ", ".join(suffixes) or "any documents"
        raise UsageError(f"{folder} holds no template documents ({listed}); put some there.")
    described = _described(folder / DESCRIPTIONS)
    return tuple(Template(name=name, description=described.get(name, "")) for name in names)


def _described(file: Path) -> Mapping[str, str]:
    if not file.exists():
        return {}
    try:
        stored = json.loads(read_file(file).decode("utf-8-sig"))
    except (DocumentError, ValueError, RecursionError) as error:
        raise UsageError(f"{file} is no JSON; it needs file names and one line each.") from error
    if not isinstance(stored, dict) or not all(isinstance(text, str) for text in stored.values()):
        raise UsageError(f"{file} needs one JSON object of file names and one line each.")
    return {name: text[:_MOST_CHARACTERS] for name, text in stored.items()}


class Chooser:
    """Chooses by description: by meaning where there is an encoder, else by words.

    Many tasks fit many documents, so one of the nearest few is drawn, by seed and task alone. Templates
    without any description are drawn at random, as UFO does.
    """

    def __init__(
        self, templates: Sequence[Template], encoder: CachedEncoder | None, *, seed: int
    ) -> None:
        """``templates`` must not be empty."""
        self._templates = tuple(templates)
        self._encoder = encoder
        self._seed = seed

    def choose(self, plan: TaskPlan) -> TemplateChoice:
        """The template for a task."""
        draw = Random(derive_seed("template", self._seed, plan.task))
        described = [each for each in self._templates if each.description]
        if not described:
            name = draw.choice([each.name for each in self._templates])
            return TemplateChoice(template=name, score=0.0, by="random")
        scores = self._scores(plan.task, [each.description for each in described])
        order = sorted(range(len(described)), key=lambda i: (-scores[i], described[i].name))
        place = draw.choice(order[:AMONG])
        return TemplateChoice(
            template=described[place].name,
            score=round(scores[place], 4),
            by="meaning" if self._encoder else "words",
        )

    def _scores(self, task: str, descriptions: Sequence[str]) -> list[float]:
        if self._encoder is None:
            return [fuzz.token_set_ratio(task, text) / 100 for text in descriptions]
        rows = self._encoder.keep(descriptions)
        (asked,) = self._encoder.encode([task])
        return [float(score) for score in rows @ asked]
