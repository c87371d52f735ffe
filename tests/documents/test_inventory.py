import zipfile

import pytest

from lamwright.documents.inventory import Item, foreign, inventory
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.records.errors import DocumentError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def odt(path, body="", **members):
    write_odt(path, OdtParts(body=f"<text:p>words{body}</text:p>"))
    with zipfile.ZipFile(path, "a") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_png", ".png"), data)
    return path


def docx(path, relations="", text="", **members):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document>{text}</w:document>")
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(relations))
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_png", ".png"), data)
    return path


def written(path, text):
    path.write_text(text, encoding="latin-1")
    return path


IMAGE = '<draw:frame><draw:image xlink:href="{}"/></draw:frame>'
PICT = r"{\rtf1 {\*\shppict{\pict\pngblip 89504e470d0a1a0a0000}} end}"


@pytest.mark.parametrize(
    ("name", "make", "kind"),
    [
        ("a.odt", lambda p: odt(p, Pictures__a_png=PNG), "picture"),
        ("a.odt", lambda p: odt(p, IMAGE.format("../pic.png")), "source"),
        ("a.odt", lambda p: odt(p, IMAGE.format("file:///home/u/pic.png")), "source"),
        ("a.odt", lambda p: odt(p, '<text:section-source xlink:href="../b.odt"/>'), "source"),
        ("a.odt", lambda p: odt(p, '<text:a xlink:href="http://x.org/">y</text:a>'), "link"),
        ("a.odt", lambda p: odt(p, "<script:event-listener/>"), "code"),
        ("a.odt", lambda p: odt(p, **{"Object 1__content.xml": b"<office:document/>"}), "object"),
        ("a.odt", lambda p: odt(p, **{"Basic__Standard__Module1.xml": b"x"}), "code"),
        ("a.docx", lambda p: docx(p, word__media__a_png=PNG), "picture"),
        (
            "a.docx",
            lambda p: docx(p, '<Relationship Type="x/image" Target="file:///p.png" TargetMode="External"/>'),
            "source",
        ),
        (
            "a.docx",
            lambda p: docx(p, '<Relationship Type="x/hyperlink" Target="http://x" TargetMode="External"/>'),
            "link",
        ),
        ("a.docx", lambda p: docx(p, '<Relationship Type="x/aFChunk" Target="b.rtf"/>'), "object"),
        (
            "a.docx",
            lambda p: docx(p, text="<w:instrText> INCLUDETEXT &quot;/etc/passwd&quot; </w:instrText>"),
            "source",
        ),
        ("a.docx", lambda p: docx(p, **{"word__vbaProject.bin": b"x"}), "code"),
        ("a.rtf", lambda p: written(p, PICT), "picture"),
        (
            "a.rtf",
            lambda p: written(p, r'{\rtf1 {\field{\*\fldinst INCLUDEPICTURE "/a/b.png"}{\fldrslt}}}'),
            "source",
        ),
        (
            "a.rtf",
            lambda p: written(p, r'{\rtf1 {\field{\*\fldinst HYPERLINK "http://x.org/a"}{\fldrslt}}}'),
            "link",
        ),
        ("a.html", lambda p: written(p, '<p><img src="/a/b.png"></p>'), "source"),
        ("a.html", lambda p: written(p, '<img src="data:image/png;base64,AAAA">'), "picture"),
        ("a.html", lambda p: written(p, "<a href='http://x.org'>y</a>"), "link"),
        ("a.html", lambda p: written(p, "<script>1</script>"), "code"),
        ("a.pdf", lambda p: written(p, "%PDF\n5 0 obj\n<</Subtype/Image/W 1>>\nstream\nabc\n"), "picture"),
        ("a.pdf", lambda p: written(p, "%PDF /URI(http://x.org/)"), "link"),
        ("a.fodt", lambda p: written(p, '<draw:image xlink:href="/a.png"/>'), "source"),
    ],
)  # fmt: skip
def test_what_a_file_carries_is_found_and_foreign_to_one_without(tmp_path, name, make, kind):
    held = inventory(make(tmp_path / name))
    plain = inventory(odt(tmp_path / "plain.odt"))
    assert len(held.of(kind)) == 1, held
    assert {item.kind for item in held.items} == {kind}
    assert foreign(plain, held) == tuple(held.items)
    assert foreign(held, held) == ()
    assert foreign(held, plain) == ()


@pytest.mark.parametrize("word", ["INCLUDEPICTURE", "LINK", "DDE"])
def test_words_are_no_fields(tmp_path, word):
    held = inventory(docx(tmp_path / "a.docx", text=f"<w:t>The {word} of all /things is</w:t>"))
    assert held.items == frozenset()


def test_a_relative_target_is_the_same_in_all_formats(tmp_path):
    inside = inventory(odt(tmp_path / "a.odt", IMAGE.format("../pictures/a%20b.png")))
    beside = inventory(written(tmp_path / "a.html", '<img src="pictures/a%20b.png">'))
    other = inventory(written(tmp_path / "b.html", '<img src="../../run-1/pictures/ab.png">'))
    assert foreign(inside, beside) == ()
    assert [item.kind for item in foreign(inside, other)] == ["source"]


def test_a_picture_written_anew_is_the_same_picture(tmp_path):
    before = inventory(odt(tmp_path / "a.odt", Pictures__a_png=PNG))
    again = inventory(odt(tmp_path / "b.odt", Pictures__b_png=PNG + b"1"))
    two = inventory(odt(tmp_path / "c.odt", Pictures__b_png=PNG + b"1", Pictures__c_png=PNG + b"2"))
    assert foreign(before, again) == ()
    assert [item.kind for item in foreign(before, two)] == ["picture"]
    linked = inventory(odt(tmp_path / "d.odt", IMAGE.format("../a.png")))
    assert foreign(linked, before) == (Item(kind="picture", name=next(iter(before.of("picture")))),)


def test_charts_and_formulas_are_made_by_the_application(tmp_path):
    chart = (
        b'<office:document-content xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"/>'
    )
    held = inventory(odt(tmp_path / "a.odt", **{"Object 1__content.xml": chart}))
    assert held.of("object") == frozenset()


def test_of_other_files_nothing_is_said(tmp_path):
    assert inventory(written(tmp_path / "a.doc", "x")) is None
    with pytest.raises(DocumentError):
        inventory(written(tmp_path / "a.odt", "no zip"))
