"""What a template document is made of, and its XML."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lamwright.documents.odt import OdtParts
from lamwright.records.document import Properties


@dataclass(frozen=True)
class Line:
    """One paragraph in a style of the template."""

    text: str
    style: str = "Text body"


@dataclass(frozen=True)
class Listed:
    """A list; ``ordered`` numbers it."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Grid:
    """A named table; the first row is its heading."""

    name: str
    rows: tuple[tuple[str, ...], ...]


Block = Line | Listed | Grid


@dataclass(frozen=True)
class Template:
    """One document to be: what it is about in one line, and its blocks."""

    description: str
    blocks: tuple[Block, ...]


def title(text: str) -> Line:
    """The title of the document."""
    return Line(text, "Title")


def heading(text: str, level: int = 1) -> Line:
    """A heading."""
    return Line(text, f"Heading {level}")


def bullets(*items: str) -> Listed:
    """A bulleted list."""
    return Listed(items)


def numbers(*items: str) -> Listed:
    """A numbered list."""
    return Listed(items, ordered=True)


def parts(template: Template) -> OdtParts:
    """The template as parts of an OpenDocument text."""
    body = "".join(_xml(block) for block in template.blocks)
    name = next((b.text for b in template.blocks if isinstance(b, Line) and b.style == "Title"), "")
    return OdtParts(body=body, automatic=AUTOMATIC, properties=Properties(title=name))


def _xml(block: Block) -> str:
    if isinstance(block, Line):
        return _line(block.text, block.style)
    return _list(block) if isinstance(block, Listed) else _grid(block)


def _line(text: str, style: str) -> str:
    coded = style.replace(" ", "_20_")
    if style.startswith("Heading "):
        level = style.removeprefix("Heading ")
        return f'<text:h text:style-name="{coded}" text:outline-level="{level}">{escape(text)}</text:h>'
    return f'<text:p text:style-name="{coded}">{escape(text)}</text:p>'


def _list(block: Listed) -> str:
    style = "Ordered" if block.ordered else "Bulleted"
    items = "".join(
        f"<text:list-item>{_line(item, 'Text body')}</text:list-item>" for item in block.items
    )
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def _grid(block: Grid) -> str:
    columns = len(block.rows[0])
    heading_row, *others = block.rows
    return (
        f'<table:table table:name={quoteattr(block.name)} table:style-name="Grid">'
        f'<table:table-column table:number-columns-repeated="{columns}"/>'
        f"<table:table-header-rows>{_row(heading_row, 'Table Heading')}</table:table-header-rows>"
        f"{''.join(_row(row, 'Table Contents') for row in others)}</table:table>"
    )


def _row(cells: tuple[str, ...], style: str) -> str:
    held = "".join(
        '<table:table-cell table:style-name="GridCell" office:value-type="string">'
        f"{_line(cell, style)}</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{held}</table:table-row>"


def _level(ordered: bool, level: int) -> str:  # noqa: FBT001
    indent = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'text:list-tab-stop-position="{6.35 * (level + 1)}mm" fo:text-indent="-6.35mm" '
        f'fo:margin-left="{6.35 * (level + 1)}mm"/></style:list-level-properties>'
    )
    if ordered:
        name, look = (
            "number",
            'loext:num-list-format="%1%." style:num-suffix="." style:num-format="1"',
        )
        look = look.replace("%1%", f"%{level}%")
    else:
        name, look = "bullet", 'text:bullet-char="•"'
    opening = f'text:list-level-style-{name} text:level="{level}" {look}'
    return f"<{opening}>{indent}</text:list-level-style-{name}>"


def _list_style(name: str, *, ordered: bool) -> str:
    levels = "".join(_level(ordered, level) for level in range(1, 11))
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


AUTOMATIC = (
    _list_style("Bulleted", ordered=False)
    + _list_style("Ordered", ordered=True)
    + '<style:style style:name="Grid" style:family="table"><style:table-properties '
    'style:width="170mm" table:align="margins"/></style:style>'
    '<style:style style:name="GridCell" style:family="table-cell"><style:table-cell-properties '
    'fo:padding="0.97mm" fo:border="0.5pt solid #000000"/></style:style>'
)
