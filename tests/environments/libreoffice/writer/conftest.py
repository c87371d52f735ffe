"""One real Writer for all tests of the folder; each test resets it."""

import pytest
from hands import Hands

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment

PARAGRAPHS = ("Dear Ada,", "the engine works well.", "Yours, Charles")


@pytest.fixture(scope="package")
def environment(tmp_path_factory):
    writer = LibreOfficeEnvironment(tmp_path_factory.mktemp("work"), deadline=60)
    yield writer
    writer.close()


@pytest.fixture
def hands(environment, document):
    hands = Hands(environment)
    hands.open(document)
    return hands


@pytest.fixture
def document(tmp_path):
    body = "".join(f'<text:p text:style-name="Standard">{text}</text:p>' for text in PARAGRAPHS)
    return write_odt(tmp_path / "letter.odt", OdtParts(body=body))
