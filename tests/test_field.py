"""The readers of ``scripts/field.py`` find what the makers of its corpus wrote, in its place."""

import random
import zipfile

import pytest
from field_flavours import OPEN, WORD, flavoured
from field_open_text import write_open_text
from field_rich import write_rich
from field_table import figures, lines
from field_things import lost, things_of
from field_word import write_word
from field_words import PLACES, canvas_words, missing, reported, words_of
from field_words_made import Drawn

from lamwright.documents.reader import read_document
from lamwright.environments.libreoffice.products.screening import TEXTS, screen
from lamwright.records.canvas import CanvasParagraph, CanvasPart, TextCanvas

MAKERS = {"a.odt": write_open_text, "a.docx": write_word, "a.rtf": write_rich}


def made(folder, name, seed=3):
    drawn = Drawn(random.Random(seed), {"body": [], "table": []})
    MAKERS[name](folder / name, drawn)
    return folder / name, {place: set(drawn.words.get(place, ())) for place in PLACES}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("seed", range(4))
def test_every_word_is_found_in_its_place(tmp_path, name, seed):
    path, words = made(tmp_path, name, seed)
    found = words_of(path)
    assert len(words["body"]) > 20 and words["edge"]
    for place in PLACES:
        alike = found["body"] | found["table"] if place in {"body", "table"} else found[place]
        assert not words[place] - alike, place
    assert not any(missing(words, found).values())


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_seed_makes_the_same_file(tmp_path, name):
    first = made(tmp_path, name)[1]
    assert first == made(tmp_path, name)[1] != made(tmp_path, name, 4)[1]


@pytest.mark.parametrize("name", [*OPEN, *WORD])
def test_flavours_say_the_same_and_are_let_in(tmp_path, name):
    source, words = made(tmp_path, "a.odt" if name in OPEN else "a.docx")
    target = source.with_stem("other")
    flavoured(source, target, (OPEN | WORD)[name])
    assert screen(target, TEXTS) == source.suffix
    assert target.read_bytes() != source.read_bytes()
    assert not any(missing(words, words_of(target)).values()) or name == "second"


def test_the_strict_flavour_is_let_in(tmp_path):
    drawn = Drawn(random.Random(1), {"body": [], "table": []})
    write_word(tmp_path / "s.docx", drawn, is_strict=True)
    assert screen(tmp_path / "s.docx", TEXTS) == ".docx"
    assert set(drawn.words["body"]) <= words_of(tmp_path / "s.docx")["body"]


def test_the_corpus_is_open_documents_that_this_project_reads_too(tmp_path):
    path, words = made(tmp_path, "a.odt")
    said = " ".join(paragraph.text for paragraph in read_document(path).paragraphs)
    assert words["body"] and all(word in said for word in words["body"])


def test_what_is_not_told_is_counted_by_place():
    held = {place: set() for place in PLACES} | {"body": {"one", "two"}, "footnote": {"three"}}
    canvas = TextCanvas(
        paragraphs=(CanvasParagraph(index=1, style="Text Body", text="One three"),),
        parts=(CanvasPart(place="footnote 1", text="nothing"),),
    )
    shown = canvas_words(canvas)
    assert {place: words for place, words in missing(held, shown).items() if words} == {
        "body": {"two"},
        "footnote": {"three"},
    }
    assert reported(held, shown)["body"] == (1, 2) and reported(held, shown)["footnote"] == (0, 1)


def test_things_of_packages_are_compared_by_name_and_number(tmp_path):
    def package(name, part, inner):
        spaces = " ".join(
            f"xmlns:{prefix}='{prefix}'" for prefix in ("w", "m", "pic", "draw", "loext", "mc")
        )
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(part, f"<w:all {spaces}>{inner}</w:all>")
        return things_of(tmp_path / name)

    control = (
        "<w:sdt><w:alias w:val='Priority'/><w:tag w:val='prio'/>"
        "<w:listItem w:displayText='High' w:value='h'/><w:listItem w:value='low'/></w:sdt>"
    )
    other = "<mc:Fallback><pic:pic/></mc:Fallback>"
    word = package(
        "a.docx", "word/document.xml", control + "<pic:pic/><pic:pic/><m:oMath/>" + other
    )
    assert word["picture"].total() == 2 and not lost(word, word)
    less = package("b.docx", "word/document.xml", "<w:sdt/><pic:pic/><m:oMath/>")
    assert lost(word, less) == {
        "alias": ["Priority"], "tag": ["prio"], "choice": ["High", "low"], "picture": ["1"],
    }  # fmt: skip
    frame = "<draw:frame><draw:object/><draw:image/></draw:frame><draw:image/>"
    held = package("a.odt", "content.xml", f"<loext:content-control loext:alias='A'/>{frame}")
    assert held == {
        "content control": {"": 1},
        "alias": {"A": 1},
        "object": {"": 1},
        "picture": {"": 1},
    }
    assert things_of(tmp_path / "none.odt") is None


def test_figures_count_what_was_lost_and_not_told():
    row = {"opened": True, "open_s": 1.0, "losses": (), "same": True, "reset_s": 0.1}
    rows = [
        row | {"suffix": ".odt", "kept": True, "things_lost": {}},
        row
        | {
            "suffix": ".doc",
            "kept": False,
            "losses": ("1 picture",),
            "things_lost": {"tag": ["a"]},
        },
        row | {"suffix": ".doc", "kept": False, "reset_s": 0.3, "same": False},
        {"suffix": ".doc", "opened": False, "why": "it is encrypted"},
    ]
    found = figures(rows)
    assert (found["files"], found["opened"]) == (4, 3)
    assert found["kept when saved"] == "1 of 3" and found["kept or told"] == "2 of 3"
    assert found["things kept or told"] == "2 of 2"
    assert found["same after reset"] == "2 of 3" and found["reset p95 s"] == "0.30"
    assert [line.split(" | ")[0] for line in lines(rows)][2:5] == ["| .doc", "| .odt", "| all"]
