import pytest

from lamwright.documents.odt import OdtParts, write_odt


@pytest.fixture
def letter(tmp_path):
    """A document of three paragraphs."""
    body = "".join(
        f'<text:p text:style-name="Standard">{text}</text:p>'
        for text in ("Dear Ada,", "the engine works well.", "Yours, Charles")
    )
    return write_odt(tmp_path / "letter.odt", OdtParts(body=body))
