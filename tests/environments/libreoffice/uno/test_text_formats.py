"""What is formatted directly, read from a text document's automatic styles."""

import pytest
from uno_documents import content_xml

from lamwright.environments.libreoffice.content.text_bounds import Shown, shown_paragraphs
from lamwright.environments.libreoffice.content.text_reader import read_content

XLINK = "xmlns:xlink='http://www.w3.org/1999/xlink'"


def style(name, family, *, text="", paragraph="", more=""):
    return (
        f"<style:style style:name='{name}' style:family='{family}' {more}>"
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def read(body, *styles):
    return read_content(content_xml(body, "".join(styles))).paragraphs


def runs(body, *styles):
    return [(run.text, run.attributes, run.style) for run in read(body, *styles)[0].runs]


@pytest.mark.parametrize(
    ("properties", "reported"),
    [
        ("fo:font-weight='bold'", "bold"),
        ("fo:font-style='italic'", "italic"),
        ("style:text-underline-style='wave'", "underline"),
        ("style:text-line-through-style='solid'", "strikethrough"),
        ("fo:color='#ff0000'", "colour #ff0000"),
        ("fo:background-color='#ffff00'", "background #ffff00"),
        ("fo:font-size='10.5pt'", "10.5 pt"),
        ("fo:font-size='80%'", "size 80%"),
        ("style:font-name='Serif'", "font Serif"),
        ("style:text-position='super 58%'", "superscript"),
        ("style:text-position='-33% 58%'", "subscript"),
        ("fo:text-transform='uppercase'", "uppercase"),
        ("fo:letter-spacing='1mm'", "letter spacing 2.8 pt"),
    ],
)
def test_characters(properties, reported):
    body = "<text:p>plain <text:span text:style-name='T1'>seen</text:span></text:p>"
    assert runs(body, style("T1", "text", text=properties)) == [("seen", (reported,), "")]


@pytest.mark.parametrize(
    ("properties", "reported"),
    [
        ("fo:text-align='center'", ("centered",)),
        ("fo:margin-left='1cm' fo:text-indent='-0.5cm'", ("indent 10/-/-5 mm",)),
        ("fo:margin-top='0in' fo:margin-bottom='6pt'", ("spacing 0/2.1 mm",)),
        ("fo:line-height='150%'", ("line spacing 150%",)),
        ("style:line-height-at-least='5mm'", ("lines at least 5 mm",)),
        (
            "fo:break-before='page' fo:keep-with-next='always'",
            ("page break before", "keep with next"),
        ),
    ],
)
def test_paragraphs(properties, reported):
    body = "<text:p text:style-name='P1'>a</text:p>"
    (paragraph,) = read(body, style("P1", "paragraph", paragraph=properties))
    assert paragraph.attributes == reported
    assert paragraph.runs == ()


def test_a_whole_paragraph_is_one_run_and_spans_override_it():
    p = style("P1", "paragraph", text="fo:font-weight='bold' fo:font-size='14pt'")
    t = style("T1", "text", text="fo:font-weight='normal' fo:font-style='italic'")
    assert runs("<text:p text:style-name='P1'>all</text:p>", p) == [("all", ("bold", "14 pt"), "")]
    body = "<text:p text:style-name='P1'>a <text:span text:style-name='T1'>b</text:span> c</text:p>"
    assert runs(body, p, t) == [
        ("a ", ("bold", "14 pt"), ""),
        ("b", ("not bold", "14 pt", "italic"), ""),
        (" c", ("bold", "14 pt"), ""),
    ]


def test_neighbours_of_one_look_are_one_run_and_blanks_are_none():
    span = "<text:span text:style-name='T1'>{}</text:span>"
    body = f"<text:p>{span.format('ab<text:s/>')}{span.format('c')} x{span.format(' ')}</text:p>"
    assert runs(body, style("T1", "text", text="fo:font-weight='bold'")) == [
        ("ab c", ("bold",), "")
    ]


def test_character_styles_and_links():
    body = (
        "<text:p><text:span text:style-name='Strong_20_Emphasis'>s</text:span> and "
        f"<text:a {XLINK} xlink:href='https://a.org'>site</text:a></text:p>"
    )
    assert runs(body) == [("s", (), "Strong Emphasis"), ("site", ("link https://a.org",), "")]


def test_a_page_style_that_begins_is_told():
    styles = style("P1", "paragraph", more="style:master-page-name='First_20_Page'")
    (paragraph,) = read("<text:p text:style-name='P1'>a</text:p>", styles)
    assert paragraph.attributes == ("page style First Page",)


def test_many_runs_and_long_ones_are_capped_and_counted():
    span = "<text:span text:style-name='T1'>bold</text:span> plain "
    long = f"<text:span text:style-name='T1'>{'x' * 99}</text:span>"
    bold = style("T1", "text", text="fo:font-weight='bold'")
    content = read_content(content_xml(f"<text:p>{long} {span * 10}</text:p>", bold))
    (shown,) = shown_paragraphs(content, {}, {}, Shown()).paragraphs
    assert (len(shown.runs), shown.more_runs) == (8, 3)
    assert shown.runs[0].text == "x" * 39 + "…"
