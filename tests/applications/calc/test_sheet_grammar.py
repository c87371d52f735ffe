"""Every step of a reference solution is a reply that constrained decoding can write, and is read back."""

import llguidance
import pytest
from replies import states_and_replies

from lamwright.applications.calc.application import Calc
from lamwright.applications.calc.canvas import canvas_lines
from lamwright.applications.calc.dialect import SheetDialect
from lamwright.applications.calc.templates import write_templates
from lamwright.codec.grammar import reply_grammar
from lamwright.codec.relevance import Wanted
from lamwright.codec.reply import parse_reply
from lamwright.documents.sheets import read_spreadsheet
from lamwright.instantiate.instantiate import instantiate
from lamwright.records.canvas import CanvasCell, CanvasSheet, SheetCanvas


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, seed=0)
    return folder


def canvas(path):
    sheets = tuple(
        CanvasSheet(
            number=number,
            name=sheet.name,
            rows=20,
            columns=6,
            cells=tuple(
                CanvasCell(address=cell.address, text=cell.text, formula=cell.formula)
                for cell in sheet.cells
                if cell.text
            ),
        )
        for number, sheet in enumerate(read_spreadsheet(path).sheets, 1)
    )
    return SheetCanvas(
        sheets=sheets, current_sheet=1, cursor_cell="A1", selection=f"{sheets[0].name}.A1"
    )


def test_the_grammar_holds_every_reference_step_and_it_is_read_back(templates):
    found = instantiate(Calc().catalogue(), templates, count=130, split="train", seed=9)
    tokenizer = llguidance.LLTokenizer("byte")
    grammars = {}
    for task in found.tasks:
        for state, reply, action in states_and_replies(task, canvas(templates / task.template)):
            grammar = reply_grammar(state, SheetDialect())
            matcher = grammars.setdefault(grammar, llguidance.LLMatcher(tokenizer, grammar))
            tokens = tokenizer.tokenize_str(reply)
            taken = matcher.validate_tokens(tokens)
            assert taken == len(tokens), (task.request, reply[:taken], reply[taken:])
            assert parse_reply(reply).action == action


def test_the_prompt_shows_the_sheet_that_shows_and_the_size_of_others(templates):
    seen = canvas(templates / "inventory-a.ods")
    wanted = Wanted(["Put 3 into cell C6"])
    lines = canvas_lines(seen, wanted, limit=12, words=7)
    assert lines[0] == "sheet 1 Stock: 20 x 6 shown"
    assert lines[1] == "1: A Product | B Code | C On hand | D Price"
    assert lines[-2:] == ["sheet 2 Orders: 20 x 6", "selected: Stock.A1"]
    assert len(lines) <= 14


def test_rows_that_are_named_are_shown_when_not_all_fit(templates):
    seen = canvas(templates / "inventory-a.ods")
    lines = canvas_lines(seen, Wanted(["Put 3 into cell C6"]), limit=6, words=7)
    rows = [line.partition(":")[0] for line in lines if line[0].isdigit()]
    assert rows == ["1", "6", "9"]
    assert "+4 more" in lines


def test_formulas_are_shown_behind_their_results(templates):
    seen = canvas(templates / "budget-a.ods")
    lines = canvas_lines(seen, Wanted([]), limit=12, words=7)
    assert any("=SUM(B2:D2)" in line for line in lines)
