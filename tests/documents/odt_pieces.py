"""A small document for tests, and edits of it, written by our own ODT writer."""

from dataclasses import replace

from lamwright.applications.writer.templates.blocks import AUTOMATIC
from lamwright.documents.odt import A4, OdtParts, write_odt
from lamwright.documents.reader import read_document


def _text(name, look, parent=""):
    up = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="text"{up}>'
        f"<style:text-properties {look}/></style:style>"
    )


def _para(name, look, parent="Text_20_body", inside="", extra=""):
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {extra} '
        f'style:parent-style-name="{parent}"><style:paragraph-properties {look}>{inside}'
        "</style:paragraph-properties></style:style>"
    )


# A share of the size below; Writer honours it in common styles only.
HALF = _text("Half", 'fo:font-size="150%"')
STYLES = "".join((
    AUTOMATIC,
    _text("bold", 'fo:font-weight="bold"'),
    _text("italic", 'fo:font-style="italic"'),
    _text("under", 'style:text-underline-style="solid" style:text-underline-width="auto"'),
    _text("double", 'style:text-underline-style="solid" style:text-underline-type="double"'),
    _text("over", 'style:text-overline-style="solid"'),
    _text("strike", 'style:text-line-through-style="solid"'),
    _text("super", 'style:text-position="super 58%"'),
    _text("sub", 'style:text-position="-33% 58%"'),
    _text("upper", 'fo:text-transform="uppercase"'),
    _text("small", 'fo:font-variant="small-caps"'),
    _text("sans", 'style:font-name="Liberation Sans"'),
    _text("big", 'fo:font-size="20pt"'),
    _text("half", 'fo:font-size="150%"'),
    _text("red", 'fo:color="#FF0000"'),
    _text("yellow", 'fo:background-color="#ffff00"'),
    _text("outline", 'style:text-outline="true"'),
    _text("shadow", 'fo:text-shadow="1pt 1pt"'),
    _text("hide", 'text:display="none"'),
    _text("wide", 'fo:letter-spacing="0.0417in"'),
    _text("german", 'fo:language="de" fo:country="DE"'),
    _para("center", 'fo:text-align="center"'),
    _para("right", 'fo:text-align="end"'),
    _para("counted", 'text:number-lines="true" text:line-number="0"'),
    _para("loose", 'fo:line-height="200%"'),
    _para("airy", 'fo:margin-top="5mm" fo:margin-bottom="0.3937in"'),
    _para("inset", 'fo:margin-left="12mm" fo:margin-right="8mm" fo:text-indent="5mm"'),
    _para("newpage", 'fo:break-before="page"'),
    _para("pageafter", 'fo:break-after="page"'),
    _para("column", 'fo:break-before="column"'),
    _para("wider", "", extra='style:master-page-name="Landscape"'),
    _para("glued", 'fo:keep-with-next="always" fo:keep-together="always"'),
    _para("shaded", 'fo:background-color="#eeeeee" style:shadow="#808080 1mm 1mm"'),
    _para("boxed", 'fo:border-top="0.5pt solid #000000" fo:border-bottom="none"'),
    _para("drop", "", inside='<style:drop-cap style:lines="3" style:length="1"/>'),
    _para("head", "", parent="Heading_20_2"),
    _para("plain", "", parent="Standard"),
    '<style:style style:name="hyphens" style:family="paragraph" '
    'style:parent-style-name="Text_20_body"><style:text-properties fo:hyphenate="true"/>'
    "</style:style>",
    '<style:style style:name="twocol" style:family="section"><style:section-properties>'
    '<style:columns fo:column-count="2"/></style:section-properties></style:style>',
    '<style:style style:name="GridMiddle" style:family="table"><style:table-properties '
    'style:width="80mm" table:align="center"/></style:style>',
    '<style:style style:name="Blue" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#0000ff" fo:border="none"/></style:style>',
))
BAND = "The band plays at noon near the old mill."
SHOES = "Visitors bring baskets and sturdy shoes."
APPLES = "Apples are sold by the crate."
AUTUMN = "See you next autumn."


def p(text, style="Text_20_body"):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*texts, style="Bulleted"):
    held = "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}">{held}</text:list>'


def cell(text, style="GridCell", para="Table_20_Contents", extra=""):
    return (
        f'<table:table-cell table:style-name="{style}" {extra}>{p(text, para)}</table:table-cell>'
    )


def row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


HEAD_ROW = row(cell("Stall", para="Table_20_Heading"), cell("Owner", para="Table_20_Heading"))
ROW_1 = row(cell("Honey"), cell("Ruth"))
ROW_2 = row(cell("Cider"), cell("Otto"))
TABLE_OPEN = '<table:table table:name="Stalls" table:style-name="Grid">'
TABLE = (
    f'{TABLE_OPEN}<table:table-column table:number-columns-repeated="2"/>'
    f"<table:table-header-rows>{HEAD_ROW}</table:table-header-rows>{ROW_1}{ROW_2}</table:table>"
)
BODY = "".join((
    p("Harvest Festival", "Title"),
    p(BAND),
    p(SHOES),
    p(APPLES),
    items("Bread", "Cheese"),
    TABLE,
    p(AUTUMN),
))


def edited(*changes, **traits):
    """Parts of the base document after ``changes`` (old, new), each of which must apply."""
    body = BODY
    for old, new in changes:
        assert old in body, old
        body = body.replace(old, new)
    body = traits.pop("before", "") + body
    page = replace_page(traits.pop("page", {}))
    traits["common"] = HALF + traits.pop("common", "")
    return replace(OdtParts(body=body, automatic=STYLES, page=page), **traits)


def replace_page(changes):
    return A4.model_copy(update=changes)


def state_of(parts, folder):
    return read_document(write_odt(folder / "document.odt", parts))
