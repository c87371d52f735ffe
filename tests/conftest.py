import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # two workers share the cores: a thread each

import pytest

from lamwright.documents.odt import OdtParts, write_odt

LONG = (
    "tests/story/test_story.py",
    "tests/pipeline/test_documented.py",
    "tests/story/test_own_documentation.py",
    "tests/cli/test_acting.py",
    "tests/story/test_left_out.py",
    "tests/cli/test_act.py",
)
"""Files that begin first: one that began last would keep one worker long after the other."""


def pytest_collection_modifyitems(items):
    first = {path: place for place, path in enumerate(LONG)}
    items.sort(key=lambda item: first.get(item.nodeid.partition("::")[0], len(LONG)))


@pytest.fixture
def prices(tmp_path):
    """A document of a paragraph and a table of two rows."""
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in (("One", "Two", "Three"), ("Four", "Five", "Six"))
    )
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    body = f'<text:p>Prices</text:p><table:table table:name="Prices">{columns}{rows}</table:table>'
    return write_odt(tmp_path / "prices.odt", OdtParts(body=body))


def write_letter(folder):
    body = "".join(
        f'<text:p text:style-name="Standard">{text}</text:p>'
        for text in ("Dear Ada,", "the engine works well.", "Yours, Charles")
    )
    return write_odt(folder / "letter.odt", OdtParts(body=body))


@pytest.fixture
def letter(tmp_path):
    """A document of three paragraphs."""
    return write_letter(tmp_path)


@pytest.fixture(scope="session")
def kept_letter(tmp_path_factory):
    """The same document, for all tests that only read it."""
    return write_letter(tmp_path_factory.mktemp("letter"))
