"""How many ways a request asks for."""

import numpy as np
import pytest

from lamwright.models.embedded import counter_path, ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder, wheel_folder
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.selections.own_clause import first_asked
from lamwright.retrieve.ways.bordering import FRAMES
from lamwright.retrieve.ways.counting import Counter, read_counter, write_counter
from lamwright.retrieve.ways.ways import read_ways


def two_networks() -> Counter:
    """The first dimension speaks for two ways, the second for three."""
    first = np.zeros((2, 2, 2), dtype=np.float32)
    first[:, 0, 0] = first[:, 1, 1] = 3.0
    last = np.zeros((2, 2, 3), dtype=np.float32)
    last[:, 0, 1] = last[:, 1, 2] = 5.0
    offset = np.tile(np.array([2.0, 0.0, 0.0], dtype=np.float32), (2, 1))
    return Counter(first, np.zeros((2, 2), dtype=np.float32), last, offset)


@pytest.mark.parametrize(
    ("vector", "count"), [((0, 0), 1), ((1, 0), 2), ((0, 1), 3), ((-1, -1), 1)]
)
def test_shares_of_one_two_and_three(vector: tuple[float, ...], count: int) -> None:
    counter = two_networks()
    row = np.array(vector, dtype=np.float32)
    assert counter.count(row) == count
    assert counter.shares(row).sum() == pytest.approx(1.0)


def test_a_third_way_that_is_named_is_asked_for_where_two_are() -> None:
    steps = (
        "Choose Format > Align Text > Centered",
        'Click "Italic"',
        "Choose Insert > Comment",
        'Click "Bold"',
    )
    ways = [RankedWay(steps=(one,), score=2.0 - 2 * at) for at, one in enumerate(steps)]
    two, one = np.array([1, 0], dtype=np.float32), np.zeros(2, dtype=np.float32)

    def asked(request: str, vector: Vectors) -> list[str]:
        count, ranked = two_networks().counted(request, vector, ways)
        return [way.steps[0] for way in ranked[:count]]

    assert asked("the title centred, italic and in red", two) == [*steps[:2]]
    third = [way.model_copy(update={"score": -3.0}) for way in ways[3:]]
    ways = [*ways[:3], *third]
    assert asked("the title centred, italic and bold", two) == [*steps[:2], steps[3]]
    assert asked("the title centred, italic and bold", one) == [*steps[:1]]


def test_a_third_way_that_a_clause_asks_for_first_is_asked_for_where_it_is_likely() -> None:
    steps = ('Click "Bold"', 'Click "Italic"', "Choose Insert > Comment", 'Type "{DELETE}"')
    ways = [RankedWay(steps=(one,), score=2.0 - at) for at, one in enumerate(steps)]
    two = np.array([1, 0], dtype=np.float32)

    def asked(*first: str) -> list[str]:
        count, ranked = two_networks().counted("it", two, ways, lambda: {(one,) for one in first})
        return [way.steps[0] for way in ranked[:count]]

    assert asked() == asked(*steps[:2]) == [*steps[:2]]
    assert asked(steps[1], steps[2]) == [*steps[:3]]
    assert asked(steps[3]) == [*steps[:2]]  # hardly likely for the whole request


def test_what_is_named_beside_a_frame_is_asked_for_too() -> None:
    steps = (FRAMES, ('Click "Italic"',), ("Choose Insert > Comment",), ('Click "Bold"',))
    ways = [RankedWay(steps=one, score=2.0 - at) for at, one in enumerate(steps)]
    one = np.zeros(2, dtype=np.float32)
    count, ranked = two_networks().counted("a frame around the date, and bold", one, ways)
    assert (count, ranked[1].steps) == (2, ('Click "Bold"',))
    assert two_networks().counted("a frame around the date", one, ways)[0] == 1
    assert two_networks().counted("a frame around the bold line", one, ways)[0] == 1


def test_a_page_is_turned_beside_its_margins_and_one_way_only() -> None:
    page = "Choose Format > Page Style..."
    steps = ((page, 'Set "Left" to "…"'), (page, 'Click "Landscape"'), (page, 'Click "Portrait"'))
    ways = [RankedWay(steps=one, score=2.0 - at) for at, one in enumerate(steps)]
    one = np.zeros(2, dtype=np.float32)
    assert two_networks().counted("landscape, with 1 cm margins", one, ways)[0] == 2
    assert two_networks().counted("1 cm margins", one, ways)[0] == 1
    turned = [ways[2], ways[1], ways[0]]
    assert two_networks().counted("portrait, not landscape", one, turned)[0] == 1


def test_what_is_stored_counts_alike(tmp_path) -> None:
    file = tmp_path / "counting.npz"
    write_counter(file, two_networks())
    assert read_counter(file).count(np.array([1, 0], dtype=np.float32)) == 2
    file.write_bytes(b"PK no archive")
    with pytest.raises(ModelError, match="cannot be read"):
        read_counter(file)


@pytest.mark.skipif(wheel_folder() is None, reason="needs the sentence encoder")
@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ("make the title bold", 1),
        ("could the greeting be in italics please", 1),
        ("the title bold and centred", 2),
        ("first heading in red, and underline the date", 2),
        ("add a comment to the total saying check this and mark it yellow", 2),
    ],
)
def test_the_shipped_one_counts(request_: str, count: int) -> None:
    file, changes = ways_paths("writer")
    ways = read_ways(file, installed_encoder(changes))
    assert read_counter(counter_path("writer")).count(ways.vector(request_)) == count


@pytest.mark.skipif(wheel_folder() is None, reason="needs the sentence encoder")
@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ("title centred and in dark blue, and lose the sentence about parking", 3),
        ("the last line in grey, 9 point, and moved in by 1 cm", 3),
        ("make the title bold and centred", 2),
        ("the total in bold and red", 2),
    ],
)
def test_the_shipped_one_finds_a_third_in_its_clause(request_: str, count: int) -> None:
    file, changes = ways_paths("writer")
    ways = read_ways(file, installed_encoder(changes))
    found, ranked = read_counter(counter_path("writer")).counted(
        request_,
        ways.vector(request_),
        ways.ranked_all(request_),
        lambda: first_asked(request_, ways),
    )
    assert found == count
    assert len({way.steps for way in ranked[:found]}) == count
