"""One call that finds everything a prompt shows for a state."""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.codec.found import COUNTED, asked_ways, parts_of
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import Canvas, as_text
from lamwright.records.description import Descriptions
from lamwright.records.observation import Control
from lamwright.records.plan import TaskPlan
from lamwright.records.retrieved import (
    RankedControl,
    RankedParagraph,
    RankedSelection,
    RankedWay,
    Retrieved,
)
from lamwright.records.trajectory import State
from lamwright.retrieve.adjusting import adjusted, done_where
from lamwright.retrieve.agreeing import Understood, agreement, understood
from lamwright.retrieve.belief import belief
from lamwright.retrieve.beyond import beyond
from lamwright.retrieve.choosing import Chooser, asked_of
from lamwright.retrieve.controls import by_meaning, by_words, top_dialog_first
from lamwright.retrieve.counting import Counter
from lamwright.retrieve.doable import Doable
from lamwright.retrieve.doubting import Doubting
from lamwright.retrieve.evidence import Known, evidence
from lamwright.retrieve.filling import Filler
from lamwright.retrieve.heads import Heads, plain_heads
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.new_rows import with_cells
from lamwright.retrieve.outright import outright
from lamwright.retrieve.paragraphs import Reading, ranked_paragraphs
from lamwright.retrieve.placing import going_together, together
from lamwright.retrieve.plans import ranked_plans
from lamwright.retrieve.pointing import Pointer
from lamwright.retrieve.requests import questions
from lamwright.retrieve.selections import candidates
from lamwright.retrieve.ways import Ways, ways_of

CONTROLS = 20
PARAGRAPHS = 24
_PLANS, _WAYS = 3, 5
_TARGETS = 8
CERTAIN, _LEAST = 5.0, -4.0
"""Log-odds of a way that is looked at alone, and from which one is asked for where several surely are."""
_MEANT = 3
"""The right one is among so many for 81 % of validation requests (``docs/development/retrieve.md``)."""


class Readers(NamedTuple):
    """What was trained to read requests; without one of them, what it adds is left out."""

    ways: Ways | None = None
    chooser: Chooser | None = None
    counter: Counter | None = None
    filler: Filler | None = None
    doable: Doable | None = None
    lines: LineReader | None = None
    pointer: Pointer | None = None


_NO_READERS = Readers()


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
        readers: Readers = _NO_READERS,
    ) -> None:
        """``heads`` must have been trained on this encoder; without them vectors count as they come.

        ``doable`` among the ``readers`` likewise; without it no request is doubted.
        """
        self._encoder = encoder
        name, dimension = (encoder.name, encoder.dimension) if encoder else ("", 1)
        self._heads = heads if heads and heads.encoder == name else plain_heads(name, dimension)
        if encoder is None and heads is not None:
            self._heads = heads
        self._descriptions = descriptions or {}
        self._plans = tuple(plans)
        self._ways, self._chooser, self._filler = readers.ways, readers.chooser, readers.filler
        self._counter, self._readers = readers.counter, readers
        self._kept: tuple[State, tuple[int, int], Retrieved] | None = None
        self._lines: tuple[str, Canvas, Reading, list[RankedParagraph]] | None = None
        self._doubting = Doubting(encoder, readers.doable, readers.ways, readers.lines)

    @property
    def meaning(self) -> bool:
        """Whether meaning counts, or words alone."""
        return self._encoder is not None

    def retrieve(
        self, state: State, *, controls: int = CONTROLS, paragraphs: int = PARAGRAPHS
    ) -> Retrieved:
        """The best of each kind, in order of rank; what was found last is kept."""
        kept = self._kept
        if kept is not None and kept[0] is state and kept[1] == (controls, paragraphs):
            return kept[2]
        found = self._retrieved(state, controls, paragraphs)
        self._kept = (state, (controls, paragraphs), found)
        return found

    def _retrieved(self, state: State, controls: int, paragraphs: int) -> Retrieved:
        reading, lines = self.read(state.request, state.observation.canvas)
        offered = [*state.observation.controls, *state.menu]
        ways = self._ways.ranked(state.request, offered)[:_WAYS] if self._ways else []
        selections = self._selections(state.request, reading, lines)
        parts, ways = self._counted(state.request, ways)
        if parts > 1:
            ways = self._placed(state.request, ways, reading, lines, parts)
            rows = with_cells(asked_ways(ways, parts), state.request, reading.canvas)
            if rows and rows[0].place:
                ways, parts, selections = rows, 1, [rows[0].place, *selections]
        likeliest = selections[0].selection if selections else ""
        ways = [done_where(way, way.place.selection if way.place else likeliest) for way in ways]
        ways = self._filled(state.request, ways, reading, selections)
        return Retrieved(
            controls=tuple(self.controls(state)[:controls]),
            paragraphs=tuple(lines[:paragraphs]),
            targets=reading.targets[:_TARGETS],
            plans=tuple(ranked_plans(state.request, self._plans, self._encoder)[:_PLANS]),
            ways=tuple(ways),
            selections=tuple(selections),
            parts=parts,
            is_doubted=self._doubting.is_doubted(state.request, reading)
            or any(beyond(state.request, reading.canvas)),
            is_clear=self._doubting.is_clear(state.request, reading),
        )

    def _counted(self, request: str, ways: list[RankedWay]) -> tuple[int, list[RankedWay]]:
        """How many ways are asked for, 0: not known; where that is sure, the likeliest others are asked for."""
        if self._ways is None or self._counter is None:
            return 0, ways
        vector = self._ways.vector(request)
        count = self._counter.count(vector)
        if not self._counter.is_sure(vector):
            return count, ways
        asked_for = [
            way.model_copy(update={"score": max(way.score, COUNTED)}) if way.score > _LEAST else way
            for way in ways[1:count]
        ]
        return count, [*ways[:1], *asked_for, *ways[count:]]

    def _selections(
        self,
        request: str,
        reading: Reading,
        lines: Sequence[RankedParagraph],
        way: RankedWay | None = None,
    ) -> list[RankedSelection]:
        """What could be selected, for one ``way`` if given, the likeliest first; without a chooser as rules say."""
        read = self._understood(reading)
        best = read.order(lines) if read else [line.index for line in lines]
        listed = candidates(reading, best, read.selections(reading) if read else ())
        if self._chooser is not None and self._ways is not None and self._encoder is not None:
            ways = [way] if way else self._ways.ranked_all(request)[:_WAYS]
            known = Known(lines, ways, self._chooser.kinds_of)
            selections = [one.selection for one in listed]
            named = outright(reading, selections)
            if read is not None:
                named = named + agreement(listed, reading, read) @ self._chooser.agree
            said = asked_of(request, way.steps) if way else request
            ranked = self._chooser.ranked(said, listed, evidence(reading, listed, known), named)
            return adjusted(ranked, ways[0].steps, reading)
        return [RankedSelection(selection=one.selection, score=0.0) for one in listed]

    def _understood(self, reading: Reading) -> Understood | None:
        """What the readers of lines say; None without them."""
        lines, pointer = self._readers.lines, self._readers.pointer
        return understood(reading, lines, pointer) if lines and pointer else None

    def _placed(
        self,
        request: str,
        ways: Sequence[RankedWay],
        reading: Reading,
        lines: Sequence[RankedParagraph],
        count: int,
    ) -> list[RankedWay]:
        """The ways, each with what it is done to; the places of the ``count`` that are asked for go together."""
        if self._chooser is None:
            return [*ways]
        asked_for = asked_ways(ways, len(ways))
        ordered = [*asked_for, *(way for way in ways if way not in asked_for)]
        alone = [way.model_copy(update={"score": CERTAIN}) for way in ordered]
        found = [self._selections(request, reading, lines, way) for way in alone]
        chosen = going_together(asked_for, found[: len(asked_for)], count, reading)
        rest = [place for place in range(len(ordered)) if place not in chosen]
        return [
            *together([ordered[i] for i in chosen], [found[i] for i in chosen], reading),
            *(ordered[i].model_copy(update={"place": found[i][0]}) for i in rest),
        ]

    def meant(self, request: str, canvas: Canvas) -> frozenset[int]:
        """The few body paragraphs that ``request`` most likely means; empty by words alone."""
        if self._encoder is None:
            return frozenset()
        _, lines = self.read(request, canvas)
        return frozenset(line.index for line in lines[:_MEANT])

    def read(self, request: str, canvas: Canvas) -> tuple[Reading, list[RankedParagraph]]:
        """The document read for a request, and its paragraphs in order; the last reading is kept."""
        if self._lines is None or self._lines[0] != request or self._lines[1] != canvas:
            reading = Reading(request, as_text(canvas))
            lines = ranked_paragraphs(reading, self._encoder, self._heads)
            self._lines = (request, canvas, reading, lines)
        return self._lines[2:]

    def belief(self, state: State, steps: Sequence[str], logprob: float) -> float | None:
        """Log-odds that ``steps`` fit the request of ``state`` (``belief.belief``); None: not known."""
        held = self.believed(state, steps)
        return belief(steps, *held, logprob) if held else None

    def believed(
        self, state: State, steps: Sequence[str]
    ) -> tuple[list[RankedWay], list[RankedSelection]] | None:
        """The ways that ``steps`` take, and what each selection was believed; None: not known."""
        if (
            self._ways is None
            or self._chooser is None
            or not as_text(state.observation.canvas).paragraphs
        ):
            return None
        reading, lines = self.read(state.request, state.observation.canvas)
        selections = self._selections(state.request, reading, lines)
        done = set(ways_of(steps, self._ways.known))
        ways = [way for way in self._ways.ranked_all(state.request) if way.steps in done]
        if len(ways) > 1:
            ways = self._placed(state.request, ways, reading, lines, len(ways))
            places = [way.place for way in ways if way.place is not None]
            selections = sorted([*selections, *places], key=lambda one: one.score)
        return self._filled(state.request, ways, reading, selections), selections

    def _filled(
        self,
        request: str,
        ways: Sequence[RankedWay],
        reading: Reading,
        selections: Sequence[RankedSelection],
    ) -> list[RankedWay]:
        """The ways with what could be filled in."""
        if self._filler is None or not selections:
            return [*ways]
        text = "\n".join(line.text for line in reading.structure.lines)
        likeliest = max(selections, key=lambda one: one.score).selection
        filled = []
        for way in ways:
            selection = parts_of(way.place.selection if way.place else likeliest)[0]
            filled += self._filler.filled(request, [way], selection, text)
        return filled

    def is_doubted(self, request: str, canvas: Canvas | None = None) -> bool:
        """Whether ``request`` rather asks for what cannot be done, in a document, if given."""
        reading = self.read(request, canvas)[0] if canvas and as_text(canvas).paragraphs else None
        return self._doubting.is_doubted(request, reading)

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
