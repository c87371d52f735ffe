"""Exports that say the same are equal, whatever LibreOffice called its styles and lists this time."""

import importlib.util
from pathlib import Path

import pytest
from uno_documents import content_xml

import lamwright.environments.libreoffice as package

_FILE = Path(package.__file__).with_name("uno_server") / "normal.py"
_SPEC = importlib.util.spec_from_file_location("normal", _FILE)
normal = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(normal)

BOLD = "<style:style style:name='{}' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
ITALIC = BOLD.replace("font-weight='bold'", "font-style='italic'")
LIST = "<text:list xml:id='{}'{}><text:list-item><text:p>x</text:p></text:list-item></text:list>"


def exported(body, *styles):
    return normal.Exported(content_xml(body, "".join(styles)).encode())


def span(style, text):
    return f"<text:span text:style-name='{style}'>{text}</text:span>"


def listed(name, continues=""):
    return LIST.format(name, f" text:continue-list='{continues}'" if continues else "")


OPENED = exported(
    f"<text:p>a{span('T1', 'b')}{span('T2', '')}</text:p>", BOLD.format("T1"), ITALIC.format("T2")
)


@pytest.mark.parametrize(
    "again",
    [
        exported(f"<text:p>a{span('T1', 'b')}</text:p>", BOLD.format("T1")),
        exported(f"<text:p>a{span('T7', 'b')}</text:p>", ITALIC.format("T1"), BOLD.format("T7")),
        exported(
            f"<text:p>a{span('T2', '')}{span('T1', 'b')}</text:p>",
            BOLD.format("T1"),
            ITALIC.format("T2"),
        ),
        exported(f"<text:p>a<text:soft-page-break/>{span('T1', 'b')}</text:p>", BOLD.format("T1")),
    ],
)
def test_the_same_is_equal(again):
    assert again == OPENED and again == OPENED


@pytest.mark.parametrize(
    "other",
    [
        exported(f"<text:p>a{span('T1', 'b')}</text:p>", ITALIC.format("T1")),
        exported(f"<text:p>a{span('T1', 'c')}</text:p>", BOLD.format("T1")),
        exported(f"<text:p>{span('T1', 'ab')}</text:p>", BOLD.format("T1")),
        exported(f"<text:p>a{span('T1', 'b')}</text:p><text:p/>", BOLD.format("T1")),
        exported("<text:p>ab</text:p>"),
    ],
)
def test_what_says_something_else_is_not(other):
    assert other != OPENED


def test_spans_that_look_the_same_are_one():
    parted = exported(f"<text:p>{span('T1', 'a')}{span('T1', 'b')}c</text:p>", BOLD.format("T1"))
    assert parted == exported(f"<text:p>{span('T1', 'ab')}c</text:p>", BOLD.format("T1"))
    assert parted != exported(
        f"<text:p>{span('T1', 'a')}{span('T1', 'bc')}</text:p>", BOLD.format("T1")
    )


def test_names_of_lists_do_not_matter_but_which_one_is_continued_does():
    first = exported(listed("list1") + listed("list2") + listed("list3", "list1"))
    assert first == exported(listed("list9") + listed("list8") + listed("list7", "list9"))
    assert first != exported(listed("list9") + listed("list8") + listed("list7", "list8"))


def test_names_of_comments_do_not_matter_but_what_they_cover_does():
    comment = "<text:p><office:annotation office:name='{}'/>a{}b<office:annotation-end office:name='{}'/></text:p>"
    first = exported(comment.format("__Annotation__1_77", "", "__Annotation__1_77"))
    assert first == exported(comment.format("__Annotation__5_31", "", "__Annotation__5_31"))
    assert first != exported(comment.format("__Annotation__5_31", "", "__Annotation__6_12"))
    assert first != exported(comment.format("mine", "", "mine"))


BODY = "<text:note-body><text:p>n</text:p></text:note-body>"
NOTE = f"<text:note text:id='{{}}' text:note-class='footnote'>{BODY}</text:note>"
REFERENCE = "<text:note-ref text:note-class='footnote' text:ref-name='{}'>1</text:note-ref>"


def noted(*names, referred):
    return exported(
        f"<text:p>a{''.join(map(NOTE.format, names))}{REFERENCE.format(referred)}</text:p>"
    )


def test_a_note_that_came_back_under_another_number_is_the_same():
    assert noted("ftn1", "ftn2", referred="ftn1") == noted("ftn3", "ftn2", referred="ftn3")
    assert noted("ftn1", "ftn2", referred="ftn1") != noted("ftn3", "ftn2", referred="ftn2")
    assert noted("ftn1", "ftn2", referred="ftn1") != noted("ftn3", "ftn2", referred="ftn1")


def test_a_list_that_nothing_continues_is_the_same_with_and_without_a_name():
    nameless = "<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>"
    assert exported(listed("list7")) == exported(nameless)
    assert exported(nameless + listed("l") + listed("m", "l")) != exported(
        listed("k") + listed("l") + listed("m", "k")
    )


def test_numbers_of_tracked_changes_do_not_matter_but_their_order_does():
    def tracked(one, other):
        return exported(
            f"<text:p><text:change text:change-id='{one}'/>a<text:change text:change-id='{other}'/>"
            f"<text:change text:change-id='{one}'/></text:p>"
        )

    assert tracked("ct94902930427248", "ct5") == tracked("ct6", "ct94903001605120")
    assert tracked("ct5", "ct5") != tracked("ct5", "ct6")


def test_what_time_it_is_does_not_matter_but_a_time_that_was_fixed_does():
    def dated(value, fixed=""):
        return exported(
            f"<text:p>On <text:date text:date-value='{value}'{fixed}>{value}</text:date></text:p>"
        )

    assert dated("2026-11-29T03:35:18") == dated("2026-11-29T03:35:19")
    fixed = " text:fixed='true'"
    assert dated("2026-11-29", fixed) != dated("2026-11-28", fixed)


def test_where_the_cursor_was_in_word_does_not_matter_but_other_bookmarks_do():
    def marked(name):
        return exported(f"<text:p>a<text:bookmark text:name='{name}'/>b</text:p>")

    assert marked("_GoBack") == exported("<text:p>ab</text:p>")
    assert marked("rent") != exported("<text:p>ab</text:p>")


def test_a_list_that_continues_one_that_is_not_told_is_the_same_under_another_name():
    first = exported(listed("list1") + listed("list2", "list131047163566471"))
    assert first == exported(listed("list1") + listed("list2", "list131051705614166"))
    assert first != exported(listed("list1") + listed("list2", "list1"))


def test_which_of_two_bookmarks_at_one_place_comes_first_does_not_matter_but_the_place_does():
    def marked(*pieces):
        return "".join(f"<text:bookmark text:name='{held}'/>" for held in pieces)

    first = exported(f"<text:p>a{marked('one', 'two')}b</text:p>")
    assert first == exported(f"<text:p>a{marked('two', 'one')}b</text:p>")
    assert first != exported(f"<text:p>a{marked('one')}b{marked('two')}</text:p>")


FOOTER = (
    "<office:automatic-styles/><office:styles><style:style style:name='A'/></office:styles><style:footer><text:p>Page "
    "<text:page-number text:select-page='current'>{}</text:page-number> of {}<field:fieldmark-start text:name="
    "'__Fieldmark__{}_77'/></text:p></style:footer>"
)


def test_page_numbers_and_formats_of_numbers_in_styles_do_not_matter_but_words_do():
    def said(*held):
        return normal.digest_of_styles(FOOTER.format(*held).replace("'", '"').encode())

    dated = "<office:styles><number:date-style N><number:month/></number:date-style>"
    added = FOOTER.replace("<office:styles>", dated).format(4, "nine", 15)
    assert said(3, "nine", 12) == said(4, "nine", 15)
    assert said(3, "nine", 12) == normal.digest_of_styles(added.replace("'", '"').encode())
    assert said(3, "nine", 12) != said(3, "ten", 12)


def test_how_deep_a_shape_lies_matters_only_beside_the_others():
    def drawn(*depths):
        shapes = (
            f"<draw:g draw:z-index='{depth}' draw:name='S{n}'/>" for n, depth in enumerate(depths)
        )
        return exported(f"<text:p>{''.join(shapes)}</text:p>")

    assert drawn(2, 3, 9) == drawn(4, 5, 6)
    assert drawn(2, 3, 9) != drawn(3, 2, 9)
