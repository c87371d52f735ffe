"""All task families of Impress."""

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.checks.kinds import SlidesUnchangedExcept
from lamwright.applications.impress.families import deck, slides, texts
from lamwright.applications.impress.scene import Scene, read_scene
from lamwright.instantiate.family import Catalogue, Reason
from lamwright.records.check import Check

FAMILIES = (*texts.FAMILIES, *slides.FAMILIES, *deck.FAMILIES)
MOST_WORDS = 60
_JOINED = ("texts", "looks", "shapes", "aspects", "removed", "renamed")


def catalogue() -> Catalogue[Scene, Binding]:
    """Every family, in a fixed order, and how template documents are read."""
    return Catalogue(
        application="impress",
        families=FAMILIES,
        suffixes=(".odp",),
        read=read_scene,
        unite=_unite,
        beside=_beside,
        clash=_clash,
        objection=_objection,
    )


def _unite(effects: tuple[Check, ...]) -> SlidesUnchangedExcept:
    def join(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for effect in effects for item in getattr(effect, field)))

    added = sum(getattr(effect, "added", 0) for effect in effects)
    return SlidesUnchangedExcept.model_validate({
        **{field: join(field) for field in _JOINED},
        "added": added,
    })


def _beside(scene: Scene, bindings: tuple[Binding, ...]) -> Scene:
    """The presentation without the slides that other parts of the task already touch."""
    taken = frozenset(binding.slide for binding in bindings if binding.slide)
    return Scene(scene.document, taken) if taken else scene


def _clash(bindings: tuple[Binding, ...]) -> Reason | None:
    """'overlap' when two parts type the same text or name the same file."""
    for key in ("text", "file"):
        said = [getattr(binding, key) for binding in bindings if getattr(binding, key)]
        if len(set(said)) < len(said):
            return "overlap"
    return None


def _objection(bindings: tuple[Binding, ...], request: str, scene: Scene) -> Reason | None:
    """Why a request is no good: an essay."""
    del bindings, scene
    return "ambiguous" if len(request.split()) > MOST_WORDS else None
