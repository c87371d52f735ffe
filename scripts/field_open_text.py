"""Makes OpenDocument texts with a word of its own in every place."""

import base64
from collections.abc import Callable
from pathlib import Path

from field_word import DOT
from field_words_made import Drawn

from lamwright.documents.odt import A4, OdtParts, write_odt

_SECOND = (
    '<style:style style:name="Onward" style:family="paragraph" style:parent-style-name="Standard" '
    'style:master-page-name="Second"/>'
)
_MATH = "http://www.w3.org/1998/Math/MathML"


def _paragraph(drawn: Drawn, style: str = "") -> str:
    inside = " ".join(drawn.rng.choice(_INLINE)(drawn) for _ in range(drawn.rng.randint(0, 2)))
    style = style or drawn.rng.choice(["Standard", "Heading_20_1", "Text_20_body"])
    bold = f'<text:span text:style-name="Strong_20_Emphasis">{drawn.word("body")}</text:span>'
    said = f"{drawn.sentence('body')} {bold} {inside} {drawn.word('body')}"
    return f'<text:p text:style-name="{style}">{said}</text:p>'


def _table(drawn: Drawn, depth: int = 0) -> str:
    rows, columns = drawn.rng.randint(1, 5), drawn.rng.randint(1, 4)
    nested = drawn.chance(0.3) and not depth
    cells = [
        _cell(f"<text:p>{drawn.sentence('table')}</text:p>") for _ in range(rows * columns - nested)
    ]
    if nested:
        cells.append(_cell(f"<text:p/>{_table(drawn, 1)}<text:p/>"))
    body = "".join(
        f"<table:table-row>{''.join(cells[row * columns : (row + 1) * columns])}</table:table-row>"
        for row in range(rows)
    )
    name = f"Table{len(drawn.words['table'])}"
    column = f'<table:table-column table:number-columns-repeated="{columns}"/>'
    return f'<table:table table:name="{name}">{column}{body}</table:table>'


def _cell(held: str) -> str:
    return f"<table:table-cell>{held}</table:table-cell>"


def _list(drawn: Drawn) -> str:
    items = "".join(
        f"<text:list-item><text:p>{drawn.sentence('body', 8)}</text:p></text:list-item>"
        for _ in range(drawn.rng.randint(1, 4))
    )
    return f"<text:list>{items}</text:list>"


def _note(drawn: Drawn) -> str:
    kind = drawn.rng.choice(["footnote", "endnote"])
    body = f"<text:note-body><text:p>{drawn.sentence(kind)}</text:p></text:note-body>"
    label = "<text:note-citation>1</text:note-citation>"
    return f'<text:note text:note-class="{kind}">{label}{body}</text:note>'


def _comment(drawn: Drawn) -> str:
    who = "<dc:creator>A. Reviewer</dc:creator><dc:date>2026-01-02T03:04:05</dc:date>"
    said = f"<text:p>{drawn.sentence('comment')}</text:p>"
    return f"<office:annotation>{who}{said}</office:annotation>"


def _box(drawn: Drawn) -> str:
    return _frame(f"<draw:text-box><text:p>{drawn.sentence('box')}</text:p></draw:text-box>")


def _picture(drawn: Drawn) -> str:
    data = base64.b64encode(DOT).decode()
    about = f"<svg:title>{drawn.word('name')}</svg:title>"
    return _frame(
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>{about}"
    )


def _equation(drawn: Drawn) -> str:
    del drawn
    math = f'<math xmlns="{_MATH}"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></math>'
    return _frame(f"<draw:object>{math}</draw:object>")


def _frame(held: str) -> str:
    size = 'svg:width="50mm" svg:height="20mm" text:anchor-type="as-char"'
    return f"<draw:frame {size}>{held}</draw:frame>"


def _field(drawn: Drawn) -> str:
    return f'<text:text-input text:description="{drawn.word("name")}">{drawn.word("body")}</text:text-input>'


def _merge_field(drawn: Drawn) -> str:
    name = drawn.word("name")
    about = f'text:table-name="People" text:table-type="table" text:column-name="{name}" text:database-name="Book"'
    return f"<text:database-display {about}>&lt;{name}&gt;</text:database-display>"


def _link(drawn: Drawn) -> str:
    return f'<text:a xlink:type="simple" xlink:href="https://example.org/">{drawn.word("body")}</text:a>'


def _bookmark(drawn: Drawn) -> str:
    name = drawn.word("name")
    start, end = (f'<text:bookmark-{which} text:name="{name}"/>' for which in ("start", "end"))
    return f"{start}{drawn.word('body')}{end}"


_INLINE: tuple[Callable[[Drawn], str], ...] = (
    _note, _comment, _box, _field, _merge_field, _link, _bookmark, _picture, _equation,
)  # fmt: skip


def write_open_text(path: Path, drawn: Drawn) -> None:
    """Write an OpenDocument text."""
    blocks = [_paragraph(drawn)]
    for _ in range(drawn.rng.randint(2, 25)):
        make = drawn.rng.choices((_paragraph, _table, _list), (7, 2, 1))[0]
        blocks.append(make(drawn))
    blocks.append(f'<text:section text:name="Terms">{_paragraph(drawn)}</text:section>')
    blocks.append(_paragraph(drawn, "Onward"))
    edges = {"header": True, "footer": True}
    texts = {"header_text": drawn.sentence("edge"), "footer_text": drawn.sentence("edge")}
    second = (
        '<style:master-page style:name="Second" style:page-layout-name="pm1"><style:header><text:p>'
        f"{drawn.sentence('edge')}</text:p></style:header></style:master-page>"
    )
    page = A4.model_copy(update=edges | texts)
    write_odt(path, OdtParts("".join(blocks), automatic=_SECOND, masters=second, page=page))
