"""Styles, layouts and the master slide of a new presentation, spelled out."""

_SANS = "Liberation Sans"
FONTS = (
    f'<office:font-face-decls><style:font-face style:name="{_SANS}" '
    f'svg:font-family="&apos;{_SANS}&apos;"/></office:font-face-decls>'
)
_OUTLINES = 9


def _style(name: str, parent: str, text: str, paragraph: str = "", graphic: str = "") -> str:
    kept = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="Default-{name}" style:family="presentation"{kept}>'
        f'<style:graphic-properties draw:stroke="none" draw:fill="none" {graphic}/>'
        f"<style:paragraph-properties {paragraph}/>"
        f'<style:text-properties style:font-name="{_SANS}" {text}/></style:style>'
    )


def _outline(level: int) -> str:
    size = 32 - 4 * min(level - 1, 3)
    parent = f"Default-outline{level - 1}" if level > 1 else ""
    return _style(f"outline{level}", parent, f'fo:font-size="{size}pt"', 'fo:text-align="start"')


STYLES = "".join((
    '<style:default-style style:family="graphic"><style:graphic-properties '
    'svg:stroke-color="#3465a4" draw:fill-color="#729fcf"/><style:paragraph-properties '
    'style:tab-stop-distance="12.5mm" style:writing-mode="lr-tb"/><style:text-properties '
    f'style:use-window-font-color="true" style:font-name="{_SANS}" fo:font-size="24pt" '
    'fo:language="en" fo:country="US"/></style:default-style>',
    '<style:style style:name="standard" style:family="graphic"><style:graphic-properties '
    'draw:stroke="solid" draw:fill="solid" draw:fill-color="#729fcf"/><style:text-properties '
    f'style:font-name="{_SANS}" fo:font-size="18pt"/></style:style>',
    _style(
        "title",
        "",
        'fo:font-size="44pt"',
        'fo:text-align="center"',
        'draw:textarea-vertical-align="middle"',
    ),
    _style("subtitle", "", 'fo:font-size="32pt"', 'fo:text-align="center"'),
    _style("notes", "", 'fo:font-size="20pt"'),
    *(_outline(level) for level in range(1, _OUTLINES + 1)),
))


def _layout(name: str, *placeholders: str) -> str:
    places = "".join(
        f'<presentation:placeholder presentation:object="{kind}" svg:x="20.6mm" svg:y="{y}mm" '
        f'svg:width="238.7mm" svg:height="{height}mm"/>'
        for kind, y, height in zip(placeholders, ("17.4", "56.6"), ("31.6", "87.7"), strict=False)
    )
    return (
        f'<style:presentation-page-layout style:name="{name}">{places}'
        "</style:presentation-page-layout>"
    )


PAGE_LAYOUTS = "".join((
    _layout("AL1T0", "title", "subtitle"),
    _layout("AL2T1", "title", "outline"),
    _layout("AL3T19", "title"),
))
PAGES = (
    '<style:page-layout style:name="PM1"><style:page-layout-properties fo:margin-top="0mm" '
    'fo:margin-bottom="0mm" fo:margin-left="0mm" fo:margin-right="0mm" fo:page-width="280mm" '
    'fo:page-height="157.5mm" style:print-orientation="landscape"/></style:page-layout>'
    '<style:style style:name="Mdp1" style:family="drawing-page"><style:drawing-page-properties '
    'draw:background-size="border" draw:fill="none"/></style:style>'
    '<style:style style:name="Mpr-title" style:family="presentation" '
    'style:parent-style-name="Default-title"/>'
    '<style:style style:name="Mpr-outline" style:family="presentation" '
    'style:parent-style-name="Default-outline1"/>'
    '<style:style style:name="Mpr-edge" style:family="graphic" style:parent-style-name="standard">'
    '<style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>'
)


def _placeholder(kind: str, style: str, place: str, inner: str = "") -> str:
    return (
        f'<draw:frame {style} draw:layer="backgroundobjects" {place} presentation:class="{kind}" '
        f'presentation:placeholder="true"><draw:text-box>{inner}</draw:text-box></draw:frame>'
    )


def _edge(kind: str, x: int, inner: str) -> str:
    place = f'svg:width="65mm" svg:height="10.8mm" svg:x="{x}mm" svg:y="143.5mm"'
    return _placeholder(
        kind, 'draw:style-name="Mpr-edge"', place, f"<text:p>{inner}</text:p>"
    ).replace(' presentation:placeholder="true"', "")


MASTER = "".join((
    '<style:master-page style:name="Default" style:page-layout-name="PM1" draw:style-name="Mdp1">',
    _placeholder(
        "title",
        'presentation:style-name="Mpr-title"',
        'svg:width="252mm" svg:height="26.3mm" svg:x="14mm" svg:y="6.3mm"',
    ),
    _placeholder(
        "outline",
        'presentation:style-name="Mpr-outline"',
        'svg:width="252mm" svg:height="91.3mm" svg:x="14mm" svg:y="36.9mm"',
    ),
    _edge("date-time", 14, "<presentation:date-time/>"),
    _edge("footer", 107, "<presentation:footer/>"),
    _edge("page-number", 201, "<text:page-number>&lt;number&gt;</text:page-number>"),
    "</style:master-page>",
))
