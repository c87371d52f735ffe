"""Titles of content controls that LibreOffice drops are taken from the file."""

import zipfile

from lamwright.environments.libreoffice.content.control_names import names_in, with_titles
from lamwright.records.canvas import CanvasInput

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def control(name, kind, text, tag=""):
    about = f'<w:alias w:val="{name}"/>' if name else ""
    about += f'<w:tag w:val="{tag}"/>' if tag else ""
    held = f"<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{about}{kind}</w:sdtPr>{held}</w:sdt>"


def choices(*names):
    items = "".join(f'<w:listItem w:displayText="{name}" w:value="v"/>' for name in names)
    return f"<w:dropDownList>{items}</w:dropDownList>"


def word(folder, *controls):
    body = f"<w:body><w:p>{''.join(controls)}</w:p></w:body>"
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}" xmlns:w14="{_W14}">{body}</w:document>',
        )
    return path


def shown(kind, text, *, name="", choices=()):
    return CanvasInput(kind=kind, text=text, name=name, choices=choices, place="paragraph 1")


def test_each_gets_its_title_by_kind_choices_and_text(tmp_path):
    path = word(
        tmp_path,
        control("Priority", choices("High", "Low"), "Low"),
        control("Size", choices("Small", "Large"), "Large"),
        control("", '<w:date w:fullDate="x"/>', "1 May", tag="due"),
        control("Agreed", "<w14:checkbox/>", "☒"),
        control("Paid", "<w14:checkbox/>", "☐"),
        control("Client", "<w:text/>", "Ada"),
    )
    inputs = [
        shown("drop-down", "Large", choices=("Small", "Large")),
        shown("drop-down", "High", choices=("High", "Low")),  # chosen since
        shown("check box", "☐"),
        shown("check box", "☒"),
        shown("date", "2 May"),
        shown("plain text", "Ada"),
        shown("plain text", "another"),
    ]
    reported = [held.name for held in with_titles(inputs, names_in(path))]
    assert reported == ["Size", "Priority", "Paid", "Agreed", "due", "Client", ""]


def test_a_name_that_libreoffice_keeps_is_not_given_to_another(tmp_path):
    path = word(
        tmp_path,
        control("First", choices("a", "b"), "a"),
        control("Second", choices("a", "b"), "a"),
    )
    inputs = [
        shown("drop-down", "a", name="First", choices=("a", "b")),
        shown("drop-down", "a", choices=("a", "b")),
    ]
    assert [held.name for held in with_titles(inputs, names_in(path))] == ["First", "Second"]


def test_form_fields_and_controls_of_headers_have_theirs(tmp_path):
    box = '<w:fldChar><w:ffData><w:name w:val="Agree"/><w:checkBox/></w:ffData></w:fldChar>'
    path = word(tmp_path, control("Final", "<w14:checkbox/>", "☐"), f"<w:r>{box}</w:r>")
    held = f'<w:hdr xmlns:w="{_W}">{control("Rank", choices("a"), "a")}</w:hdr>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/header2.xml", held)
    inputs = [
        shown("check box", "☐", name="__Fieldmark__1_2"),
        shown("check box", "☐", name="__Fieldmark__3_4"),
        shown("drop-down", "a", choices=("a",)),
        shown("check box", "☒"),
    ]
    reported = [held.name for held in with_titles(inputs, names_in(path))]
    assert reported == ["Agree", "", "Rank", "Final"]


def test_other_files_have_no_titles(tmp_path):
    (tmp_path / "a.txt").write_text("plain")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    for name in ("a.txt", "b.docx", "missing.docx"):
        assert names_in(tmp_path / name) == ()
    assert names_in(None) == ()
