"""The styles our own documents carry: those Writer gives a new document, spelled out."""

from lamwright.records.document import PageState

_SANS, _SERIF = "Liberation Sans", "Liberation Serif"
FONTS = (
    "<office:font-face-decls>"
    + "".join(
        f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;"/>'
        for name in (_SERIF, _SANS)
    )
    + "</office:font-face-decls>"
)
_DEFAULTS = (
    '<style:default-style style:family="paragraph">'
    '<style:paragraph-properties fo:orphans="2" fo:widows="2" '
    'style:tab-stop-distance="12.51mm" style:writing-mode="page"/>'
    f'<style:text-properties style:use-window-font-color="true" style:font-name="{_SERIF}" '
    'fo:font-size="12pt" fo:language="en" fo:country="US" fo:hyphenate="false"/>'
    "</style:default-style>"
    '<style:default-style style:family="table">'
    '<style:table-properties table:border-model="collapsing"/></style:default-style>'
)


def _paragraph(
    name: str,
    parent: str,
    paragraph: str = "",
    text: str = "",
    *,
    level: int = 0,
    after: str = "",
) -> str:
    shown = f' style:display-name="{name}"' if " " in name else ""
    outline = f' style:default-outline-level="{level}" style:class="text"' if level else ""
    following = f' style:next-style-name="{_coded(after)}"' if after else ""
    return (
        f'<style:style style:name="{_coded(name)}"{shown} style:family="paragraph" '
        f'style:parent-style-name="{_coded(parent)}"{following}{outline}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _coded(name: str) -> str:
    return name.replace(" ", "_20_")


def _space(above: str, below: str) -> str:
    return f'fo:margin-top="{above}" fo:margin-bottom="{below}"'


def _heading(level: int, size: str, above: str, below: str, slant: str = "") -> str:
    look = f'fo:font-size="{size}" fo:font-weight="bold"{slant}'
    return _paragraph(
        f"Heading {level}", "Heading", _space(above, below), look, level=level, after="Text body"
    )


STYLES = "".join((
    _DEFAULTS,
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
    _paragraph(
        "Heading",
        "Standard",
        _space("4.23mm", "2.12mm") + ' fo:keep-with-next="always"',
        f'style:font-name="{_SANS}" fo:font-size="14pt"',
        after="Text body",
    ),
    _paragraph("Text body", "Standard", _space("0mm", "2.47mm") + ' fo:line-height="115%"'),
    _paragraph("List", "Text body"),
    _paragraph(
        "Title",
        "Heading",
        'fo:text-align="center"',
        'fo:font-size="28pt" fo:font-weight="bold"',
        after="Text body",
    ),
    _paragraph(
        "Subtitle",
        "Heading",
        _space("1.06mm", "2.12mm") + ' fo:text-align="center"',
        'fo:font-size="18pt"',
        after="Text body",
    ),
    _heading(1, "18pt", "4.23mm", "2.12mm"),
    _heading(2, "16pt", "3.53mm", "2.12mm"),
    _heading(3, "14pt", "2.47mm", "2.12mm"),
    _paragraph("Table Contents", "Standard", 'fo:orphans="0" fo:widows="0"'),
    _paragraph(
        "Table Heading", "Table Contents", 'fo:text-align="center"', 'fo:font-weight="bold"'
    ),
    _paragraph("Header and Footer", "Standard"),
    _paragraph("Header", "Header and Footer"),
    _paragraph("Footer", "Header and Footer"),
    _paragraph("Quotations", "Standard", _space("0mm", "5mm") + ' fo:margin-left="10mm"'),
    '<style:style style:name="Emphasis" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>',
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" '
    'style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
))


def page_layout(page: PageState) -> str:
    """The style:page-layout that gives ``page``."""
    margins = " ".join(
        f'fo:margin-{side}="{value}mm"'
        for side, value in (
            ("top", page.top),
            ("bottom", page.bottom),
            ("left", page.left),
            ("right", page.right),
        )
    )
    columns = f'<style:columns fo:column-count="{page.columns}"/>' if page.columns > 1 else ""
    shade = "" if page.background == "none" else f' fo:background-color="{page.background}"'
    border = ' fo:border="0.06pt solid #000000"' if page.border else ""
    return (
        '<style:page-layout style:name="pm1"><style:page-layout-properties '
        f'fo:page-width="{page.width}mm" fo:page-height="{page.height}mm" '
        f'style:num-format="{page.numbering}" style:print-orientation="{page.orientation}" '
        f"{margins}{shade}{border}>{columns}</style:page-layout-properties>"
        f"{_gap('header', 'bottom', on=page.header)}{_gap('footer', 'top', on=page.footer)}"
        "</style:page-layout>"
    )


def _gap(area: str, side: str, *, on: bool) -> str:
    held = (
        f'<style:header-footer-properties fo:min-height="0mm" fo:margin-{side}="4.99mm"/>'
        if on
        else ""
    )
    return f"<style:{area}-style>{held}</style:{area}-style>"
