import random
from collections.abc import Iterator

import pytest
import torch
from llguidance import LLMatcher, LLTokenizer

from base_model.exercises import Exercises
from base_model.pretrain import PretrainConfig, Source, batch_loss, new_model
from base_model.scenes import size_at
from base_model.screens import recorded_screens
from base_model.tokenizer import alphabetic_pieces, base_texts, build_tokenizer
from base_model.weights import TokenWeights
from base_model.words import Words, interface_labels
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.codec.vocabulary import CONTINUE, OPEN

CODEC = CompactCodec(TextDialect())
TEXTS = ("The report lists the results of the last year and what follows from them.",)
COMMON = tuple([
    "report",
    "result",
    "year",
    "follow",
    "list",
    "last",
    "what",
    "from",
    "them",
    "page",
    "line",
    "plan",
    "word",
])


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Threads that fight for busy cores are many times slower."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def exercises(pieces: tuple[str, ...] = ()) -> Exercises:
    return Exercises(Words(interface_labels(), COMMON, pieces), CODEC)


def test_every_target_is_valid_under_its_own_grammar() -> None:
    tokenizer = LLTokenizer("byte")
    for number in range(70):
        rng = random.Random(number)
        row = exercises().make(rng, size_at(rng.random()), 3)
        grammar = CODEC.grammar(row.state) if row.state else CODEC.plan_grammar()
        matcher = LLMatcher(tokenizer, grammar)
        taken = matcher.try_consume_tokens(list(row.target.encode()))
        assert taken == len(row.target.encode()), (row.target[:taken], row.target[taken:])
        assert matcher.is_accepting()
        if row.state:
            assert CODEC.parse_reply(row.target).valid


def test_the_same_generator_makes_the_same_exercise() -> None:
    one, two = (exercises().make(random.Random(7), size_at(0.5), 3) for _ in range(2))
    assert one == two


def source(tmp: PretrainConfig) -> Source:
    tokenizer = build_tokenizer(base_texts(TEXTS, interface_labels()[:300]), size=1600)
    return Source(exercises(alphabetic_pieces(tokenizer)), TEXTS, tokenizer, tmp)


def test_the_laid_down_circuit_copies_before_any_training() -> None:
    own = source(PretrainConfig(layers=2))
    model = new_model(own.config, own.tokenizer)
    rng = random.Random(0)
    half = [rng.randrange(300, 1400) for _ in range(40)]
    with torch.inference_mode():
        guesses = model(torch.tensor([half + half])).logits[0].argmax(-1).tolist()
    right = sum(a == b for a, b in zip(guesses[40:-1], half[1:], strict=True))
    assert right >= 35


def test_choices_weigh_more_than_what_follows() -> None:
    own = source(PretrainConfig())
    target = (
        '{"thought":"Click \\"Bold\\"","function":"click_input","control_name":"Bold",'
        '"control_label":"1","args":{},"status":"CONTINUE","plan":["Click \\"Page\\""]}'
    )
    ids = own.tokenizer.encode(target)
    weights = TokenWeights(own.tokenizer).of(ids)
    assert len(weights) == len(ids)
    first = ids.index(own.tokenizer.convert_tokens_to_ids(OPEN)) + 1
    status = ids.index(own.tokenizer.convert_tokens_to_ids(CONTINUE))
    assert weights[first] == weights[status] == weights[status + 1] == max(weights)
    assert weights[status - 1] < 1.0


def test_training_on_a_batch_lowers_its_loss() -> None:
    own = source(PretrainConfig(layers=2))
    model = new_model(own.config, own.tokenizer)
    rows = [own.row(number, 0.0) for number in range(4)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    before = float(batch_loss(model, rows).detach())
    for _ in range(8):
        optimizer.zero_grad()
        batch_loss(model, rows).backward()
        optimizer.step()
    assert float(batch_loss(model, rows).detach()) < 0.8 * before


def test_dialogs_are_used_page_by_page() -> None:
    """Select, open, turn to the page, act, confirm: each step is seen on its own screen."""
    screens = recorded_screens()
    made = Exercises(Words(interface_labels(), COMMON), CODEC, screens)
    seen, tokenizer = set(), LLTokenizer("byte")
    for number in range(200):
        row = made.make(random.Random(number), size_at(1.0), 1)
        if row.state and row.state.observation.dialogs:
            decision = CODEC.parse_reply(row.target)
            assert decision.valid
            seen.add(row.state.observation.dialogs[-1])
        tokens = list(row.target.encode())
        if row.state:
            matcher = LLMatcher(tokenizer, CODEC.grammar(row.state))
            assert matcher.try_consume_tokens(tokens) == len(tokens)
    assert len(seen) > 10


def test_recorded_screens_are_whole() -> None:
    screens = recorded_screens()
    assert len(screens.menu) > 500
    assert len(screens.main.shown) > 50
    assert len(screens.dialogs) > 20
    assert all(dialog.pages[0].confirm for dialog in screens.dialogs)
