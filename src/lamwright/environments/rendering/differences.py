"""Where two lists of lines differ, in a time that stays small however much was changed.

``difflib`` needs minutes for some thousand lines: ``ndiff`` compares every changed line with every
other, and ``SequenceMatcher`` looks anew at all that follows for each line that stayed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

_MOST_PAIRS = 100_000
_Link = tuple[int, int, "_Link | None"]


def differences(
    old: Sequence[str], new: Sequence[str], *, most_pairs: int = _MOST_PAIRS
) -> Iterator[tuple[range, range]]:
    """Lines of ``old`` that went and lines of ``new`` that came in their place, from top to bottom.

    Both are as few as can be, unless equal lines make more than ``most_pairs`` pairs: the most
    frequent ones are then taken to have stayed only next to others that did.
    """
    gone, came = _narrowed(old, new, range(len(old)), range(len(new)))
    above = gone.start, came.start
    for below in (*_kept(old, new, gone, came, most_pairs), (gone.stop, came.stop)):
        went, put = range(above[0], below[0]), range(above[1], below[1])
        went, put = _narrowed(old, new, went, put)
        if went or put:
            yield went, put
        above = below[0] + 1, below[1] + 1


def _narrowed(
    old: Sequence[str], new: Sequence[str], gone: range, came: range
) -> tuple[range, range]:
    """Without what is equal at the start and at the end."""

    def is_same(at: tuple[int, int]) -> bool:
        return old[at[0]] == new[at[1]]

    first = sum(1 for _ in takewhile(is_same, zip(gone, came, strict=False)))
    gone, came = gone[first:], came[first:]
    last = sum(1 for _ in takewhile(is_same, zip(reversed(gone), reversed(came), strict=False)))
    return gone[: len(gone) - last], came[: len(came) - last]


def _kept(
    old: Sequence[str], new: Sequence[str], gone: range, came: range, most_pairs: int
) -> list[tuple[int, int]]:
    """A longest common subsequence, as positions in both (Hunt and Szymanski)."""
    places = _places([old[i] for i in gone], {j: new[j] for j in came}, most_pairs)
    ends: list[int] = []  # where in new a common subsequence of so many lines ends at the earliest
    links: list[_Link] = []  # its last pair, and the one before
    for i in gone:
        for j in reversed(places.get(old[i], ())):
            length = bisect_left(ends, j)
            ends[length : length + 1] = [j]
            links[length : length + 1] = [(i, j, links[length - 1] if length else None)]
    pairs = []
    link = links[-1] if links else None
    while link is not None:
        i, j, link = link
        pairs.append((i, j))
    return pairs[::-1]


def _places(old: Sequence[str], new: dict[int, str], most_pairs: int) -> dict[str, list[int]]:
    """Where in ``new`` the lines of both are; the most frequent are left out when there are many."""
    left, right = Counter(old), Counter(new.values())
    pairs = {line: count * right[line] for line, count in left.items() if line in right}
    places: dict[str, list[int]] = {}
    for line in sorted(pairs, key=lambda line: pairs[line]):
        most_pairs -= pairs[line]
        if most_pairs < 0:
            break
        places[line] = []
    for position, line in new.items():
        if line in places:
            places[line].append(position)
    return places
