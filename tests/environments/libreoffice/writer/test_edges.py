"""Headers and footers of more than one page: they are told alike whichever page was laid out last."""

import pytest

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

NUMBER = '<text:page-number text:select-page="current">7</text:page-number>'
SIZE = 'svg:width="30mm" svg:height="9mm"'
FRAME = f'<draw:frame text:anchor-type="paragraph" {SIZE}><draw:text-box>{{}}</draw:text-box></draw:frame>'
SHAPE = (
    f'<draw:custom-shape svg:x="0mm" svg:y="0mm" {SIZE}><text:p>Grouped</text:p>'
    '<draw:enhanced-geometry draw:type="rectangle"/></draw:custom-shape>'
)
GROUP = f'<draw:g text:anchor-type="paragraph">{SHAPE}</draw:g>'
ONWARD = (
    '<style:style style:name="Onward" style:family="paragraph" style:parent-style-name="Standard" '
    'style:master-page-name="Onward"/>'
)


def written(path, footer, *, before=0):
    """Lines on several pages; the last of them have ``footer``, behind so many without one."""
    line = '<text:p text:style-name="{}">The rent is due.</text:p>'.format
    body = line("Standard") * before + line("Onward") + line("Standard") * 150
    master = (
        '<style:master-page style:name="Onward" style:page-layout-name="pm1"><style:footer>'
        f"{footer}</style:footer></style:master-page>"
    )
    return write_odt(path, OdtParts(body=body, automatic=ONWARD, masters=master))


@pytest.fixture
def opened(monkeypatch):
    """What is opened from here on."""
    paths, really = [], UnoBridge.open

    def noted(self, path, content, **further):
        paths.append(path)
        return really(self, path, content, **further)

    monkeypatch.setattr(UnoBridge, "open", noted)
    return paths


def texts(canvas):
    return {part.place: part.text for part in canvas.parts if "Onward" in part.place}


@pytest.mark.parametrize(("before", "shown"), [(0, "1"), (70, "3")])
def test_a_page_number_is_that_of_the_first_page_that_shows_it(
    environment, opened, tmp_path, before, shown
):
    footer = f"<text:p>{NUMBER} <text:s/>of the lease, page {NUMBER}</text:p>"
    path = written(tmp_path / "a.odt", footer, before=before)
    seen = environment.reset(path).canvas
    assert texts(seen) == {"footer of Onward": f"{shown}  of the lease, page {shown}"}
    opened.clear()
    for keys in ("{CTRL+END}", "Changed.{ENTER}"):
        environment.perform(SelectParagraph(start_index=1, end_index=1))
        environment.perform(KeyboardInput(keys=keys))
        assert texts(environment.observe().canvas) == texts(seen)
    assert environment.reset(path).canvas == seen and opened == []


def test_page_numbers_in_tables_and_boxes_of_a_footer_are_told_alike(environment, tmp_path):
    cell = f"<table:table-row><table:table-cell><text:p>Page {NUMBER}</text:p></table:table-cell></table:table-row>"
    table = f'<table:table table:name="Foot"><table:table-column/>{cell}</table:table>'
    box = FRAME.format(f"<text:p>No. {NUMBER}</text:p>")
    path = written(tmp_path / "a.odt", f"{table}<text:p>Lease{box}</text:p>")
    canvas = environment.reset(path).canvas
    (told,) = (table for table in canvas.tables if table.name == "Foot")
    assert [cell.text for cell in told.cells] == ["Page 1"]
    assert [part.text for part in canvas.parts if "text box" in part.place] == ["No. 1"]
    assert {field.text for field in canvas.fields} == {"1"}


def test_what_shapes_of_a_group_in_a_footer_say_is_told(environment, tmp_path):
    path = written(tmp_path / "a.odt", f"<text:p>Lease{GROUP}</text:p>")
    canvas = environment.reset(path).canvas
    assert [part.text for part in canvas.parts if "text box" in part.place] == ["Grouped"]


def test_pages_that_came_and_went_are_not_in_the_way_of_undoing(environment, opened, tmp_path):
    line = (
        '<draw:line text:anchor-type="char" svg:x1="0mm" svg:y1="0mm" svg:x2="90mm" svg:y2="0mm"/>'
    )
    count = f"<text:p>{line}{NUMBER} of <text:page-count>9</text:page-count></text:p>"
    path = written(tmp_path / "a.odt", count)
    seen = environment.reset(path).canvas
    assert texts(seen) == {"footer of Onward": "1 of 3"}
    opened.clear()
    environment.perform(SelectParagraph(start_index=2, end_index=2))
    for _ in range(3):
        environment.perform(KeyboardInput(keys="{CTRL+ENTER}"))
    assert environment.observe().canvas != seen
    assert environment.reset(path).canvas == seen and opened == []
