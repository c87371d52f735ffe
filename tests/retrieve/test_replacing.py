"""What is replaced everywhere, and by what."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import CanvasPart, TextCanvas
from lamwright.records.retrieved import RankedValue, RankedWay
from lamwright.retrieve.values.filling import fits
from lamwright.retrieve.values.open_values import slots
from lamwright.retrieve.values.replacing import (
    NOTHING_NEW,
    NOWHERE,
    is_replaceable,
    not_replaceable,
    places_described,
    places_named,
    spelt_otherwise,
    text_to_search,
)

REPLACE = (
    "Choose Edit > Find and Replace...",
    'Set "Find" to "…"',
    'Set "Replace" to "…"',
    'Click "Replace All"',
)
FIND = slots(REPLACE, "")[0]
LEASE = "The Tenant pays. The Tenants' neighbouring rooms are let."


@pytest.mark.parametrize(
    ("value", "is_so"),
    [("tenant", True), ("The Tenant", True), ("Ten", False), ("the", False), ("Tenants'", True)],
)
def test_only_whole_words_of_the_document_are_looked_for(value: str, is_so: bool) -> None:
    assert is_replaceable(value, LEASE) == is_so


def test_a_word_is_found_by_its_new_spelling() -> None:
    request = "spell it neighboring, the American way, everywhere"
    assert list(spelt_otherwise(request, LEASE)) == [(9, 20, "neighbouring")]
    assert [one.value for one in fits(request, FIND, LEASE)] == ["neighbouring"]
    assert not list(spelt_otherwise("neighboring rooms everywhere", LEASE))
    assert not list(spelt_otherwise("spell neighbouring as neighboring", LEASE))


@pytest.mark.parametrize(
    ("request_", "clauses"),
    [
        ("wherever it says Tenant it should be Lodger", ["wherever", "wherever it says Tenant"]),
        (
            "where the text has Tenant put Lodger",
            ["where the text has", "where the text has Tenant"],
        ),
        ("Tenant is to be Lodger both times", ["both times"]),
        ("Tenant becomes Lodger", []),
    ],
)
def test_the_clause_that_names_the_place_is_known(request_: str, clauses: list[str]) -> None:
    assert [request_[begin:end] for begin, end in places_named(request_, "Tenant")] == clauses


def test_what_stands_at_a_place_is_not_typed() -> None:
    request = "fill in Owen Tasker where it says who took the minutes"
    typed = [one.value for one in fits(request, slots(('Type "{END}…"',), "")[0])]
    assert " Owen Tasker" in typed
    assert not any("minutes" in text or "where" in text for text in typed)
    said = "where it says part-time make that full-time"
    assert [said[begin:end] for begin, end in places_described(said)] == ["where it says part-time"]


def test_cells_and_what_stands_beside_the_body_are_searched_too() -> None:
    footer = CanvasPart(place="footer of Default Page Style", text="Draft")
    canvas = TextCanvas(paragraphs=paragraphs("One."), tables=(table([["Two"]]),), parts=(footer,))
    assert text_to_search(canvas) == "One.\nTwo\nDraft"


def test_nothing_is_replaced_where_old_or_new_is_missing() -> None:
    known = (RankedValue(value="Tenant", score=0.0),)
    for values, missing in (
        ((known, known), []),
        (((), known), [NOWHERE]),
        ((known, ()), [NOTHING_NEW]),
    ):
        way = RankedWay(steps=REPLACE, score=1.0, values=values)
        assert list(not_replaceable([way])) == missing
    assert not list(not_replaceable([RankedWay(steps=('Click "Bold"',), score=1.0)]))
