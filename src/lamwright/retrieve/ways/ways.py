"""Ways to do something, as plans that worked show them: what follows a selection, values left open.

``Select paragraph 3``, ``Choose Format > Columns...``, ``Set "Columns" to "2"``, ``Click "OK"`` is the way
``Choose Format > Columns... / Set "Columns" to "…" / Click "OK"``. Which way a request asks for is decided
by a linear classifier over the vector of an encoder that was trained with it (``recipes/train_ways.py``).
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.codec.whole_lines import DELETES, LAST_WITH_MARK, WITH_MARK
from lamwright.models.encoder import Encoder, Vectors
from lamwright.records.errors import ModelError
from lamwright.records.observation import Control
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.bordering import BORDERS, with_borders
from lamwright.retrieve.ways.page_count import without_count
from lamwright.retrieve.ways.said_plainly import said_plainly
from lamwright.retrieve.ways.sort_words import with_sorting, without_key
from lamwright.retrieve.ways.staying import without_staying
from lamwright.retrieve.ways.within_word import without_keys_inside

_KEYS = re.compile(r"((?:\{[A-Z+0-9 ]+\})*)(.*?)((?:\{[A-Z+0-9 ]+\})*)", re.DOTALL)
_NAMED = re.compile(r'(?:Choose (?P<entry>.+)|(?:Click|Double-click) "(?P<control>.+)")')
_VALUES = (
    (re.compile(r'^Set (".*?(?<!\\)") to ".*"$', re.DOTALL), r'Set \1 to "…"'),
    (
        re.compile(r'^Set the (text|highlight|background) color to (?!"none").*$'),
        r"Set the \1 color to …",
    ),
    (re.compile(r"^Set the font size .*$"), "Set the font size …"),
    (re.compile(r"^Set the font to .*$"), "Set the font to …"),
    (re.compile(r"^Insert a table with .*$"), "Insert a table with … rows and … columns"),
    (re.compile(r'^Save as ".*?(\.\w+)"$'), r'Save as "…\1"'),
)
_EDGE = 1e-6
_BY_KEYS = {
    f"Choose Format > Align Text > {name}": f'Type "{{CTRL+{key}}}"'
    for name, key in (("Centered", "E"), ("Left", "L"), ("Right", "R"), ("Justified", "J"))
}
_BY_MENU: dict[tuple[str, ...], tuple[str, ...]] = {
    (one,): (other,)
    for one, other in (
        *((keys, entry) for entry, keys in _BY_KEYS.items()),
        *((taken, DELETES) for taken in (WITH_MARK, LAST_WITH_MARK)),
    )
}
Pairs = frozenset[frozenset[tuple[str, ...]]]


def open_step(step: str) -> str:
    """A step with its values left open."""
    if step.startswith('Type "') and step.endswith('"'):
        before, text, after = _KEYS.fullmatch(step[6:-1]).groups()  # type: ignore[union-attr]
        return f'Type "{before}{"…" if text else ""}{after}"'
    for pattern, put in _VALUES:
        step = pattern.sub(put, step)
    return step


def ways_of(
    plan: Sequence[str], known: Collection[tuple[str, ...]] = ()
) -> tuple[tuple[str, ...], ...]:
    """The ways in a plan, each once: its stretches between selections.

    A stretch that is none of the ``known`` ways, and several of them one after the other, is these. Known ones that
    select by themselves, as a new row with its texts does, are found first.
    """
    left: Sequence[str] = without_key(without_count(without_keys_inside(plan)))
    ways: list[tuple[str, ...]] = []
    for way in known:
        if any(step.startswith("Select ") for step in way) and (rest := _without_run(left, way)):
            ways, left = [*ways, way], rest
    stretch: list[str] = []
    for step in [*left, "Select the end"]:
        if step.startswith("Select "):
            ways += _parts(tuple(stretch), known) if stretch else []
            stretch = []
        else:
            stretch.append(open_step(step))
    return tuple(dict.fromkeys(map(by_menu, ways)))


def _without_run(plan: Sequence[str], run: tuple[str, ...]) -> list[str]:
    """``plan`` without the steps ``run`` that stand in it one after the other; empty: they do not."""
    found = (at for at in range(len(plan)) if tuple(plan[at : at + len(run)]) == run)
    at = next(found, None)
    return [] if at is None else [*plan[:at], *plan[at + len(run) :]]


def by_keys(way: tuple[str, ...]) -> tuple[str, ...]:
    """A way of the menu by the keys that do the same, where there are such: cells are aligned by them."""
    return (_BY_KEYS[way[0]],) if len(way) == 1 and way[0] in _BY_KEYS else way


def by_menu(way: tuple[str, ...]) -> tuple[str, ...]:
    """A way of keys by the menu that does the same, or by fewer keys; one of many settings without them."""
    return _BY_MENU.get(way, without_key(without_count(way)))


def _parts(stretch: tuple[str, ...], known: Collection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    parts, rest = list[tuple[str, ...]](), stretch
    while rest and rest not in known:
        length = next((n for n in range(len(rest) - 1, 0, -1) if rest[:n] in known), 0)
        if not length:
            return [stretch]
        parts.append(rest[:length])
        rest = rest[length:]
    return [*parts, rest]


class Ways:
    """Known ways and the classifier that ranks them."""

    def __init__(
        self,
        ways: Sequence[tuple[str, ...]],
        weight: Vectors,
        bias: Vectors,
        encoder: Encoder,
        together: Pairs = frozenset(),
    ) -> None:
        """``weight``: ways x dimension of the encoder; ``together``: pairs that one request asks for, if known."""
        self._ways = tuple(ways)
        self._weight, self._bias, self._encoder = weight, bias, encoder
        self._together = together
        self._seen: tuple[str, Vectors] | None = None

    def ranked(self, request: str, offered: Collection[Control]) -> list[RankedWay]:
        """The ways whose first control is ``offered``, the likeliest first, and which of them join it."""
        names = {control.name for control in offered}
        shown = [way for way in self.ranked_all(request) if _is_offered(way.steps[0], names)]
        if not self._together:
            return shown
        first = shown[0].steps if shown else ()
        return [
            way.model_copy(update={"joins": frozenset({first, way.steps}) in self._together})
            for way in shown
        ]

    @property
    def known(self) -> frozenset[tuple[str, ...]]:
        """All ways."""
        return frozenset(map(by_menu, (*self._ways, *BORDERS)))

    def vector(self, request: str) -> Vectors:
        """How the reader sees a request; the last one is kept."""
        if self._seen is None or self._seen[0] != request:
            self._seen = request, self._encoder.encode([request])[0]
        return self._seen[1]

    def ranked_all(self, request: str) -> list[RankedWay]:
        """All ways, the likeliest first; those that do the same as one."""
        logits = self._weight @ self.vector(request) + self._bias
        shares = np.exp(logits - logits.max())
        held: dict[tuple[str, ...], float] = {}
        for way, share in zip(self._ways, shares / shares.sum(), strict=True):
            named = by_menu(way)
            held[named] = held.get(named, 0.0) + float(share)
        edged = {way: min(max(share, _EDGE), 1 - _EDGE) for way, share in held.items()}
        ranked = [
            RankedWay(steps=way, score=float(np.log(share / (1 - share))))
            for way, share in sorted(edged.items(), key=lambda item: -item[1])
        ]
        wanted = without_staying(said_plainly(ranked, request), request)
        return with_borders(with_sorting(wanted, request), request)


def read_ways(file: Path, encoder: Encoder) -> Ways:
    """Ways and classifier in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            ways = [tuple(way) for way in json.loads(str(stored["ways"]))]
            return Ways(
                ways,
                stored["weight"].astype(np.float32),
                stored["bias"].astype(np.float32),
                encoder,
                frozenset(
                    frozenset({ways[one], ways[other]})
                    for one, other in stored["together"].tolist()
                ),
            )
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ModelError(f"The known ways in {file} cannot be read: {error}") from error


def write_ways(
    file: Path,
    ways: Sequence[tuple[str, ...]],
    weight: Vectors,
    bias: Vectors,
    together: Pairs = frozenset(),
) -> None:
    """Store them in half precision."""
    places = {way: place for place, way in enumerate(ways)}
    known = sorted(sorted(places[way] for way in pair) for pair in together if pair <= set(ways))
    np.savez_compressed(
        file,
        ways=np.array(json.dumps(list(ways), ensure_ascii=False)),
        weight=weight.astype(np.float16),
        bias=bias.astype(np.float16),
        together=np.array(known, dtype=np.int16).reshape(-1, 2),
    )


def asked_together(plans: Iterable[Sequence[str]]) -> Pairs:
    """Pairs of ways that a plan holds."""
    return frozenset(frozenset(pair) for plan in plans for pair in combinations(ways_of(plan), 2))


def _is_offered(step: str, names: Collection[str]) -> bool:
    """Whether the control of a step exists; steps without a control always do."""
    named = _NAMED.fullmatch(step)
    return named is None or (named["entry"] or named["control"]) in names
