"""All task families of Calc."""

import re

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import SheetsUnchangedExcept
from lamwright.applications.calc.families import (
    boxes,
    data,
    letters,
    lines,
    numbers,
    sheets,
    sizes,
    values,
)
from lamwright.applications.calc.scene import Scene, read_scene
from lamwright.instantiate.family import Catalogue, Reason
from lamwright.records.cell_areas import cells_in
from lamwright.records.check import Check

FAMILIES = (
    *values.FAMILIES,
    *letters.FAMILIES,
    *boxes.FAMILIES,
    *numbers.FAMILIES,
    *lines.FAMILIES,
    *sizes.FAMILIES,
    *data.FAMILIES,
    *sheets.FAMILIES,
)
MOST_WORDS = 60
_JOINED = ("cells", "formats", "sheets", "aspects", "added", "removed", "renamed")


def catalogue() -> Catalogue[Scene, Binding]:
    """Every family, in a fixed order, and how template documents are read."""
    return Catalogue(
        application="calc",
        families=FAMILIES,
        suffixes=(".ods",),
        read=read_scene,
        unite=_unite,
        beside=_beside,
        clash=_clash,
        objection=_objection,
    )


def _unite(effects: tuple[Check, ...]) -> SheetsUnchangedExcept:
    def join(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for effect in effects for item in getattr(effect, field)))

    return SheetsUnchangedExcept.model_validate({field: join(field) for field in _JOINED})


def _beside(scene: Scene, bindings: tuple[Binding, ...]) -> Scene:
    """The spreadsheet without the cells that other parts of the task already touch."""
    taken = frozenset(
        (binding.sheet, address)
        for binding in bindings
        for area in (binding.area, binding.source)
        if area
        for address in cells_in(area)
    )
    return Scene(scene.document, taken) if taken else scene


def _clash(bindings: tuple[Binding, ...]) -> Reason | None:
    """'overlap' when two parts type the same or speak of the same row or column.

    'ambiguous' when they speak of cells on different sheets: of a cell without a sheet nobody could
    say which one is meant then.
    """
    if len({binding.sheet for binding in bindings if binding.first}) > 1:
        return "ambiguous"
    for key in ("text", "line", "file"):
        said = [getattr(binding, key) for binding in bindings if getattr(binding, key)]
        if len(set(said)) < len(said):
            return "overlap"
    return None


def _objection(bindings: tuple[Binding, ...], request: str, scene: Scene) -> Reason | None:
    """Why a request is no good: an essay, or a quoted text that stands in several cells."""
    if len(request.split()) > MOST_WORDS:
        return "ambiguous"
    fresh = {binding.text for binding in bindings} | set(scene.names)
    texts = [text for sheet in scene.document.sheets[:1] for text in sheet.texts.values()]
    for quoted in re.findall(r'"([^"]+)"', request):
        if quoted not in fresh and texts.count(quoted) > 1:
            return "ambiguous"
    return None
