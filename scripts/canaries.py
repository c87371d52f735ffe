"""Documents that try to bring a file into what is saved: places x vectors, one document for each format.

Used by the tests and by ``audit.py``. Every place holds a token; a document that holds a token after
opening, updating and saving has brought it in.
"""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from PIL import Image, PngImagePlugin

from lamwright.documents.odt import OdtParts, write_odt

TOKEN = "CANARYx7q9"  # noqa: S105
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Place(NamedTuple):
    """A file of a person or of the system, and what shows that it came in."""

    name: str
    path: str
    tokens: tuple[bytes, ...]


def places(folder: Path, home: Path) -> tuple[Place, ...]:
    """Ten places; those in ``folder`` and ``home`` are made."""
    token = TOKEN.encode()
    key, note = home / ".ssh-canary", home / ".canary"
    for path in (key, note):
        path.write_text(f"{TOKEN}\n", encoding="utf-8")
    odt = write_odt(folder / "canary.odt", OdtParts(body=f"<text:p>{TOKEN}</text:p>"))
    png = folder / "canary.png"
    reported = PngImagePlugin.PngInfo()
    reported.add_text("Comment", TOKEN)
    noise = Image.effect_noise((96, 96), 90).convert("RGB")
    noise.save(png, pnginfo=reported)
    jpeg = folder / "canary.jpg"
    noise.save(jpeg, comment=token)
    svg = folder / "canary.svg"
    svg.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>{TOKEN}</desc></svg>',
        encoding="utf-8",
    )
    rtf = folder / "canary.rtf"
    rtf.write_text(rf"{{\rtf1 {TOKEN}}}", encoding="ascii")
    pixels = (token, png.read_bytes()[-64:-16])
    accounts = Path("/etc/passwd").read_bytes().splitlines()[0]
    return (
        Place("home", str(note), (token,)),
        Place("key", str(key), (token,)),
        Place("etc", "/etc/passwd", (accounts,)),
        Place("proc", "/proc/self/environ", (b"DBUS_SESSION_BUS_ADDRESS=",)),
        Place("kernel", "/proc/version", (Path("/proc/version").read_bytes().strip(),)),
        Place("odt", str(odt), (token,)),
        Place("png", str(png), pixels),
        Place("jpeg", str(jpeg), (token,)),
        Place("svg", str(svg), (token,)),
        Place("rtf", str(rtf), (token,)),
    )


def _in_odf(href: str, number: int) -> tuple[str, ...]:
    frame = '<text:p><draw:frame svg:width="1cm" svg:height="1cm" text:anchor-type="as-char">{}</draw:frame></text:p>'
    link = f'xlink:href="{href}" xlink:type="simple" xlink:actuate="onLoad"'
    return (
        frame.format(f"<draw:image {link}/>"),
        frame.format(f"<draw:object {link}/>"),
        frame.format(f"<draw:object-ole {link}/>"),
        frame.format(f"<draw:floating-frame {link}/>"),
        frame.format(f'<draw:plugin {link} draw:mime-type="text/plain"/>'),
        frame.format(f"<draw:applet {link}/>"),
        f'<text:section text:name="S{number}"><text:section-source {link}/><text:p>s</text:p></text:section>',
        f'<text:section text:name="F{number}"><text:section-source {link} text:filter-name="Text"/>'
        "<text:p>s</text:p></text:section>",
        f'<text:section text:name="D{number}"><office:dde-source office:dde-application="soffice"'
        f' office:dde-topic="{href}" office:dde-item="x" office:automatic-update="true"/>'
        "<text:p>s</text:p></text:section>",
        f'<text:p><text:dde-connection text:connection-name="C{number}">d</text:dde-connection></text:p>',
        f"<text:p><text:a {link}><text:span>a</text:span></text:a></text:p>",
        f'<text:p><draw:a {link}><draw:frame svg:width="1cm" svg:height="1cm" text:anchor-type="as-char">'
        f"<draw:image {link}/></draw:frame></draw:a></text:p>",
        f'<text:p text:style-name="B{number}">background</text:p>',
        f"<text:p><office:annotation><text:p><draw:frame><draw:image {link}/></draw:frame></text:p>"
        "</office:annotation></text:p>",
    )


def odt(path: Path, hrefs: list[str]) -> int:
    """An ODT with every vector for each address; how many that are."""
    vectors = [
        vector for number, href in enumerate(hrefs) for vector in _in_odf(escape(href), number)
    ]
    styles = "".join(
        f'<style:style style:name="B{n}" style:family="paragraph"><style:paragraph-properties>'
        f'<style:background-image xlink:href="{escape(href)}" xlink:type="simple" xlink:actuate="onLoad"/>'
        "</style:paragraph-properties></style:style>"
        for n, href in enumerate(hrefs)
    )
    dde = "".join(
        f'<text:dde-connection-decl office:name="C{n}" office:dde-application="soffice"'
        f' office:dde-topic="{escape(href)}" office:dde-item="x" office:automatic-update="true"/>'
        for n, href in enumerate(hrefs)
    )
    body = f"<text:dde-connection-decls>{dde}</text:dde-connection-decls>" + "".join(vectors)
    write_odt(path, OdtParts(body=body, automatic=styles))
    return len(vectors)


def rtf(path: Path, hrefs: list[str]) -> int:
    """An RTF with every field that loads, a template and linked objects."""
    codes = ("INCLUDEPICTURE", "INCLUDEPICTURE \\\\d", "INCLUDETEXT", "INCLUDE", "LINK Word.Document.8",
             "DDE soffice", "DDEAUTO soffice", "RD", "DATABASE \\\\d", "IMPORT", "HYPERLINK")  # fmt: skip
    fields = [
        rf'{{\field{{\*\fldinst {code} "{place}" }}{{\fldrslt x}}}}\par '
        for href in hrefs for code in codes for place in (href.replace("\\", "\\\\"),)
    ]  # fmt: skip
    others = [rf"{{\*\template {href}}}" for href in hrefs]
    others += [
        rf"{{\object\objlink{{\*\objclass Package}}{{\*\linkself {href}}}{{\result x}}}}"
        for href in hrefs
    ]
    others += [
        rf"{{\*\background{{\shp{{\*\shpinst{{\sp{{\sn pibName}}{{\sv {href}}}}}}}}}}}"
        for href in hrefs
    ]
    path.write_text(r"{\rtf1 " + "".join(others) + "".join(fields) + "end}", encoding="latin-1")
    return len(fields) + len(others)


def docx(path: Path, hrefs: list[str]) -> int:
    """A DOCX with linked pictures, fields, chunks, subdocuments, objects, a template."""
    relations, body, count = [], [], 0
    kinds = ("image", "image", "aFChunk", "subDocument", "oleObject", "hyperlink", "frame")
    for href in hrefs:
        for kind in kinds:
            count += 1
            target = escape(href, {'"': "&quot;"})
            relations.append(
                f'<Relationship Id="r{count}" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
            )
            body.append(_word(kind, count))
        for code in ("INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDEAUTO", "DATABASE", "RD"):
            count += 1
            body.append(
                f'<w:p><w:fldSimple w:instr=" {code} &quot;{escape(href)}&quot; ">'
                "<w:r><w:t>f</w:t></w:r></w:fldSimple></w:p>"
            )
    target = f'Target="{escape(hrefs[0])}" TargetMode="External"'
    template = f'<Relationship Id="t" Type="{_RELATIONS}/attachedTemplate" {target}/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            _relationships(
                f'<Relationship Id="d" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
            ),
        )
        archive.writestr("word/_rels/document.xml.rels", _relationships("".join(relations)))
        archive.writestr("word/_rels/settings.xml.rels", _relationships(template))
        archive.writestr(
            "word/settings.xml",
            f'<w:settings {_NAMESPACES}><w:attachedTemplate r:id="t"/></w:settings>',
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        )
    return count + 1


def _relationships(held: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{held}</Relationships>'


def _word(kind: str, number: int) -> str:
    if kind == "image":
        return (
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/>'
            f'<wp:docPr id="{number}" name="p{number}"/><a:graphic><a:graphicData'
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:link="r{number}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )
    if kind == "aFChunk":
        return f'<w:altChunk r:id="r{number}"/>'
    if kind == "subDocument":
        return f'<w:p><w:subDoc r:id="r{number}"/></w:p>'
    if kind == "oleObject":
        return (
            f'<w:p><w:r><w:object><o:OLEObject Type="Link" ProgID="Word.Document.8" r:id="r{number}"'
            ' UpdateMode="Always"/></w:object></w:r></w:p>'
        )
    return f'<w:p><w:hyperlink r:id="r{number}"><w:r><w:t>h</w:t></w:r></w:hyperlink></w:p>'


def html(path: Path, hrefs: list[str]) -> int:
    """A page with everything that HTML loads."""
    tags = (
        '<img src="{}">', '<iframe src="{}"></iframe>', '<object data="{}"></object>', '<embed src="{}">',
        '<link rel="stylesheet" href="{}">', '<script src="{}"></script>',
        '<table background="{}"><tr><td>t</td></tr></table>',
        '<p style="background-image:url({})">b</p>', '<video src="{}"></video>', '<audio src="{}"></audio>',
        '<input type="image" src="{}">', '<a href="{}">a</a>', '<div><img src="{}" align="left"></div>',
        '<bgsound src="{}">',
    )  # fmt: skip
    vectors = [tag.format(escape(href)) for href in hrefs for tag in tags]
    path.write_text(f"<html><body>{''.join(vectors)}<p>end</p></body></html>", encoding="utf-8")
    return len(vectors)


def fodt(path: Path, hrefs: list[str]) -> int:
    """The ODT in one file."""
    whole = path.with_suffix(".odt")
    count = odt(whole, hrefs)
    with zipfile.ZipFile(whole) as archive:
        text = archive.read("content.xml").decode()
    text = text.replace("office:document-content", "office:document").replace(
        "<office:document ",
        '<office:document office:mimetype="application/vnd.oasis.opendocument.text" ',
        1,
    )
    path.write_text(text, encoding="utf-8")
    return count


MAKERS: dict[str, Callable[[Path, list[str]], int]] = {
    ".odt": odt, ".fodt": fodt, ".docx": docx, ".rtf": rtf, ".html": html,
}  # fmt: skip


def came_in(path: Path, known: tuple[Place, ...]) -> list[str]:
    """The places that a saved file holds."""
    contents = list(_contents(path))
    return [
        place.name for place in known if any(t in held for t in place.tokens for held in contents)
    ]


def _contents(path: Path) -> Iterator[bytes]:
    """A file and what is packed in it: parts of a package, streams of a PDF, pictures in base 64 or hex."""
    data = path.read_bytes()
    yield data
    yield from _unpacked(data)
    for start in _ends(data, b"stream\r\n", b"stream\n"):
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue
    for part in data.replace(b"\n", b"").split(b'"'):
        if part.startswith(b"data:"):
            yield base64.b64decode(part.partition(b",")[2] + b"==")
    for part in data.split(b"\\pngblip")[1:]:
        digits = bytes(c for c in part.partition(b"}")[0] if c in b"0123456789abcdefABCDEF")
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The parts of a package, and of packages within it."""
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            held = archive.read(name)
            yield held
            yield from _unpacked(held)


def _ends(data: bytes, *marks: bytes) -> Iterator[int]:
    for mark in marks:
        place = data.find(mark)
        while place >= 0:
            yield place + len(mark)
            place = data.find(mark, place + 1)
