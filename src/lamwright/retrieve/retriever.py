"""One call that finds everything a prompt shows for a state."""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.codec.found import asked_ways, parts_of
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
from lamwright.retrieve.agreeing import agreement, understood
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
from lamwright.retrieve.own_clause import agreed, own_clauses
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.placing import placed
from lamwright.retrieve.plans import ranked_plans
from lamwright.retrieve.pointing import Pointer
from lamwright.retrieve.readings import Readings
from lamwright.retrieve.requests import questions
from lamwright.retrieve.selection_words import text_of
from lamwright.retrieve.selections import candidates
from lamwright.retrieve.ways import Ways, ways_of

CONTROLS = 20
PARAGRAPHS = 24
_PLANS, _WAYS = 3, 5
_TARGETS = 8
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
        self._readings = Readings(encoder, self._heads)
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
        return self._counter.counted(self._ways.vector(request), ways)

    def _selections(
        self,
        request: str,
        reading: Reading,
        lines: Sequence[RankedParagraph],
        way: RankedWay | None = None,
    ) -> list[RankedSelection]:
        """What could be selected, for one ``way`` if given, the likeliest first; without a chooser as rules say."""
        chosen, key = self._readings.chosen, (request, way.steps if way else ())
        if key not in chosen:
            chosen[key] = self._choose(request, reading, lines, way)
        return chosen[key]

    def _choose(
        self,
        request: str,
        reading: Reading,
        lines: Sequence[RankedParagraph],
        way: RankedWay | None,
    ) -> list[RankedSelection]:
        by_lines, by_words = self._readers.lines, self._readers.pointer
        read = understood(reading, by_lines, by_words) if by_lines and by_words else None
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

        def find(ordered: Sequence[RankedWay]) -> list[list[RankedSelection]]:
            found = [self._selections(request, reading, lines, way) for way in ordered]
            return self._by_clauses(request, reading, ordered[:count], found)

        return placed(ways, count, find, reading)

    def _by_clauses(
        self,
        request: str,
        reading: Reading,
        asked_for: Sequence[RankedWay],
        found: list[list[RankedSelection]],
    ) -> list[list[RankedSelection]]:
        """What each way may be done to, weighed by the clause of the request that asks for it."""
        assert self._ways is not None
        own = own_clauses(request, [way.steps for way in asked_for], self._ways)
        for place, (way, clause) in enumerate(zip(asked_for, own, strict=True)):
            if clause:
                said, lines = self.read(clause, reading.canvas)
                found[place] = agreed(found[place], self._selections(clause, said, lines, way))
        return found

    def meant(self, request: str, canvas: Canvas) -> frozenset[int]:
        """The few body paragraphs that ``request`` most likely means; empty by words alone."""
        if self._encoder is None:
            return frozenset()
        _, lines = self.read(request, canvas)
        return frozenset(line.index for line in lines[:_MEANT])

    def read(self, request: str, canvas: Canvas) -> tuple[Reading, list[RankedParagraph]]:
        """The document read for a request, and its paragraphs in order; readings of the last document are kept."""
        return self._readings.read(request, canvas)

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
            filled += self._filler.filled(
                request, [way], selection, text, text_of(selection, reading)
            )
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
