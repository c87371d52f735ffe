import random

import pytest
from codec.scenes import ACTIONS, scene
from llguidance import LLMatcher, LLTokenizer

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import MARKS, REPLY_CHUNKS, CompactCodec
from lamwright.models.embedded import base_path
from lamwright.models.folder import load_folder
from lamwright.models.local import LocalModel
from lamwright.records.trajectory import Decision

CODEC = CompactCodec(TextDialect())


@pytest.fixture(scope="module")
def base() -> LocalModel:
    return LocalModel(base_path(), device="cpu", threads=1)


def test_the_folder_is_small_enough_to_ship() -> None:
    size = sum(file.stat().st_size for file in base_path().rglob("*") if file.is_file())
    assert 1_000_000 < size < 14_000_000


def test_marks_and_reply_pieces_are_single_tokens(base: LocalModel) -> None:
    for text in (*MARKS, *REPLY_CHUNKS):
        assert len(base.tokenizer(text)["input_ids"]) == 1, text


def test_a_word_is_cut_alike_with_and_without_a_space(base: LocalModel) -> None:
    rng = random.Random(1)
    for _ in range(200):
        word = "".join(rng.choice("abcdefghijklmnoprstuvwz") for _ in range(rng.randint(1, 12)))
        bare, spaced = (base.tokenizer(text)["input_ids"] for text in (word, " " + word))
        assert bare[1:] == spaced[-len(bare[1:]) :] or len(bare) == 1
        assert base.tokenizer.decode(bare) == word


def test_replies_tokenise_as_constrained_decoding_writes_them(base: LocalModel) -> None:
    """Walking a target through the grammar, what is forced is what the tokenizer makes of it."""
    tokenizer = LLTokenizer(base.tokenizer.backend_tokenizer.to_str())
    grammar = CODEC.grammar(scene())
    for action in ACTIONS:
        target = CODEC.render_reply(
            Decision(action=action, status="CONTINUE", plan=('Click "Bold"',))
        )
        ids, place = base.tokenizer(target)["input_ids"], 0
        matcher = LLMatcher(tokenizer, grammar)
        while place < len(ids):
            forced = matcher.compute_ff_tokens()
            assert ids[place : place + len(forced)] == forced
            taken = forced or ids[place : place + 1]
            assert matcher.consume_tokens(taken), target
            place += len(taken)
        assert matcher.is_accepting()


def test_every_reply_is_a_decision(base: LocalModel) -> None:
    state = scene()
    reply = base.complete(
        CODEC.render_state(state),
        grammar=CODEC.grammar(state),
        max_tokens=256,
        temperature=1.0,
        seed=3,
    )
    assert CODEC.parse_reply(reply.text).valid


def test_weights_are_safetensors_in_half_the_space() -> None:
    model, tokenizer = load_folder(base_path(), "cpu")
    assert 3e6 < sum(p.numel() for p in model.parameters()) < 6e6
    assert len(tokenizer) <= model.config.vocab_size
