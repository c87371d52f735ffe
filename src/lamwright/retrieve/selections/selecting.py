"""What could be selected for a request, and where each of several ways is done."""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.models.vectors import CachedEncoder
from lamwright.records.retrieved import RankedParagraph, RankedSelection, RankedWay
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.outright.outright import outright
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.readings import Readings
from lamwright.retrieve.selection_words import text_of
from lamwright.retrieve.selections.adjusting import adjusted
from lamwright.retrieve.selections.agreeing import agreement, understood
from lamwright.retrieve.selections.choosing import Chooser, asked_of
from lamwright.retrieve.selections.evidence import Known, evidence
from lamwright.retrieve.selections.near_number import near_numbers
from lamwright.retrieve.selections.one_place import in_one_place
from lamwright.retrieve.selections.own_clause import agreed, own_clauses, wishes
from lamwright.retrieve.selections.placing import placed
from lamwright.retrieve.selections.selections import candidates
from lamwright.retrieve.values.filling import Filler
from lamwright.retrieve.values.labels import REPLACES
from lamwright.retrieve.values.pointing import Pointer
from lamwright.retrieve.values.two_values import TwoValues, two_values
from lamwright.retrieve.ways.bordering import ALIKE, framed_together
from lamwright.retrieve.ways.counting import Counter
from lamwright.retrieve.ways.doable import Doable
from lamwright.retrieve.ways.on_or_off import OnOrOff
from lamwright.retrieve.ways.page_edges import at_page_edges
from lamwright.retrieve.ways.ways import Ways, by_menu, ways_of

WAYS = 5


class Readers(NamedTuple):
    """What was trained to read requests; without one of them, what it adds is left out."""

    ways: Ways | None = None
    chooser: Chooser | None = None
    counter: Counter | None = None
    filler: Filler | None = None
    doable: Doable | None = None
    lines: LineReader | None = None
    pointer: Pointer | None = None
    on_or_off: OnOrOff | None = None


class Selecting:
    """Ranks selections as the readers of a retriever say, and keeps what was ranked for the last document."""

    def __init__(self, readers: Readers, readings: Readings, encoder: CachedEncoder | None) -> None:
        """Without an ``encoder`` selections come as rules list them."""
        self._readers, self._readings, self._encoder = readers, readings, encoder
        self._ways, self._chooser = readers.ways, readers.chooser

    @property
    def is_able(self) -> bool:
        """Whether it knows how likely a selection is."""
        return self._ways is not None and self._chooser is not None

    def done_by(
        self, steps: Sequence[str], request: str, reading: Reading, asked_for: Sequence[RankedWay]
    ) -> list[RankedWay]:
        """The ways that ``steps`` take, those that are ``asked_for`` first: rules may have made or changed them."""
        assert self._ways is not None
        done = set(ways_of(steps, {*self._ways.known, *(way.steps for way in asked_for)}))
        found: dict[tuple[str, ...], RankedWay] = {}
        for way in (*asked_for, *self._ranked(request, reading)):
            found.setdefault(by_menu(way.steps), way)
        return [
            way.model_copy(update={"steps": steps}) for steps, way in found.items() if steps in done
        ]

    def _ranked(self, request: str, reading: Reading) -> list[RankedWay]:
        assert self._ways is not None
        return at_page_edges(self._ways.ranked_all(request), reading)

    def selections(
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
            ways = [way] if way else self._ranked(request, reading)[:WAYS]
            known = Known(lines, ways, self._chooser.kinds_of)
            selections = [one.selection for one in listed]
            named = outright(reading, selections)
            if ways[0].steps == REPLACES:
                named = named + near_numbers(listed, reading)
            if read is not None:
                named = named + agreement(listed, reading, read) @ self._chooser.agree
            said = asked_of(request, ALIKE.get(way.steps, way.steps)) if way else request
            ranked = self._chooser.ranked(said, listed, evidence(reading, listed, known), named)
            return adjusted(ranked, ways[0].steps, reading)
        return [RankedSelection(selection=one.selection, score=0.0) for one in listed]

    def placed(
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
            found = [self.selections(request, reading, lines, way) for way in ordered]
            found = self._by_clauses(request, reading, ordered[:count], found)
            found = in_one_place(request, ordered[:count], found)
            return framed_together(ordered[:count], found)

        return placed(ways, count, find, reading)

    def typed_twice(
        self,
        ways: Sequence[RankedWay],
        parts: int,
        reading: Reading,
        lines: Sequence[RankedParagraph],
    ) -> TwoValues | None:
        """Two values that the likeliest of ``ways`` types over two places; None where that is not asked for."""
        filler, request = self._readers.filler, reading.request
        if filler is None or not self.is_able or not ways or parts > 1:
            return None
        text = "\n".join(reading.structure.texts)

        def find(clause: str) -> list[RankedSelection]:
            said, own = self._readings.read(clause, reading.canvas)
            alone = self.selections(clause, said, own, ways[0])
            return agreed(self.selections(request, reading, lines), alone)

        def fill(clause: str, one: RankedSelection) -> str:
            over = text_of(one.selection, reading)
            values = filler.filled(clause, ways[:1], one.selection, text, over)[0].values[0]
            return values[0].value if values else ""

        return two_values(ways[0], reading, find, fill)

    def believed(
        self, steps: Sequence[str], reading: Reading, lines: Sequence[RankedParagraph]
    ) -> list[RankedSelection]:
        """What could be selected and how likely it is; where ``steps`` type two values, each in its own clause."""
        found = self.selections(reading.request, reading, lines)
        ways = self._ranked(reading.request, reading)
        two = self.typed_twice(ways, 1, reading, lines)
        places = two.places if two and steps[1:] == list(two.way.steps) else ()
        return sorted([*found, *places], key=lambda one: one.score) if places else found

    def all_placed(
        self,
        request: str,
        ways: Sequence[RankedWay],
        reading: Reading,
        lines: Sequence[RankedParagraph],
    ) -> list[RankedWay]:
        """Several ways, each with what it is done to; those that have a place keep it."""
        free = [way for way in ways if way.place is None]
        if len(free) > 1:
            free = self.placed(request, free, reading, lines, len(free))
        return [*(way for way in ways if way.place is not None), *free]

    def _by_clauses(
        self,
        request: str,
        reading: Reading,
        asked_for: Sequence[RankedWay],
        found: list[list[RankedSelection]],
    ) -> list[list[RankedSelection]]:
        """What each way may be done to, weighed by the clause of the request that asks for it."""
        assert self._ways is not None
        steps = [way.steps for way in asked_for]
        alone = wishes(request, steps, self._ways)
        own = alone or own_clauses(request, steps, self._ways)
        for place, (way, clause) in enumerate(zip(asked_for, own, strict=True)):
            if clause:
                said, lines = self._readings.read(clause, reading.canvas)
                meant = self.selections(clause, said, lines, way)
                found[place] = agreed(found[place], meant, is_wish=bool(alone))
        return found
