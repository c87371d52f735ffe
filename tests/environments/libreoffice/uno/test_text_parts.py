"""What stands beside the words of paragraphs: each once, with its place."""

from uno_documents import content_xml, table

from lamwright.environments.libreoffice.content.text_reader import read_content

NOTE = (
    "<text:note text:note-class='{kind}'><text:note-citation>{label}</text:note-citation>"
    "<text:note-body>{body}</text:note-body></text:note>"
)


def found(body):
    return read_content(content_xml(body)).found


def note(kind, label, *lines):
    return NOTE.format(kind=kind, label=label, body="".join(f"<text:p>{t}</text:p>" for t in lines))


def test_notes_and_comments_have_a_place_each_and_a_paragraph():
    comment = (
        "<office:annotation><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ada</dc:creator>"
        "<text:p>Really?</text:p><text:list><text:list-item><text:p>Yes</text:p></text:list-item>"
        "</text:list></office:annotation>"
    )
    body = (
        f"<text:p>one{note('footnote', '1', 'first', 'second')}</text:p>"
        f"<text:p><text:span>two{note('endnote', 'i', 'end')}</text:span>{comment}"
        f"{note('footnote', '2', 'last')}</text:p>"
    )
    reported = [(p.place, p.text, p.paragraph, p.name, p.author) for p in found(body).parts]
    assert reported == [
        ("footnote 1", "first\nsecond", 1, "1", ""),
        ("endnote 1", "end", 2, "i", ""),
        ("comment 1", "Really?\nYes", 2, "", "Ada"),
        ("footnote 2", "last", 2, "2", ""),
    ]


def test_boxes_and_shapes_with_text_are_parts_other_drawings_are_objects():
    body = (
        "<text:p><draw:frame draw:name='Slogan'><draw:text-box><text:p>Boxed"
        f"{note('footnote', '1', 'deep')}</text:p></draw:text-box></draw:frame>"
        "<draw:custom-shape><text:p>shaped</text:p></draw:custom-shape>"
        "<draw:frame draw:name='Photo'><draw:image/><svg:title xmlns:svg="
        "'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'>A cat</svg:title></draw:frame>"
        "<draw:g><draw:line draw:name='Rule'/></draw:g></text:p>"
    )
    reported = found(body)
    assert [(p.place, p.name, p.text) for p in reported.parts] == [
        ("text box 1", "Slogan", "Boxed"),
        ("footnote 1", "1", "deep"),
        ("text box 2", "", "shaped"),
    ]
    assert [(o.kind, o.name, o.text, o.place) for o in reported.objects] == [
        ("picture", "Photo", "A cat", "paragraph 1"),
        ("line", "Rule", "", "paragraph 1"),
    ]


def test_fields_and_what_is_to_be_filled_in():
    control = (
        "<l:content-control xmlns:l='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'"
        " {more}</l:content-control>"
    )
    choices = "l:alias='Priority'><l:list-item l:display-text='High' l:value='h'/>Low"
    body = (
        "<text:p>Hello <text:database-display text:column-name='First'>«First»</text:database-display>"
        "<text:bookmark-start text:name='b'/><text:page-number>3</text:page-number>"
        "<text:soft-page-break/><text:bibliography-mark text:identifier='Knuth'>[Knuth]"
        "</text:bibliography-mark><text:text-input text:description='Who'>Robin\r</text:text-input>"
        f"{control.format(more=choices)}"
        f"{control.format(more='''l:checkbox='true' l:checked='true'>x''')}</text:p>"
    )
    content = read_content(content_xml(body))
    assert [(f.kind, f.name, f.text, f.place) for f in content.found.fields] == [
        ("merge field", "First", "«First»", "paragraph 1"),
        ("page number", "", "3", "paragraph 1"),
        ("bibliography mark", "Knuth", "[Knuth]", "paragraph 1"),
    ]
    reported = [
        (i.kind, i.name, i.text.strip(), i.choices, i.checked) for i in content.found.inputs
    ]
    assert reported == [
        ("plain text", "Who", "Robin", (), None),
        ("drop-down", "Priority", "Low", ("High",), None),
        ("check box", "", "x", (), True),
    ]


def test_form_fields_are_filled_in_and_shapes_without_a_text_are_objects():
    names = "xmlns:field='urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0'"
    kind = "field:type='vnd.oasis.opendocument.field.{}'".format
    body = (
        f"<text:p {names}>By <text:span><field:fieldmark-start text:name='Who' {kind('FORMTEXT')}/></text:span>"
        "Ada<text:s/><text:span>L.</text:span><field:fieldmark-end/> alone "
        f"<field:fieldmark text:name='Size' {kind('FORMDROPDOWN')}>"
        "<field:param field:name='Dropdown_ListEntry' field:value='S'/></field:fieldmark>"
        f"<field:fieldmark text:name='Is it' {kind('FORMCHECKBOX')}/><field:fieldmark {kind('OTHER')}/>"
        "<draw:ellipse><text:p/></draw:ellipse><draw:ellipse><text:p><text:span>in it</text:span></text:p>"
        "</draw:ellipse><draw:frame><draw:text-box><text:p/></draw:text-box></draw:frame></text:p>"
    )
    reported = found(body)
    assert [(i.kind, i.name, i.text, i.choices, i.checked) for i in reported.inputs] == [
        ("plain text", "Who", "Ada L.", (), None),
        ("drop-down", "Size", "", ("S",), None),
        ("check box", "Is it", "☐", (), False),
    ]
    assert [o.kind for o in reported.objects] == ["ellipse"]
    assert [p.text for p in reported.parts] == ["in it", ""]


def test_tables_in_cells_notes_and_boxes_are_tables_of_their_own():
    inner = table("Inner", 1, 1)
    cell = f"<table:table-cell><text:p>outer</text:p>{inner}<text:p>end</text:p></table:table-cell>"
    row = f"<table:table-column/><table:table-row>{cell}</table:table-row>"
    outer = f"<table:table table:name='Outer'>{row}</table:table>"
    box = f"<text:p><draw:frame><draw:text-box>{table('Boxed', 2, 1)}</draw:text-box></draw:frame></text:p>"
    content = read_content(content_xml(box + outer + table("Last", 1, 2)))
    reported = [
        (t.number, t.name, t.place, t.rows, [c.text for c in t.cells]) for t in content.tables
    ]
    assert reported == [
        (1, "Outer", "body", 1, ["outer\nend"]),
        (2, "Last", "body", 1, ["cell", "cell"]),
        (3, "Boxed", "text box 1", 2, ["cell", "cell"]),
        (4, "Inner", "table 1 A1", 1, ["cell"]),
    ]


def test_formats_of_cells_lists_in_them_and_protection():
    styles = (
        "<style:style style:name='C' style:family='table-cell'><style:table-cell-properties "
        "fo:background-color='#ff0000'/></style:style>"
        "<style:style style:name='P' style:family='paragraph'><style:paragraph-properties "
        "fo:text-align='center'/><style:text-properties fo:font-weight='bold'/></style:style>"
    )
    cell = (
        "<table:table-cell table:style-name='C' table:protected='true'><text:p text:style-name='P'>a"
        "</text:p><text:list><text:list-item><text:p text:style-name='P'>b</text:p></text:list-item>"
        "</text:list></table:table-cell>"
    )
    body = (
        f"<table:table><table:table-column/><table:table-row>{cell}</table:table-row></table:table>"
    )
    (made,) = read_content(content_xml(body, styles)).tables
    assert made.cells[0].text == "a\nb" and made.protected
    assert made.cells[0].attributes == ("background #ff0000", "centered", "bold", "protected")


def test_sections_tell_where_they_are_and_what_they_are():
    body = (
        "<text:p>a</text:p><text:section text:name='Terms' text:protected='true'><text:p>b</text:p>"
        "<text:section text:name='Inner' text:display='none'><text:p>c</text:p></text:section>"
        "</text:section>"
    )
    made = read_content(content_xml(body)).sections
    reported = [(s.name, s.first_paragraph, s.last_paragraph, s.protected, s.hidden) for s in made]
    assert reported == [("Terms", 2, 3, True, False), ("Inner", 3, 3, False, True)]
