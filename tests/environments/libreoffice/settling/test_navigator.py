"""Waiting for the Navigator: until it shows what the document has, and no longer than that."""

from lamwright.environments.libreoffice.screen.sight import Sight
from lamwright.environments.libreoffice.settling.navigator import followed
from lamwright.records.observation import Control

WANTED = {"Headings": True, "Tables": False, "Unheard of": True}


def sight(*unfolding, deck="Navigator"):
    rows = [("Headings", 1), ("Tables", 2)]
    controls = tuple(
        Control(
            label=label,
            name=name,
            role="table cell",
            path=f"{deck} > Content",
            states=("enabled", "expandable") if name in unfolding else ("enabled",),
        )
        for name, label in rows
    )
    return Sight(controls, {}, None, "letter.odt", (), is_modal=False)


def test_it_looks_again_until_the_lists_hold_what_the_document_has():
    looks = iter([sight(), sight("Headings")])
    assert followed(sight(), lambda: WANTED, lambda: next(looks)) == sight("Headings")
    assert next(looks, None) is None


def test_it_does_not_look_again_where_they_agree():
    shown = sight("Headings")
    assert followed(shown, lambda: WANTED, lambda: 1 / 0) is shown


def test_the_document_is_not_asked_where_no_navigator_shows():
    shown = sight(deck="Styles")
    assert followed(shown, lambda: 1 / 0, lambda: 1 / 0) is shown
