"""What LibreOffice did not take over from its own format is found too."""

import zipfile

import pytest

from lamwright.documents.namespaces import NAMESPACES
from lamwright.environments.libreoffice.products.losses import losses
from lamwright.records.canvas import CanvasObject, CanvasParagraph, CanvasPart, TextCanvas

SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PICTURE = "<draw:frame><draw:image/></draw:frame>"
COMMENT = "<office:annotation><text:p>{}</text:p></office:annotation>"
NOTE = "<text:note text:note-class='footnote'><text:note-body><text:p>{}</text:p></text:note-body></text:note>"


def written(path, body):
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    if path.suffix == ".fodt":
        path.write_text(f"<office:document {SPACES}>{text}</office:document>")
        return path
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml", f"<office:document-content {SPACES}>{text}</office:document-content>"
        )
    return path


@pytest.fixture(params=[".odt", ".ott", ".fodt"])
def told(request, tmp_path):
    """The losses of a text of this body, of which this shows."""

    def told(body, text="", parts=(), objects=()):
        canvas = TextCanvas(
            paragraphs=(CanvasParagraph(index=1, style="S", text=text),),
            parts=tuple(CanvasPart(place=place, text=said) for place, said in parts),
            objects=tuple(CanvasObject(kind=kind, place=place) for kind, place in objects),
        )
        return losses(written(tmp_path / f"a{request.param}", body), canvas)

    return told


def test_words_that_are_nowhere_are_told(told):
    body = "<text:p>The rent <text:span>is payable</text:span></text:p><text:p>Quietly</text:p>"
    assert told(body, "The rent is payable. Quietly") == ()
    assert told(body, "The rent is payable.") == ("1 paragraph's text",)
    assert told(body) == ("2 paragraphs' texts",)


def test_what_is_worked_out_anew_or_shows_otherwise_is_not_looked_for(told):
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p><text:date>Wednesday</text:date><draw:frame><draw:object><text:p>axis of it</text:p>"
        "</draw:object><draw:image/></draw:frame></text:p>"
        "<table:table><table:table-row><table:covered-table-cell><text:p>covered</text:p>"
        "</table:covered-table-cell></table:table-row></table:table>"
    )
    assert told(body, "Thursday", objects=[("object", "paragraph 1")]) == ()


def test_notes_and_comments_are_counted_and_their_words_looked_for(told):
    body = f"<text:p>{COMMENT.format('Check the rent')}{NOTE.format('See the lease')}</text:p>"
    kept = [("comment 1", "Check the rent"), ("footnote 1", "See the lease")]
    assert told(body, parts=kept) == ()
    assert told(body, parts=[(place, "") for place, _ in kept]) == ("1 comment", "1 note")
    assert told(body) == ("1 comment", "1 note")


def test_objects_are_counted_where_they_stand(told):
    body = f"<text:p>{PICTURE}{COMMENT.format(PICTURE)}</text:p><draw:control/>"
    shown = [("picture", "paragraph 1"), ("form control", "page")]
    assert told(body, parts=[("comment 1", "")], objects=shown) == ("1 picture",)
    assert told(body, parts=[("comment 1", "")]) == ("2 pictures", "1 form control")


def test_embedded_documents_are_told_by_their_kind(tmp_path):
    math = "<draw:object><m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/></draw:object>"
    frames = (math, *(f"<draw:object xlink:href='./Object {n}'/>" for n in (1, 2, 3)))
    path = written(
        tmp_path / "a.odt", "".join(f"<draw:frame>{held}</draw:frame>" for held in frames)
    )
    media = "application/vnd.oasis.opendocument"
    entries = "".join(
        f"<manifest:file-entry manifest:full-path='Object {n}/' manifest:media-type='{media}.{kind}'/>"
        for n, kind in ((1, "chart"), (2, "formula"), (3, "spreadsheet"))
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {SPACES}>{entries}</manifest:manifest>"
        )
    assert losses(path, TextCanvas()) == ("2 equations", "1 chart", "1 embedded object")


def test_what_cannot_be_read_has_no_losses(tmp_path):
    broken = tmp_path / "a.fodt"
    broken.write_text(f"<office:document {SPACES}><office:body>")
    assert losses(broken, TextCanvas()) == losses(tmp_path / "none.odt", TextCanvas()) == ()
