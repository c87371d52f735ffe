import re

import pytest
from report_samples import scores
from rich.console import Console

from lamwright.records.score import Score
from lamwright.report.console import FittedTable, gains_table, phase_table
from lamwright.report.inputs import PolicyCard, stage_yield
from lamwright.report.metrics import show, show_interval, show_seconds
from lamwright.report.paper import paper_value
from lamwright.report.tables import DECISIONS, PHASES, TIMES, policy_cards, score_table


def printed(table, width=160):
    console = Console(width=width, soft_wrap=True)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


@pytest.mark.parametrize(
    ("column", "evaluation", "metric", "value"),
    [
        ("LAM4", "decisions", "tsr", 0.812),
        ("LAM1", "decisions", "status", 0.327),
        ("GPT-4o", "planning", "step_recall", 0.661),
        ("LAM4", "online", "tsr", 0.71),
        ("GPT-4o mini visual", "online", "step_seconds", 7.29),
        ("LAM3", "online", "tsr", None),
        ("", "online", "tsr", None),
    ],
)
def test_the_papers_figures(column, evaluation, metric, value):
    assert paper_value(column, evaluation, metric) == (value and pytest.approx(value))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.71, "share", "71.0 %"),
        (None, "share", "–"),
        (0.0, "share", "0.0 %"),
        (5.41, "s", "5.41 s"),
        (0.038, "s", "38 ms"),
        (-0.02, "share difference", "-2.0 pp"),
        (3, "episodes", "3"),
        (5.62, "steps", "5.62"),
    ],
)
def test_numbers_for_readers(value, unit, text):
    assert show(value, unit) == text


def test_intervals_are_in_the_unit_of_the_value():
    row = Score(policy="p", evaluation="online", metric="m", value=0.05, low=0.04, high=0.2, n=3)
    assert show_interval(row) == "4.0–20.0"
    assert show_interval(row.model_copy(update={"unit": "s"})) == "40–200"
    assert show_interval(row.model_copy(update={"low": None})) == ""


def test_durations():
    assert [show_seconds(s) for s in (None, 0.02, 4.21, 125, 7800)] == [
        "–",
        "20 ms",
        "4.2 s",
        "2 min 5 s",
        "2 h 10 min",
    ]


def test_cards_come_given_first_then_phases_then_the_rest():
    given = (PolicyCard(name="mine", about="first"), PolicyCard(name="absent"))
    names = [card.name for card in policy_cards(("zeta", "LAM4", "LAM2", "mine"), given)]
    assert names == ["mine", "LAM2", "LAM4", "zeta"]


def test_a_given_card_replaces_the_known_one():
    (card,) = policy_cards(["LAM4"], [PolicyCard(name="LAM4", about="ours")])
    assert card.about == "ours"


def test_the_phase_table():
    cards = policy_cards((row.policy for row in scores()), ())
    table = score_table("Phases", scores(), cards, PHASES)
    assert [row.card.name for row in table.rows] == [
        "LAM1",
        "LAM2",
        "LAM3",
        "LAM4",
        "expert",
        "demonstration",
    ]
    lam4 = table.rows[3]
    assert (lam4.cells[0].text, lam4.cells[0].paper) == ("72.0 %", "71.0 %")
    assert lam4.cells[0].interval == "66.0–78.0"
    assert lam4.cells[0].best
    assert not table.rows[5].cells[0].best  # the upper bound is no phase
    assert table.columns[1].name == "finished_wrong" and lam4.cells[1].text == "14.0 %"
    assert not any(row.cells[2].best for row in table.rows)  # steps: fewer is not simply better


def test_columns_and_rows_without_scores_are_left_out():
    cards = (PolicyCard(name="LAM4"), PolicyCard(name="LAM3"))
    only = [Score(policy="LAM4", evaluation="decisions", metric="tsr", value=0.5, n=4)]
    table = score_table("t", only, cards, DECISIONS)
    assert [column.name for column in table.columns] == ["tsr"]
    assert [row.card.name for row in table.rows] == ["LAM4"]
    assert score_table("t", [], cards, DECISIONS).rows == ()


def test_group_scores_and_differences_stay_out_of_the_tables():
    cards = (PolicyCard(name="LAM4"),)
    rows = [
        Score(policy="LAM4", evaluation="decisions", metric="tsr", value=0.1, n=4, group="axis:x"),
        Score(policy="LAM4", evaluation="decisions", metric="tsr", value=0.2, n=4, against="LAM3"),
    ]
    assert score_table("t", rows, cards, DECISIONS).rows == ()


def test_the_terminal_shows_figures_intervals_and_the_paper():
    text = printed(phase_table(scores()))
    for expected in ("LAM4", "72.0 %", "66.0–78.0", "paper", "71.0 %", "latency"):
        assert expected in text
    assert "+9.0 pp" in printed(gains_table(scores()))


@pytest.mark.parametrize("columns", [PHASES, DECISIONS, TIMES])
@pytest.mark.parametrize("width", [72, 80, 100])
def test_on_a_narrow_terminal_nothing_is_cut_or_wrapped(columns, width):
    cards = policy_cards((row.policy for row in scores()), ())
    table = score_table("Scores", scores(), cards, columns)

    text = printed(FittedTable(table), width)

    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width
    for row in table.rows:
        assert row.card.name in text
        for cell in row.cells:
            assert {cell.text, cell.interval, cell.paper} <= {"", *figures(text)}
    heads = {word for column in table.columns for word in column.title.split()}
    assert heads <= set(text.split())


def figures(text):
    """What stands in the cells: '72.0 %', '66.0–78.0'."""
    return re.findall(r"[-+\d.–]+(?: (?:%|s|ms)(?=\s))?", text)


def test_the_phases_and_gains_fit_80_columns_in_one_table_each():
    phases, gains = printed(phase_table(scores()), 80), printed(gains_table(scores()), 80)

    assert phases.count("policy") == 1
    assert re.search(
        r"LAM3 +LAM2 +Gain in success, online +\+9\.0 pp +\+2\.0 to \+16\.0 +118", gains
    )
    assert max(map(len, gains.splitlines())) <= 80


def test_names_with_brackets_are_no_markup_on_the_terminal():
    row = Score(policy="[red]x[/red]", evaluation="online", metric="tsr", value=0.5, n=2)
    assert "[red]x[/red]" in printed(phase_table([row]))


def test_a_yield_from_a_manifests_counts():
    found = stage_yield("Collect", {"kept": 5, "too_short": 2, "duplicate": 0}, unit="plans")
    assert (found.kept, found.total) == (5, 7)
    assert [reason.reason for reason in found.rejected] == ["too_short"]
