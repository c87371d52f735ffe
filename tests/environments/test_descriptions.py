import pytest

from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.environments.libreoffice.help_pages import read_sections, short
from lamwright.records.description import key
from lamwright.records.observation import Control
from lamwright.retrieve.describing import description, in_words

PAGE = """<html><body><div id="DisplayArea"><a name="bm1"></a><h1>Bold</h1>
<p class="paragraph"><span class="avis">Makes text bold. Again removes it.</span></p>
<div class="howtoget"><p class="paragraph">Choose Format.</p></div>
<h2>Width</h2><span class="CALC"><p class="paragraph">Of a cell.</p></span>
<p class="paragraph">How wide it is.</p></div></body></html>"""


@pytest.fixture(scope="module")
def installed() -> dict[str, str]:
    found = installed_descriptions()
    if not found:
        pytest.skip("LibreOffice and its help are not installed")
    return found


def test_a_page_is_read_without_what_is_for_others(tmp_path) -> None:
    folder = tmp_path / "en-US" / "text" / "shared" / "01"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.html").write_text("<html><body>no area</body></html>", encoding="utf-8")
    bold, width = read_sections(tmp_path)["shared/01/a.html"]
    assert (bold.title, bold.heading, bold.text) == (
        "Bold",
        "Bold",
        "Makes text bold. Again removes it.",
    )
    assert bold.anchors == ["bm1"]
    assert (width.title, width.heading, width.text) == ("Bold", "Width", "How wide it is.")


def test_nothing_installed_gives_nothing(tmp_path) -> None:
    assert installed_descriptions(tmp_path, tmp_path) == {}


def test_keys_ignore_case_marks_and_bar() -> None:
    assert key("Format > Character...") == key("format > character")
    assert key("Formatting Bar > Find & Replace") == "formatting > find and replace"


def test_long_sayings_are_cut_at_a_sentence() -> None:
    assert short("One two. " * 30).count(".") <= 20
    assert len(short("word " * 90).split()) == 40


@pytest.mark.parametrize(
    ("name", "path", "word"),
    [
        ("Left", "Formatting", "left page margin"),
        ("Clear", "Formatting", "direct formatting"),
        ("Format > Text > Bold", "", "bold"),
        ("Table > Insert > Rows Above", "", "row"),
        ("Landscape", "Page Style: Default Page Style > Page", "horizontally"),
        ("Before text", "Paragraph > Indents & Spacing", "indent the paragraph"),
    ],
)
def test_controls_are_described(installed: dict[str, str], name: str, path: str, word: str) -> None:
    control = Control(label=1, name=name, role="push button", path=path)
    assert word in in_words(control, installed).lower()


def test_the_place_decides_between_namesakes() -> None:
    table = {"page > left": "Margin.", "formatting > left": "Alignment.", "left": "Something."}
    reported = [
        description(Control(label=1, name="Left", role="push button", path=path), table)
        for path in ("Page Style > Page", "Formatting", "Elsewhere")
    ]
    assert reported == ["Margin.", "Alignment.", "Something."]


def test_what_was_read_is_kept_until_an_installation_changes(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LAMWRIGHT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "help" / "en-US" / "text" / "shared" / "01"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    read = installed_descriptions.__wrapped__  # as another process would
    first = read(tmp_path, tmp_path / "help")
    (kept,) = (tmp_path / "cache" / "descriptions").iterdir()
    assert first[key("Bold")] == "Makes text bold. Again removes it."
    (folder / "a.html").write_text(PAGE.replace("Makes", "Turns"), encoding="utf-8")
    assert read(tmp_path, tmp_path / "help") == first  # a page changed in place: not looked at
    (folder / "b.html").write_text(PAGE.replace("Bold", "Dim"), encoding="utf-8")
    assert read(tmp_path, tmp_path / "help")[key("Bold")] == "Turns text bold. Again removes it."
    kept.write_bytes(b"damaged")
    (folder / "b.html").unlink()
    assert key("Dim") not in read(tmp_path, tmp_path / "help")
