"""What tells requests that cannot be done from those that can."""

import numpy as np
import pytest

from lamwright.models.vectors import CachedEncoder
from lamwright.records.errors import ModelError
from lamwright.retrieve.installed import installed_retriever
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selections.selecting import Readers
from lamwright.retrieve.ways.doable import Doable, Seen, asked, fitted, read_doable, write_doable
from lamwright.retrieve.ways.ways import Ways


def test_a_line_between_two_kinds_is_found():
    drawn = np.random.default_rng(0)
    can, cannot = drawn.normal(-1, 1, (300, 4)), drawn.normal(1, 1, (30, 4))
    weights = fitted(can, cannot)
    right = [(rows @ weights[:-1] + weights[-1] > 0).mean() for rows in (can, cannot)]
    assert right[0] < 0.1 and right[1] > 0.9


def test_it_is_stored_and_belongs_to_its_encoder(tmp_path):
    file = tmp_path / "doable.npz"
    write_doable(Doable("letters", np.array([1, 0], dtype=np.float32), 0.5), file)
    held = read_doable(file)
    assert held.is_doubted(np.array([1, 0])) and not held.is_doubted(np.array([0.4, 3]))
    assert not held.is_doubted(np.array([0.4, 3]), Seen(doubt=9.0, share=0.0))
    beside = Doable("letters", held.weights, held.threshold, read=0.25, found=-2.0, beside=1.5)
    write_doable(beside, tmp_path / "beside.npz")
    beside = read_doable(tmp_path / "beside.npz")
    assert beside.is_doubted(np.array([1, 0]))
    doubted = [beside.is_doubted(np.array([1, 0]), Seen(read, 0.0)) for read in (1.0, 3.0)]
    assert doubted == [False, True]
    # What is certainly there can be done.
    assert not beside.is_doubted(np.array([1, 0]), Seen(3.0, share=1.0))

    assert Retriever(CachedEncoder(Letters()), readers=Readers(doable=held)).is_doubted("quit")
    assert not Retriever(CachedEncoder(Letters()), readers=Readers(doable=held)).is_doubted("bold")
    other = Doable("others", held.weights, held.threshold)
    assert not Retriever(CachedEncoder(Letters()), readers=Readers(doable=other)).is_doubted("quit")
    assert not Retriever().is_doubted("quit")
    file.write_bytes(b"no")
    with pytest.raises(ModelError, match="cannot be read"):
        read_doable(file)


class Letters:
    """A text is whether it holds a q."""

    name, dimension = "letters", 2

    def encode(self, texts):
        return np.array([["q" in t, 0] for t in texts], dtype=np.float32)


def test_the_reader_of_ways_counts_where_it_was_trained_on_that_too(tmp_path):
    ways = Ways([('Click "Bold"',)], np.zeros((1, 2)), np.zeros(1), Letters())
    weights = np.array([1, 0, 1, 0], dtype=np.float32)
    write_doable(Doable("letters", weights, 1.5, clear=0.5), tmp_path / "own.npz")
    own = read_doable(tmp_path / "own.npz")
    assert own.clear == 0.5
    finder = Retriever(CachedEncoder(Letters()), readers=Readers(ways=ways, doable=own))
    assert finder.is_doubted("quit") and not finder.is_doubted("bold")
    without = Retriever(CachedEncoder(Letters()), readers=Readers(doable=own))
    assert not without.is_doubted("quit")


def test_what_is_quoted_asks_for_nothing():
    assert asked('Write "print this" below “mail it”') == 'Write "this" below "this"'
    assert asked("It's Ada's line") == "It's Ada's line"


@pytest.mark.parametrize(
    ("request_", "is_doubted"),
    [
        ("Print the letter on the big printer", True),
        ("Send this to my aunt by e-mail", True),
        ("Translate everything into Dutch", True),
        ("Make the greeting bold", False),
        ("Put a comment on the title saying please print this", False),
        ("Save the document as copy.odt", False),
        ("Center the third paragraph", False),
    ],
)
def test_the_one_that_is_shipped(request_, is_doubted):
    retriever = installed_retriever(descriptions={})
    if not retriever.meaning:
        pytest.skip("no encoder is installed")
    assert retriever.is_doubted(request_) == is_doubted
