"""A spreadsheet and a presentation to open, and a real Calc and Impress for all tests here."""

import zipfile

import pytest
from hands import Hands

from lamwright.documents.namespaces import NAMESPACES
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.libreoffice.products.calc import CALC
from lamwright.environments.libreoffice.products.impress import IMPRESS

XMLNS = " ".join(
    f'xmlns:{short}="{address}"'
    for short, address in (
        NAMESPACES
        | {
            "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
            "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
        }
    ).items()
)
SHEETS = (
    '<table:table table:name="Costs">'
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Item</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>Price</text:p>'
    "</table:table-cell></table:table-row>"
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Loom</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="12.5">'
    "<text:p>12.5</text:p></table:table-cell></table:table-row>"
    '<table:table-row><table:table-cell/><table:table-cell table:formula="of:=SUM([.B2:.B2])*2" '
    'office:value-type="float" office:value="25"><text:p>25</text:p></table:table-cell>'
    '</table:table-row></table:table><table:table table:name="Notes"><table:table-row>'
    "<table:table-cell/></table:table-row></table:table>"
)
PLACE = 'svg:x="2cm" svg:width="20cm" svg:height="3cm"'
SLIDES = (
    '<draw:page draw:name="Opening"><draw:frame presentation:class="title" '
    f'svg:y="1cm" {PLACE}><draw:text-box><text:p>The engine</text:p></draw:text-box></draw:frame>'
    f'<draw:frame draw:name="Words" svg:y="6cm" {PLACE}><draw:text-box><text:p>weaves</text:p>'
    "<text:p>algebra</text:p></draw:text-box></draw:frame></draw:page>"
    '<draw:page draw:name="Closing"/>'
)


def content_xml(kind, body):
    return (
        f'<office:document-content {XMLNS} office:version="1.3"><office:automatic-styles/>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )


def package(path, kind, body):
    media = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", media)
        archive.writestr("content.xml", content_xml(kind, body))
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


@pytest.fixture(scope="package")
def real_calc(tmp_path_factory):
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("calc"), CALC, deadline=60)
    yield environment
    environment.close()


@pytest.fixture(scope="package")
def real_impress(tmp_path_factory):
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("impress"), IMPRESS, deadline=60)
    yield environment
    environment.close()


@pytest.fixture
def spreadsheet(tmp_path):
    return package(tmp_path / "costs.ods", "spreadsheet", SHEETS)


@pytest.fixture
def presentation(tmp_path):
    return package(tmp_path / "engine.odp", "presentation", SLIDES)


@pytest.fixture
def calc(real_calc, spreadsheet):
    hands = Hands(real_calc)
    hands.open(spreadsheet)
    return hands


@pytest.fixture
def impress(real_impress, presentation):
    hands = Hands(real_impress)
    hands.open(presentation)
    return hands


@pytest.fixture
def spreadsheet_xml():
    return lambda body=SHEETS: content_xml("spreadsheet", body)


@pytest.fixture
def presentation_xml():
    return lambda body=SLIDES: content_xml("presentation", body)


@pytest.fixture
def text_xml():
    return lambda text: content_xml("text", f"<text:p>{text}</text:p>")
