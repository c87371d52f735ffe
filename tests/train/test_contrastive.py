import numpy as np
import pytest

from lamwright.models.encoder import HashingEncoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.errors import UsageError
from lamwright.retrieve.heads import EVIDENCE
from lamwright.train.contrastive import (
    Pair,
    Pool,
    Settings,
    read_pairs,
    train_heads,
    write_pairs,
)

CONTROLS = ("Bold", "Italic", "Landscape", "Watermark", "Sort")
ASKED = {
    "fat letters": 0,
    "slanted letters": 1,
    "sideways": 2,
    "a stamp behind": 3,
    "from a to z": 4,
}
SETTINGS = Settings(
    epochs=60, line_epochs=60, batch=4, learning_rate=0.02, control_pull=0.0, line_pull=0.0
)


def pools() -> list[Pool]:
    lines = tuple((text, text) for text in ("the coach", "the tent", "the stove"))
    return [
        Pool(kind="controls", pool="main", items=tuple((name, name) for name in CONTROLS)),
        Pool(kind="lines", pool="letter", items=lines),
    ]


def pairs() -> list[Pair]:
    nothing = tuple((0.0,) * len(EVIDENCE) for _ in range(3))
    asked = [Pair(pool="main", questions=(text,), needed=((i,),)) for text, i in ASKED.items()]
    bus = Pair(pool="letter", questions=("the bus",), needed=((0,),), evidence=nothing)
    return [*asked, bus]


def encoder() -> CachedEncoder:
    return CachedEncoder(HashingEncoder())


def test_requests_come_near_what_they_need() -> None:
    encode = encoder()
    heads = train_heads({pool.pool: pool for pool in pools()}, pairs(), encode, SETTINGS)
    names = encode.encode(CONTROLS)
    items = heads.controls(names, names)
    asked = heads.questions(encode.encode(list(ASKED)))
    logits = heads.scale * asked @ items.T + items @ heads.prior
    assert logits.argmax(1).tolist() == list(ASKED.values())
    lines = heads.lines(encode.encode(["the coach", "the tent", "the stove"]))
    assert (lines @ heads.line_questions(encode.encode(["the bus"]))[0]).argmax() == 0


def test_the_same_pairs_give_the_same_heads() -> None:
    short = Settings(epochs=2, line_epochs=2, batch=2)
    table = {pool.pool: pool for pool in pools()}
    one, other = (train_heads(table, pairs(), encoder(), short) for _ in range(2))
    assert np.array_equal(one.query, other.query)
    assert np.array_equal(one.evidence, other.evidence)


def test_the_pull_keeps_vectors_as_they_are() -> None:
    table = {pool.pool: pool for pool in pools()}
    firm = Settings(epochs=20, line_epochs=1, batch=8, control_pull=100.0)
    loose = Settings(epochs=20, line_epochs=1, batch=8, control_pull=0.0)
    moved = [
        np.abs(train_heads(table, pairs(), encoder(), settings).query - np.eye(256)).max()
        for settings in (firm, loose)
    ]
    assert moved[0] < moved[1]


def test_pairs_are_written_and_read(tmp_path) -> None:
    file = tmp_path / "pairs.jsonl"
    write_pairs(file, pools(), pairs())
    reported, again = read_pairs(file)
    assert list(reported.values()) == pools()
    assert again == pairs()


BAD = (
    "no json",
    "[]",
    '{"pool": "x", "items": 3}',
    '{"pool": "gone", "questions": ["a"], "needed": [[0]]}',
)


@pytest.mark.parametrize("line", BAD)
def test_bad_files_are_refused(tmp_path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_pairs(file)
