"""GBNF accepts what the codec's Lark accepts; llguidance reads both."""

import json
import random
import re

import pytest
from codec.scenes import scene
from llguidance.gbnf_to_lark import any_to_lark

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.gbnf import to_gbnf
from lamwright.models.matching import accepts
from lamwright.models.spans import Spans
from lamwright.records.errors import ModelError

CODEC = CompactCodec(TextDialect())
NUMBER = r'start: NUMBER\nNUMBER: /-?[0-9]{1,5}([.,][0-9]{1,3})?( ?(cm|mm|%|\\")) ?|a+/'.replace(
    r"\n", "\n"
)
TEXT = 'Tell  the "bank": the bank, the river... the bank of 3.5 Zür-ich \\n • now'


def both(lark, text):
    return accepts(lark, text), accepts(any_to_lark(to_gbnf(lark)), text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("3.5 cm", True), ("-12345,678mm ", True), ('3\\"', True), ("aaa", True), ("3", False),
        ("123456 cm", False), ("3.5cmx", False), ("", False),
    ],
)  # fmt: skip
def test_expressions(text, held):
    assert both(NUMBER, text) == (held, held)


def test_spans_are_the_runs_of_words_and_no_others():
    lark = 'start: S\nS: %regex {"substring_words": ' + json.dumps(TEXT) + "}\n"
    gbnf = any_to_lark(to_gbnf(lark))
    rng = random.Random(0)
    seen = set()
    for _ in range(200):
        start = rng.randrange(len(TEXT))
        part = TEXT[start : start + rng.randrange(14)]
        held = accepts(lark, part)
        seen.add(held)
        assert accepts(gbnf, part) == held, part
    assert seen == {True, False}


def test_the_automaton_is_deterministic_and_small():
    words = " ".join(random.Random(1).choices("abcdef", k=300))
    automaton = Spans(words)
    chunks = len(re.findall(r"\s+|\w+", words))
    assert len(automaton.states) <= 2 * chunks


REPLY = (
    '{"thought":"Select the text \\"report\\"","function":"select_text","control_name":"",'
    '"control_label":"","args":{"text":"report"},"status":"FINISH","plan":[]}'
)


def test_replies_to_a_screen():
    lark = CODEC.grammar(scene())
    assert both(lark, REPLY) == (True, True)
    assert both(lark, REPLY.replace("report", "repo")) == (False, False)
    assert both(lark, REPLY[:-1]) == (False, False)


def test_plans():
    assert both(CODEC.plan_grammar(), '["Click \\"Bold\\"","Säve"]') == (True, True)
    assert both(CODEC.plan_grammar(), "[]") == (False, False)


@pytest.mark.parametrize(
    "lark",
    ["start: A\nA: /a.b/", "start: A\nA: /\\w/", "start: ~A", "no rule", 'start: %json {"a":1}'],
)
def test_what_has_no_words_in_gbnf_is_refused(lark):
    with pytest.raises(ModelError, match="grammar"):
        to_gbnf(lark)


def test_a_beginning_is_accepted_where_asked_for():
    assert accepts(NUMBER, "3.5 ", begun=True) and not accepts(NUMBER, "3.5 ")
    assert not accepts(NUMBER, "x", begun=True)
