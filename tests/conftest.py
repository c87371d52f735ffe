import pytest

from lamwright.documents.odt import OdtParts, write_odt


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


@pytest.fixture
def letter(tmp_path):
    """A document of three paragraphs."""
    body = "".join(
        f'<text:p text:style-name="Standard">{text}</text:p>'
        for text in ("Dear Ada,", "the engine works well.", "Yours, Charles")
    )
    return write_odt(tmp_path / "letter.odt", OdtParts(body=body))
