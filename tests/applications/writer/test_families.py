from pathlib import Path
from string import Formatter

import pytest

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.family import Family
from lamwright.instantiate.splits import HELD_PHRASINGS, held_phrasings, joinable

FAMILIES = catalogue().families
HELP = Path("/usr/share/libreoffice/help/en-US")


def fields(phrasing: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrasing) if name}


def by_name(name: str) -> Family:
    return next(family for family in FAMILIES if family.name == name)


def test_names_differ_and_there_are_many():
    assert len({family.name for family in FAMILIES}) == len(FAMILIES) >= 32


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_phrasing_contains_every_parameter(family: Family):
    assert len(set(family.phrasings)) == len(family.phrasings) >= 8
    wanted = fields(family.phrasings[0])
    for phrasing in family.phrasings:
        assert fields(phrasing) == wanted
    assert wanted <= set(Binding.model_fields)


def test_two_phrasings_of_each_family_are_held_out():
    for family in FAMILIES:
        held = held_phrasings(family)
        assert len(held) == HELD_PHRASINGS
        assert set(held) < set(range(len(family.phrasings)))


@pytest.mark.writer
def test_every_family_comes_from_a_help_page_that_is_installed():
    assert [family.source for family in FAMILIES if not (HELP / family.source).is_file()] == []


def test_a_family_that_shifts_paragraphs_only_comes_last():
    bold, delete, contents = map(by_name, ("bold-text", "delete-paragraph", "table-of-contents"))
    assert joinable(bold, delete)
    assert not joinable(delete, bold)
    assert not joinable(bold, contents) and not joinable(contents, bold)


def test_two_parts_share_no_topic_but_the_text():
    header, footer, bold = map(by_name, ("header-text", "footer-text", "bold-text"))
    assert not joinable(header, footer)
    assert joinable(header, bold) and joinable(bold, header)
