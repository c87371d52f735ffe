"""Whole lines taken out with their marks: what stands around them stays as it is."""

import pytest

from lamwright.codec.whole_lines import LAST_WITH_MARK, WITH_MARK
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]


@pytest.fixture
def document(tmp_path):
    line = '<text:p text:style-name="Standard">{}</text:p>'.format
    head = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Head</text:h>'
    items = "".join(f"<text:list-item>{line(text)}</text:list-item>" for text in ("a", "b"))
    cell = f"<table:table-cell>{line('cell')}</table:table-cell>"
    table = (
        f'<table:table table:name="T"><table:table-row>{cell}{cell}</table:table-row></table:table>'
    )
    parts = (
        line("one"),
        head,
        line("three"),
        f"<text:list>{items}</text:list>",
        line("six"),
        table,
    )
    return write_odt(tmp_path / "a.odt", OdtParts(body="".join([*parts, line("last")])))


@pytest.mark.parametrize(
    ("first", "last", "keys"),
    [(1, 1, WITH_MARK), (2, 3, WITH_MARK), (3, 3, WITH_MARK), (4, 4, WITH_MARK), (6, 6, WITH_MARK),
     (7, 7, LAST_WITH_MARK)],
)  # fmt: skip
def test_the_others_keep_text_style_and_list(hands, first, last, keys):
    before = [(p.text, p.style, p.list_label) for p in hands.seen.canvas.paragraphs]
    hands.do(SelectParagraph(start_index=first, end_index=last))
    assert hands.do(KeyboardInput(keys=keys.removeprefix('Type "').removesuffix('"'))).delivered
    after = [(p.text, p.style, p.list_label) for p in hands.seen.canvas.paragraphs]
    left = [*before[: first - 1], *before[last:]]
    # A table is the last thing of no text: one empty line stays behind it.
    assert after == (left if keys == WITH_MARK else [*left, ("", *before[-1][1:])])
    assert len(hands.seen.canvas.tables) == 1
