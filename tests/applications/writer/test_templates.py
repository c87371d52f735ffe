import json
from pathlib import Path

import pytest

from lamwright.applications.writer.templates import template_names, write_templates
from lamwright.documents.reader import read_document


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("templates")
    write_templates(path, seed=7)
    return path


def test_there_are_enough_and_each_is_described(folder):
    described = json.loads((folder / "description.json").read_text(encoding="utf-8"))
    assert set(described) == set(template_names())
    assert len(described) >= 24
    assert len(set(described.values())) == len(described)
    assert sorted(path.name for path in folder.glob("*.odt")) == sorted(described)


@pytest.mark.parametrize("name", template_names())
def test_each_has_a_readable_size_and_unambiguous_paragraphs(folder, name):
    state = read_document(folder / name)
    texts = [paragraph.text for paragraph in state.paragraphs]
    assert 8 <= len(texts) <= 25
    assert len(set(texts)) == len(texts)
    assert all(text.strip() for text in texts)
    styles = {paragraph.format.style for paragraph in state.paragraphs}
    assert "Text Body" in styles
    if not name.startswith("letter"):
        assert {"Title", "Heading 1"} <= styles


def test_same_seed_same_bytes_and_writing_again_changes_nothing(folder, tmp_path):
    first = {path.name: path.read_bytes() for path in write_templates(tmp_path, seed=7)}
    second = {path.name: path.read_bytes() for path in write_templates(tmp_path, seed=7)}
    assert first == second == {name: (folder / name).read_bytes() for name in first}
    assert not list(tmp_path.glob("*.part"))


def test_seed_and_variant_change_the_text(folder, tmp_path):
    write_templates(tmp_path, seed=8)
    for name in template_names():
        assert read_document(folder / name).text != read_document(tmp_path / name).text
        if name.endswith("-a.odt"):
            twin = Path(name.replace("-a.odt", "-b.odt"))
            assert read_document(folder / name).text != read_document(folder / twin).text


def test_lists_and_tables_are_real(folder):
    recipe = read_document(folder / "recipe-a.odt")
    kinds = [paragraph.format.list_kind for paragraph in recipe.paragraphs]
    assert kinds.count("bullet") == 4
    assert kinds.count("number") == 3
    invoice = read_document(folder / "invoice-a.odt")
    (table,) = invoice.tables
    assert table.name == "Items"
    assert (len(table.rows), table.columns, table.heading_rows) == (5, 3, 1)
    assert table.texts[0] == ("Item", "Quantity", "Price")
    assert invoice.paragraphs[table.after_paragraph - 1].text == "Items"
