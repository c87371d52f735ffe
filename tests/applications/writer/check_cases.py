"""Cases of every kind of check: the deed, doing nothing, near misses."""

from odt_pieces import (
    APPLES,
    AUTUMN,
    BAND,
    HEAD_ROW,
    ROW_1,
    ROW_2,
    SHOES,
    TABLE,
    TABLE_OPEN,
    cell,
    edited,
    items,
    p,
    row,
    span,
)

from lamwright.applications.writer.checks import kinds as c
from lamwright.applications.writer.parts.request import Part, Target
from lamwright.records.document import Properties

NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
    '<text:note-body><text:p text:style-name="Footnote">{}</text:p></text:note-body></text:note>'
)
FOOT, END = NOTE.format("footnote", "Free entry."), NOTE.format("endnote", "Free entry.")
COMMENT = "<office:annotation><dc:creator>Ann</dc:creator><text:p>{}</text:p></office:annotation>"
LINK = '<text:a xlink:type="simple" xlink:href="{}">old mill</text:a>'
TOC = (
    '<text:table-of-content text:name="Contents"><text:index-body><text:index-title>'
    "<text:p>Contents</text:p></text:index-title><text:p>Apples</text:p></text:index-body>"
    "</text:table-of-content>"
)
SECTION = '<text:section text:style-name="twocol" text:name="{}">{}</text:section>'
PROTECTED = SECTION.replace("text:name", 'text:protected="true" text:name')
HIDDEN = SECTION.replace("text:name", 'text:display="none" text:name')
ALPHABETICAL = TOC.replace("table-of-content", "alphabetical-index")
MASTERS = '<style:master-page style:name="Landscape" style:page-layout-name="pm1"/>'
FRAME = (
    '<draw:frame draw:name="Image1" text:anchor-type="paragraph" svg:width="9mm" '
    'svg:height="9mm">{}</draw:frame>'
)
IMAGE = (
    "<draw:image><office:binary-data>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAA"
    "AgABSK+kcQAAAABJRU5ErkJggg==</office:binary-data></draw:image>"
)
TRACKED = "<text:tracked-changes>{}</text:tracked-changes>"
REGION = (
    '<text:changed-region text:id="c{0}"><text:insertion><office:change-info><dc:creator>Ann'
    "</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion>"
    "</text:changed-region>"
)
INSERTED = '<text:change-start text:change-id="c{0}"/>{1}<text:change-end text:change-id="c{0}"/>'
OWN_STYLE = '<style:style style:name="{0}" style:family="paragraph"/>'
PAGE_NUMBER = "<text:page-number>1</text:page-number>"


def look(style):
    """The words 'old mill' in this character style."""
    return edited(("old mill", span(style, "old mill")))


def para(style, text=APPLES):
    """The paragraph about apples in this paragraph style."""
    return edited((p(text), p(text, style)))


def page(**changes):
    return edited(page=changes)


def tracked(*words):
    """The words as insertions that are still open."""
    regions = "".join(REGION.format(word) for word in words)
    marked = [(word, INSERTED.format(word, word)) for word in words]
    return edited(*marked, before=TRACKED.format(regions))


def prop(**changes):
    return edited(properties=Properties(**changes))


MILL = "old mill"
CASES = [
    (
        c.TextContains(text="pears are free"),
        edited(("crate", "crate, pears are free")),
        [edited(("crate", "crate, pears are Free"))],
    ),
    (
        c.TextContains(text="Mead"),
        edited(("Cider", "Mead")),
        [edited(("Cider", "Mea"))],
    ),
    (c.TextLacks(text="sturdy"), edited(("sturdy ", "")), [edited(("sturdy shoes", "sturdy"))]),
    (
        c.TextCount(text="pear", count=2),
        edited(("Apples", "pear and pear")),
        [edited(("Apples", "pear")), edited(("Apples", "pear pear pear"))],
    ),
    (
        c.TextOrder(texts=("Apples", "Visitors")),
        edited((p(SHOES), ""), (p(APPLES), p(APPLES) + p(SHOES))),
        [edited((p(SHOES), "")), edited((p(APPLES), ""))],
    ),
    (
        c.ParagraphPresent(text="Rain or shine.", after=SHOES),
        edited((p(SHOES), p(SHOES) + p("") + p("Rain or shine."))),
        [
            edited((p(APPLES), p(APPLES) + p("Rain or shine."))),
            edited((p(SHOES), p(SHOES) + p("Rain or shine"))),
        ],
    ),
    (c.ParagraphAbsent(text=SHOES), edited((p(SHOES), "")), [edited((p(APPLES), ""))]),
    (c.ParagraphCount(count=6), edited((p(SHOES), p(""))), [edited((p(SHOES) + p(APPLES), ""))]),
    (
        c.TextFormat(text=MILL, bold=True),
        look("bold"),
        [
            edited(("old mill", span("bold", "old mil") + "l")),
            edited((APPLES, span("bold", APPLES))),
            look("italic"),
        ],
    ),
    (c.TextFormat(text=MILL, italic=True), look("italic"), [look("bold")]),
    (c.TextFormat(text=MILL, underline="single"), look("under"), [look("double"), look("over")]),
    (c.TextFormat(text=MILL, underline="any"), look("double"), [look("strike")]),
    (c.TextFormat(text=MILL, overline=True), look("over"), [look("under")]),
    (c.TextFormat(text=MILL, strikethrough=True), look("strike"), [look("under")]),
    (c.TextFormat(text=MILL, position="superscript"), look("super"), [look("sub")]),
    (c.TextFormat(text=MILL, position="subscript"), look("sub"), [look("super")]),
    (c.TextFormat(text=MILL, capitals="uppercase"), look("upper"), [look("small")]),
    (c.TextFormat(text=MILL, capitals="small-caps"), look("small"), [look("upper")]),
    (c.TextFormat(text=MILL, font="Liberation Sans"), look("sans"), [look("big")]),
    (c.TextFormat(text=MILL, size=20), look("big"), [look("Half")]),
    (c.TextFormat(text=MILL, size=18), look("Half"), [look("big")]),
    (c.TextFormat(text=MILL, colour="#ff0000"), look("red"), [look("yellow")]),
    (c.TextFormat(text=MILL, highlight="#ffff00"), look("yellow"), [look("red")]),
    (c.TextFormat(text=MILL, highlight="any"), look("yellow"), [look("red")]),
    (c.TextFormat(text=MILL, outline=True), look("outline"), [look("shadow")]),
    (c.TextFormat(text=MILL, shadow=True), look("shadow"), [look("outline")]),
    (c.TextFormat(text=MILL, hidden=True), look("hide"), [look("red")]),
    (c.TextFormat(text=MILL, spacing=3), look("wide"), [look("big")]),
    (c.TextFormat(text=MILL, style="Emphasis"), look("Emphasis"), [look("italic")]),
    (c.TextFormat(text=MILL, language="de-DE"), look("german"), [look("bold")]),
    (
        c.TextFormat(text=MILL, bold=True, italic=True),
        edited(("old mill", span("italic", span("bold", "old") + span("bold", " mill")))),
        [look("bold"), edited(("old mill", span("bold", "old ") + span("italic", "mill")))],
    ),
    (
        c.ParagraphFormatted(text=APPLES, style="Heading 2"),
        para("head"),
        [para("Heading_20_1"), para("head", SHOES)],
    ),
    (
        c.ParagraphFormatted(text=APPLES, style="default paragraph style"),
        para("plain"),
        [para("center")],
    ),
    (
        c.ParagraphFormatted(text=APPLES, outline_level=2),
        edited((
            p(APPLES),
            f'<text:h text:style-name="head" text:outline-level="2">{APPLES}</text:h>',
        )),
        [para("head")],
    ),
    (
        c.ParagraphFormatted(text=APPLES, alignment="center"),
        para("center"),
        [para("right"), para("center", SHOES)],
    ),
    (c.ParagraphFormatted(text="Apples", alignment="right"), para("right"), [para("center")]),
    (
        c.ParagraphFormatted(text=APPLES, list_kind="bullet", list_level=1),
        edited((p(APPLES), items(APPLES))),
        [edited((p(APPLES), items(APPLES, style="Ordered"))), edited((p(SHOES), items(SHOES)))],
    ),
    (
        c.ParagraphFormatted(text="Cheese", list_kind="number"),
        edited((items("Bread", "Cheese"), items("Bread", "Cheese", style="Ordered"))),
        [edited((items("Bread", "Cheese"), p("Cheese")))],
    ),
    (
        c.ParagraphFormatted(text="Cheese", list_level=2),
        edited((
            items("Bread", "Cheese"),
            f'<text:list text:style-name="Bulleted"><text:list-item>{p("Bread")}'
            f"<text:list><text:list-item>{p('Cheese')}</text:list-item></text:list>"
            "</text:list-item></text:list>",
        )),
        [edited((items("Bread", "Cheese"), p("Bread") + items("Cheese")))],
    ),
    (c.ParagraphFormatted(text=APPLES, line_spacing=200), para("loose"), [para("airy")]),
    (c.ParagraphFormatted(text=APPLES, above=5, below=10), para("airy"), [para("inset")]),
    (
        c.ParagraphFormatted(text=APPLES, left=12, right=8, first_line=5),
        para("inset"),
        [para("airy")],
    ),
    (c.ParagraphFormatted(text=APPLES, break_before="page"), para("newpage"), [para("column")]),
    (c.ParagraphFormatted(text=APPLES, break_before="column"), para("column"), [para("newpage")]),
    (c.ParagraphFormatted(text=APPLES, break_after="page"), para("pageafter"), [para("newpage")]),
    (c.ParagraphFormatted(text=APPLES, page_style="Landscape"), para("wider"), [para("newpage")]),
    (
        c.ParagraphFormatted(text=APPLES, keep_with_next=True, keep_together=True),
        para("glued"),
        [para("boxed")],
    ),
    (
        c.ParagraphFormatted(text=APPLES, background="#eeeeee", shadow=True),
        para("shaded"),
        [para("boxed")],
    ),
    (c.ParagraphFormatted(text=APPLES, border=True), para("boxed"), [para("shaded")]),
    (c.ParagraphFormatted(text=APPLES, drop_cap_lines=3), para("drop"), [para("loose")]),
    (c.ParagraphFormatted(text=APPLES, hyphenation=True), para("hyphens"), [para("loose")]),
    (
        c.PageBreakBefore(text=APPLES),
        para("newpage"),
        [para("newpage", SHOES), para("column"), para("pageafter")],
    ),
    (c.PageBreakBefore(text=APPLES), para("pageafter", SHOES), [para("pageafter", BAND)]),
    (
        c.PageBreakBefore(text=APPLES),
        edited((p(APPLES), p("", "newpage") + p(APPLES))),
        [edited((p(APPLES), p("x", "newpage") + p(APPLES)))],
    ),
    (c.TableCount(count=2), edited((TABLE, TABLE + p("") + TABLE)), [edited((TABLE, ""))]),
    (
        c.TableShape(table="Stalls", rows=4, columns=2),
        edited((ROW_2, ROW_2 + ROW_1)),
        [edited((ROW_2, ""))],
    ),
    (
        c.TableShape(table="1", rows=2, heading_rows=1, after="Cheese", border=True),
        edited((ROW_2, "")),
        [edited((ROW_2, ROW_2 + ROW_1))],
    ),
    (
        c.TableShape(table="Stalls", after=AUTUMN),
        edited((TABLE, ""), (p(AUTUMN), p(AUTUMN) + TABLE + p(""))),
        [edited((TABLE, "")), edited((TABLE, ""), (p(APPLES), p(APPLES) + TABLE))],
    ),
    (
        c.TableShape(table="Stalls", heading_rows=0),
        edited((f"<table:table-header-rows>{HEAD_ROW}</table:table-header-rows>", HEAD_ROW)),
        [edited((ROW_2, ""))],
    ),
    (
        c.TableShape(table="Stalls", alignment="center"),
        edited((TABLE_OPEN, TABLE_OPEN.replace('"Grid"', '"GridMiddle"'))),
        [edited((ROW_2, ""))],
    ),
    (
        c.TableShape(table="Stalls", border=False),
        edited(("GridCell", "Blue")),
        [edited((ROW_1, row(cell("Honey", "Blue"), cell("Ruth"))))],
    ),
    (
        c.TableShape(table="Markets", rows=3),
        edited(('"Stalls"', '"Markets"')),
        [edited(('"Stalls"', '"Market"'))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=2, text="Rita"),
        edited(("Ruth", "Rita")),
        [edited(("Otto", "Rita"))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=1, bold=True),
        edited((cell("Honey"), cell(span("bold", "Honey")))),
        [edited((cell("Ruth"), cell(span("bold", "Ruth"))))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=1, background="#0000ff", italic=True),
        edited((cell("Honey"), cell(span("italic", "Honey"), "Blue"))),
        [edited((cell("Honey"), cell("Honey", "Blue")))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=1, alignment="center"),
        edited((cell("Honey"), cell("Honey", para="center"))),
        [edited((cell("Honey"), cell("Honey", para="right")))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=1, columns=2),
        edited((
            ROW_1,
            row(
                cell("Honey", extra='table:number-columns-spanned="2"'),
                "<table:covered-table-cell/>",
            ),
        )),
        [edited((ROW_1, row(cell("Honey"))))],
    ),
    (
        c.TableCell(table="Stalls", row=2, column=1, rows=2),
        edited((
            ROW_1 + ROW_2,
            row(cell("Honey", extra='table:number-rows-spanned="2"'), cell("Ruth"))
            + row("<table:covered-table-cell/>", cell("Otto")),
        )),
        [
            edited((
                ROW_1 + ROW_2,
                row(cell("Honey"), cell("Ruth", extra='table:number-rows-spanned="2"'))
                + row(cell("Cider"), "<table:covered-table-cell/>"),
            ))
        ],
    ),
    (
        c.TableRows(
            table="Stalls", rows=(("Stall", "Owner"), ("Cider", "Otto"), ("Honey", "Ruth"))
        ),
        edited((ROW_1 + ROW_2, ROW_2 + ROW_1)),
        [edited((ROW_1, "")), edited((ROW_1 + ROW_2, ROW_2 + ROW_1 + ROW_1))],
    ),
    (
        c.PageFormat(orientation="landscape", width=297, height=210),
        page(orientation="landscape", width=297.0, height=210.01),
        [page(orientation="landscape"), page(width=148.0, height=210.0)],
    ),
    (
        c.PageFormat(top=30, bottom=30, left=25.4, right=25.4),
        page(top=30.0, bottom=30.0, left=25.4, right=25.4),
        [page(top=30.0, bottom=30.0, left=25.4)],
    ),
    (
        c.PageFormat(style="Landscape"),
        edited((p("Harvest Festival", "Title"), p("Harvest Festival", "wider")), masters=MASTERS),
        [edited((p(APPLES), p(APPLES, "wider")), masters=MASTERS)],
    ),
    (c.PageFormat(columns=2), page(columns=2), [page(columns=3)]),
    (
        c.PageFormat(header=True, header_text="Draft"),
        page(header=True, header_text="Draft"),
        [page(header=True, header_text="Drafts"), page(footer=True, footer_text="Draft")],
    ),
    (
        c.PageFormat(footer=True, footer_text=""),
        page(footer=True),
        [page(header=True), page(footer=True, footer_text="x")],
    ),
    (
        c.PageFormat(background="any", border=True),
        page(background="#ffffcc", border=True),
        [page(border=True), page(background="#ffffcc")],
    ),
    (c.PageFormat(numbering="i"), page(numbering="i"), [page(numbering="I")]),
    (
        c.FieldPresent(field="page-number", place="body", paragraph="autumn"),
        edited((AUTUMN, AUTUMN + PAGE_NUMBER)),
        [edited((APPLES, APPLES + PAGE_NUMBER)), edited((AUTUMN, AUTUMN + "1"))],
    ),
    (
        c.FieldPresent(field="date"),
        edited((AUTUMN, AUTUMN + '<text:date text:fixed="true">11/23/26</text:date>')),
        [edited((AUTUMN, AUTUMN + "<text:time>10:00</text:time>"))],
    ),
    (
        c.NotePresent(note="footnote", text="Free entry.", anchor="mill"),
        edited(("old mill", "old mill" + FOOT)),
        [edited(("old mill", "old mill" + END)), edited((APPLES, APPLES + FOOT))],
    ),
    (
        c.NotePresent(note="endnote", text="Free entry."),
        edited(("old mill", "old mill" + END)),
        [edited(("old mill", "old mill" + NOTE.format("endnote", "Free")))],
    ),
    (
        c.NoteCount(note="footnote", count=1),
        edited(("old mill", "old mill" + FOOT)),
        [edited(("old mill", "old mill" + FOOT + FOOT)), edited(("old mill", "old mill" + END))],
    ),
    (
        c.CommentPresent(text="Check this", anchor="Apples"),
        edited((APPLES, COMMENT.format("Check this") + APPLES)),
        [
            edited((APPLES, COMMENT.format("Check that") + APPLES)),
            edited((SHOES, COMMENT.format("Check this") + SHOES)),
        ],
    ),
    (
        c.CommentCount(count=1),
        edited((APPLES, COMMENT.format("Check this") + APPLES)),
        [edited((APPLES, COMMENT.format("x") + COMMENT.format("y") + APPLES))],
    ),
    (
        c.BookmarkPresent(name="fruit", anchor="Apples"),
        edited((APPLES, '<text:bookmark text:name="fruit"/>' + APPLES)),
        [
            edited((APPLES, '<text:bookmark text:name="fruits"/>' + APPLES)),
            edited((SHOES, '<text:bookmark text:name="fruit"/>' + SHOES)),
        ],
    ),
    (
        c.LinkPresent(address="https://example.org", text="old mill"),
        edited(("old mill", LINK.format("https://example.org/"))),
        [
            edited(("old mill", LINK.format("http://example.org/"))),
            edited(("noon", LINK.format("https://example.org/").replace("old mill", "noon"))),
        ],
    ),
    (
        c.LinkPresent(address="https://Example.org/Mill"),
        edited(("old mill", LINK.format("https://example.org/Mill/"))),
        [edited(("old mill", LINK.format("https://example.org/mill")))],
    ),
    (
        c.SectionPresent(name="Wide", columns=2, holds="Apples"),
        edited((p(APPLES), SECTION.format("Wide", p(APPLES)))),
        [
            edited((p(SHOES), SECTION.format("Wide", p(SHOES)))),
            edited((p(APPLES), SECTION.format("Section1", p(APPLES)))),
        ],
    ),
    (
        c.SectionPresent(protected=True),
        edited((p(APPLES), PROTECTED.format("Wide", p(APPLES)))),
        [edited((p(APPLES), SECTION.format("Wide", p(APPLES))))],
    ),
    (
        c.SectionPresent(hidden=True),
        edited((p(APPLES), HIDDEN.format("Wide", p(APPLES)))),
        [edited((p(APPLES), PROTECTED.format("Wide", p(APPLES))))],
    ),
    (
        c.IndexPresent(index="alphabetical"),
        edited((p(BAND), ALPHABETICAL + p(BAND))),
        [edited((p(BAND), TOC + p(BAND)))],
    ),
    (
        c.IndexPresent(title="Contents"),
        edited((p(BAND), TOC + p(BAND))),
        [edited((p(BAND), p("Contents") + p(BAND)))],
    ),
    (
        c.ObjectCount(object="image", count=1),
        edited((APPLES, FRAME.format(IMAGE) + APPLES)),
        [edited((APPLES, FRAME.format("<draw:text-box/>") + APPLES))],
    ),
    (c.PropertyIs(name="title", value="Fair"), prop(title="Fair"), [prop(subject="Fair")]),
    (
        c.PropertyIs(name="keywords", value="fair, fruit"),
        prop(keywords=("fair", "fruit")),
        [prop(keywords=("fair",))],
    ),
    (c.PropertyIs(name="comments", value="x"), prop(comments="x"), [prop(comments="y")]),
    (c.LineNumbering(on=True), edited(line_numbering=True), [para("counted")]),
    (
        c.ChangeTracking(on=True),
        edited((
            p("Harvest Festival", "Title"),
            TRACKED.format("") + p("Harvest Festival", "Title"),
        )),
        [
            edited((
                p("Harvest Festival", "Title"),
                '<text:tracked-changes text:track-changes="false"/>'
                + p("Harvest Festival", "Title"),
            ))
        ],
    ),
    (
        c.TrackedChanges(count=1),
        tracked("noon"),
        [tracked("noon", "mill")],
    ),
    (
        c.StyleExists(name="Fancy"),
        edited(common=OWN_STYLE.format("Fancy")),
        [edited(common=OWN_STYLE.format("Fancier"))],
    ),
]


LINKED = edited(("old mill", LINK.format("https://example.org/")))
BOLD_MILL = span("bold", "old mill")
CASES.append((
    c.PartsDone(
        parts=(
            Part(op="bold", target=Target(text=MILL)),
            Part(op="delete", target=Target(text="plays ")),
        ),
    ),
    edited(("plays ", ""), ("old mill", BOLD_MILL)),
    [
        edited(("old mill", BOLD_MILL)),
        edited(("plays ", ""), ("old mill", "old " + span("bold", "mill"))),
        edited(("plays ", ""), ("noon", "one"), ("old mill", BOLD_MILL)),
    ],
))
# As CASES, but begun from another document.
BEGUN = [
    (
        c.LinkAbsent(address="https://example.org"),
        LINKED,
        edited(),
        [
            edited(("old mill", LINK.format("https://EXAMPLE.org"))),
            edited(("noon", LINK.format("https://example.org/"))),
        ],
    ),
    (
        c.TextLacks(text="Otto"),
        edited(),
        edited(("Otto", "Ruth")),
        [edited((BAND, BAND.replace("noon", "one")))],
    ),
    (
        c.TextFormat(text=MILL, bold=False),
        look("bold"),
        edited(),
        [edited(("old mill", "old " + span("bold", "mill"))), look("bold")],
    ),
    (
        c.ParagraphFormatted(text=APPLES, style="Text Body", outline_level=0),
        edited((p(APPLES), p(APPLES, "Heading_20_1"))),
        edited(),
        [para("head"), para("plain")],
    ),
    (c.PageFormat(header=False), page(header=True), edited(), [page(header=True, header_text="")]),
    (
        c.LineNumbering(on=False),
        edited(line_numbering=True),
        edited(),
        [edited((p(SHOES), ""), line_numbering=True)],
    ),
    (
        c.TableShape(table="Stalls", heading_rows=1),
        edited((f"<table:table-header-rows>{HEAD_ROW}</table:table-header-rows>", HEAD_ROW)),
        edited(),
        [
            edited((
                f"<table:table-header-rows>{HEAD_ROW}</table:table-header-rows>{ROW_1}",
                f"<table:table-header-rows>{HEAD_ROW}{ROW_1}</table:table-header-rows>",
            ))
        ],
    ),
]

FILES = ("fair.odt", "fair.docx", "fair.pdf", "fair.txt", "fair.rtf")
