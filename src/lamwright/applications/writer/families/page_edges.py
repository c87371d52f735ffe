"""Families for parts of every page: headers, footers, page numbers, watermarks."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import FieldPresent, ObjectCount, PageFormat
from lamwright.applications.writer.families.common import changes, need, nothing
from lamwright.applications.writer.families.texts import EDGES
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, keys
from lamwright.applications.writer.scene import Scene

MARKS = ("DRAFT", "CONFIDENTIAL", "COPY", "SAMPLE", "VOID", "INTERNAL")


def _line(scene: Scene, random: Random) -> Binding:
    return Binding(text=EDGES.draw(scene, random))


def _plain(scene: Scene) -> bool:
    """The menu names page styles; the one that is named here must be in use."""
    return scene.document.page.style == "Default Page Style"


def _header(scene: Scene, random: Random) -> Binding:
    need(_plain(scene) and not scene.document.page.header)
    return _line(scene, random)


def _footer(scene: Scene, random: Random) -> Binding:
    need(_plain(scene) and not scene.document.page.footer)
    return _line(scene, random)


def _no_footer(scene: Scene, random: Random) -> Binding:
    need(_plain(scene) and not scene.document.page.footer)
    return nothing(scene, random)


def _unmarked(scene: Scene, random: Random) -> Binding:
    need(not scene.document.page.header)
    return Binding(text=random.choice(MARKS))


HEADER = Family(
    name="header-text",
    source="text/swriter/guide/header_footer.html",
    phrasings=(
        'Add a header that says "{text}"',
        'Insert a page header with the text "{text}"',
        'Put "{text}" in the header',
        'Please create a header reading "{text}"',
        'Could you add "{text}" as a header on the pages?',
        'Every page should have "{text}" at the top as its header',
        'Turn on the header and write "{text}" in it',
        'I need a header with "{text}"',
    ),
    draw=_header,
    solve=lambda b: (
        click("Insert > Header and Footer > Header > Default Page Style"),
        keys(b.text),
    ),
    check=lambda b, scene: (PageFormat(header=True, header_text=b.text),),
    effect=changes("page"),
    topic="page",
)
FOOTER = Family(
    name="footer-text",
    source="text/swriter/guide/header_footer.html",
    phrasings=(
        'Add a footer that says "{text}"',
        'Insert a page footer with the text "{text}"',
        'Put "{text}" in the footer',
        'Please create a footer reading "{text}"',
        'Could you add "{text}" as a footer on the pages?',
        'Every page should have "{text}" at the bottom as its footer',
        'Turn on the footer and write "{text}" in it',
        'I need a footer with "{text}"',
    ),
    draw=_footer,
    solve=lambda b: (
        click("Insert > Header and Footer > Footer > Default Page Style"),
        keys(b.text),
    ),
    check=lambda b, scene: (PageFormat(footer=True, footer_text=b.text),),
    effect=changes("page"),
    topic="page",
)
PAGE_NUMBER = Family(
    name="footer-page-number",
    source="text/swriter/guide/footer_pagenumber.html",
    phrasings=(
        "Put the page number in the footer",
        "Add a footer with page numbers",
        "Show the page number at the bottom of every page, in the footer",
        "Please number the pages in the footer",
        "Could you insert the page number into a footer?",
        "I want a footer that shows the number of the page",
        "Create a footer and insert the page number there",
        "The footer should hold the page number",
    ),
    draw=_no_footer,
    solve=lambda b: (
        click("Insert > Header and Footer > Footer > Default Page Style"),
        click("Insert > Page Number"),
    ),
    check=lambda b, scene: (
        PageFormat(footer=True),
        FieldPresent(field="page-number", place="footer"),
    ),
    effect=changes("page", "fields"),
    topic="page",
)
WATERMARK = Family(
    name="watermark",
    source="text/swriter/01/watermark.html",
    phrasings=(
        'Add the watermark "{text}"',
        'Put a watermark that says "{text}" on the pages',
        'Insert "{text}" as a watermark',
        'Please print "{text}" behind the text as a watermark',
        'Could you give the document a "{text}" watermark?',
        'Mark every page with the watermark "{text}"',
        'Show "{text}" as a page watermark',
        'I want a watermark reading "{text}"',
    ),
    draw=_unmarked,
    solve=lambda b: (click("Format > Watermark..."), keys(b.text), click("OK")),
    check=lambda b, scene: (ObjectCount(object="fontwork-plain-text", count=1),),
    effect=changes("page", "objects"),
    topic="page",
)
FAMILIES = (
    HEADER,
    FOOTER,
    PAGE_NUMBER,
    WATERMARK,
)
