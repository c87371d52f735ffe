"""One call that finds everything a prompt shows for a state."""

import math
from collections.abc import Sequence

from lamwright.codec.found import asked_ways, parts_of
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import Canvas, as_text
from lamwright.records.description import Descriptions
from lamwright.records.plan import TaskPlan
from lamwright.records.retrieved import (
    RankedControl,
    RankedParagraph,
    RankedSelection,
    RankedWay,
    Retrieved,
)
from lamwright.records.trajectory import State
from lamwright.retrieve.asked_for import AskedFor, put_together
from lamwright.retrieve.belief import belief
from lamwright.retrieve.controls import by_meaning, by_words, top_dialog_first
from lamwright.retrieve.done_where import done_where
from lamwright.retrieve.heads import Heads, plain_heads
from lamwright.retrieve.moves.move_words import moves_said
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.plans import ranked_plans
from lamwright.retrieve.readings import Readings
from lamwright.retrieve.refusals.doubting import Doubting
from lamwright.retrieve.refusals.refusing import Asked, refusal
from lamwright.retrieve.refusals.so_already import LeftToDo, is_switch, left_to_do
from lamwright.retrieve.relocating import Relocation, relocation
from lamwright.retrieve.requests import questions
from lamwright.retrieve.selection_words import text_of
from lamwright.retrieve.selections.own_clause import agreed, first_asked
from lamwright.retrieve.selections.selecting import WAYS, Readers, Selecting
from lamwright.retrieve.values.replacing import FINDS, text_to_search
from lamwright.retrieve.ways.doable import Seen, asked
from lamwright.retrieve.ways.its_looks import without_looks
from lamwright.retrieve.ways.own_commands import without_commands, without_echoes
from lamwright.retrieve.ways.page_count import with_count
from lamwright.retrieve.ways.page_edges import at_page_edges

CONTROLS = 20
PARAGRAPHS = 24
_PLANS = 3
_TARGETS = 8
_MEANT = 3
"""The right one is among so many for 81 % of validation requests (``docs/development/retrieve.md``)."""


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
        self._ways, self._filler, self._counter = readers.ways, readers.filler, readers.counter
        self._on_or_off = readers.on_or_off
        self._kept: tuple[State, tuple[int, int], Retrieved] | None = None
        self._readings = Readings(encoder, self._heads, readers.lines)
        self._doubting = Doubting(encoder, readers.doable, readers.ways, readers.lines)
        self._selecting = Selecting(readers, self._readings, encoder)

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
        common = Retrieved(
            controls=tuple(self.controls(state)[:controls]),
            paragraphs=tuple(lines[:paragraphs]),
            targets=reading.targets[:_TARGETS],
            plans=tuple(ranked_plans(state.request, self._plans, self._encoder)[:_PLANS]),
        )
        if (move := self._relocation(reading, lines)) is not None:
            is_doubted = self.is_doubted(state.request, state.observation.canvas)
            return move.found(common, reading, is_doubted=is_doubted)
        return common.model_copy(update=self._asked_for(state, reading, lines))

    def _asked_for(
        self, state: State, reading: Reading, lines: list[RankedParagraph]
    ) -> dict[str, object]:
        """Ways, selections, how many are asked for, and doubts."""
        offered = [*state.observation.controls, *state.menu]
        ways = (
            at_page_edges(self._ways.ranked(state.request, offered)[:WAYS], reading)
            if self._ways
            else []
        )
        selections = self._selecting.selections(state.request, reading, lines)
        seen = self._doubting.seen(reading, _share(selections))
        parts, ways = self._counted(state.request, ways)
        if parts > 1:
            ways = self._selecting.placed(state.request, ways, reading, lines, parts)
        if two := self._selecting.typed_twice(ways, parts, reading, lines):
            ways, selections, parts = [two.way], [two.places[0], *selections], 1
        ways, selections, parts = put_together(AskedFor(ways, selections, parts), reading)
        left = self._left_to_do(ways, selections, parts, reading)
        ways, selections, parts = left.ways, left.selections, left.parts
        likeliest = selections[0].selection if selections else ""
        ways = [self._where_chosen(way, likeliest, reading) for way in ways]
        ways = without_commands(self._filled(state.request, ways, reading, selections), parts)
        ways, parts = without_echoes(ways, parts)
        is_doubted = self._doubting.is_doubted(state.request, seen)
        why = left.doubt or refusal(reading, Asked(ways, selections, parts), is_doubted=is_doubted)
        return {
            "ways": tuple(ways),
            "selections": tuple(selections),
            "parts": parts,
            "doubt": why,
            "is_clear": self._doubting.is_clear(state.request, seen),
        }

    def _relocation(self, reading: Reading, lines: list[RankedParagraph]) -> Relocation | None:
        """What is to stand elsewhere, where a request says so."""
        if self._ways is None or not reading.structure.lines or not moves_said(reading.request):
            return None
        request, encode = reading.request, self._encoder.encode if self._encoder else None
        parts, ways = self._counted(request, self._ways.ranked_all(request)[:WAYS])

        def find(way: RankedWay | None, words: str) -> list[RankedSelection]:
            found = self._selecting.selections(request, reading, lines, way)
            if not words:
                return found
            said, own = self._readings.read(words, reading.canvas)
            return agreed(found, self._selecting.selections(words, said, own, way))

        return relocation(reading, asked_ways(ways, max(parts, 1)), find, encode)

    def _left_to_do(
        self,
        ways: list[RankedWay],
        selections: list[RankedSelection],
        parts: int,
        reading: Reading,
    ) -> LeftToDo:
        """What is not so already of what is asked for."""
        if not is_switch(ways, parts):
            return LeftToDo(ways, selections, parts)
        is_on = self.is_to_be_given(reading.request)
        return left_to_do(ways, selections, parts, reading, is_on=is_on)

    def is_to_be_given(self, request: str) -> bool:
        """Whether ``request`` surely asks to give a look, and not to take one away; False without a reader of it."""
        if self._ways is None or self._on_or_off is None:
            return False
        return self._on_or_off.is_on(self._ways.vector(asked(request)))

    def is_to_be_taken(self, request: str) -> bool:
        """Whether ``request`` surely asks to take a look away; False without a reader of it."""
        if self._ways is None or self._on_or_off is None:
            return False
        return self._on_or_off.is_off(self._ways.vector(asked(request)))

    def _where_chosen(self, way: RankedWay, likeliest: str, reading: Reading) -> RankedWay:
        """A way as it is done in its place, or in the likeliest."""
        chosen = way.place.selection if way.place else likeliest
        encode = self._encoder.encode if self._encoder else None
        return with_count(done_where(way, chosen, reading, encode), reading.request)

    def _counted(self, request: str, ways: list[RankedWay]) -> tuple[int, list[RankedWay]]:
        """How many ways are asked for, 0: not known; where that is sure, the likeliest others are asked for."""
        reader = self._ways
        if reader is None or self._counter is None:
            return 0, ways
        vector = reader.vector(request)
        return self._counter.counted(request, vector, ways, lambda: first_asked(request, reader))

    def meant(self, request: str, canvas: Canvas) -> frozenset[int]:
        """The few body paragraphs that ``request`` most likely means; empty by words alone."""
        if self._encoder is None:
            return frozenset()
        _, lines = self.read(request, canvas)
        return frozenset(line.index for line in lines[:_MEANT])

    def read(self, request: str, canvas: Canvas) -> tuple[Reading, list[RankedParagraph]]:
        """The document read for a request, and its paragraphs in order; readings of the last document are kept."""
        return self._readings.read(request, canvas)

    def belief(self, state: State, steps: Sequence[str]) -> float | None:
        """Log-odds that ``steps`` fit the request of ``state`` (``belief.belief``); None: not known."""
        move = self._relocation(*self.read(state.request, state.observation.canvas))
        if move is not None and move.steps == tuple(steps):
            return move.belief
        held = self.believed(state, steps)
        return belief(steps, *held) if held else None

    def believed(
        self, state: State, steps: Sequence[str]
    ) -> tuple[list[RankedWay], list[RankedSelection]] | None:
        """The ways that ``steps`` take, and what each selection was believed; None: not known."""
        if not self._selecting.is_able or not as_text(state.observation.canvas).paragraphs:
            return None
        reading, lines = self.read(state.request, state.observation.canvas)
        found = self.retrieve(state)
        asked_for = asked_ways(found.ways, max(found.parts, 1))
        ways = self._selecting.done_by(steps, state.request, reading, asked_for)
        selections = self._selecting.believed(steps, reading, lines)
        ways = self._selecting.all_placed(state.request, ways, reading, lines)
        places = [way.place for way in ways if way.place is not None]
        selections = sorted([*selections, *places], key=lambda one: one.score)
        filled = self._filled(state.request, ways, reading, selections)
        return without_commands(filled, len(filled)), selections

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
        request = without_looks(request, [way.steps for way in ways])
        filled = []
        for way in ways:
            selection = parts_of(way.place.selection if way.place else likeliest)[0]
            held = text_to_search(reading.canvas) if FINDS in way.steps else text
            filled += self._filler.filled(
                request, [way], selection, held, text_of(selection, reading)
            )
        return filled

    def is_doubted(self, request: str, canvas: Canvas | None = None) -> bool:
        """Whether ``request`` rather asks for what cannot be done, in a document, if given."""
        if canvas is not None:
            move = self._relocation(*self.read(request, canvas))
            if move is not None and move.is_sure:
                return False
        return self._doubting.is_doubted(request, self.seen(request, canvas) if canvas else None)

    def seen(self, request: str, canvas: Canvas) -> Seen | None:
        """What is seen of ``request`` beside a document; None: it holds no text, or no reader is there."""
        if not as_text(canvas).paragraphs or not self._selecting.is_able:
            return None
        reading, lines = self.read(request, canvas)
        return self._doubting.seen(
            reading, _share(self._selecting.selections(request, reading, lines))
        )

    def controls(self, state: State) -> list[RankedControl]:
        """All controls that show and all menu entries, best first; a dialog's before the others."""
        named = [one for one in (*state.observation.controls, *state.menu) if one.name]
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


def _share(selections: Sequence[RankedSelection]) -> float:
    """The share of belief in the likeliest of ``selections``; 0: there are none."""
    return math.exp(selections[0].score) if selections else 0.0
