"""Files that are made to cost much or to break what reads them; each function writes one and returns its path."""

import gzip
import os
import random
import socket
import struct
import zipfile

from lamwright.documents.odt import OdtParts, write_odt

CONTENT = '<office:document-content xmlns:office="urn:o">{}</office:document-content>'


def package(path, content, *, name="content.xml", members=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(name, content)
        archive.writestr("styles.xml", CONTENT.format(""))
        for member, data in members:
            archive.writestr(member, data)
    return path


def elements(path):
    return package(path, CONTENT.format("<a/>" * 6_000_000))


def many_packed_badly(path):
    words = "".join(f"<a{n % 9973}/>" for n in range(3_000_000))
    return package(path, CONTENT.format(words))


def deep(path):
    return package(path, CONTENT.format("<a>" * 100_000 + "</a>" * 100_000))


def zeros(path):
    return package(path, CONTENT.format(" " * 400_000_000))


def entities(path):
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9))
    return package(path, f"<!DOCTYPE a [{grown}]><a>&e8;</a>")


def external(path):
    return package(path, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')


def members(path):
    return package(
        path, CONTENT.format(""), members=[(f"Pictures/{n}", b"") for n in range(20_000)]
    )


def nested(path):
    inner = gzip.compress(b"\0" * 100_000_000)
    return package(path, CONTENT.format(""), members=[("content.xml.gz", inner)], name="x.xml")


def attribute(path):
    return package(path, CONTENT.format('<a b="' + "x" * 200_000_000 + '"/>'))


def cut_off(path):
    whole = write_odt(path, OdtParts(body="<text:p>x</text:p>")).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def no_file(path):
    path.symlink_to("/dev/zero")
    return path


def pipe(path):
    os.mkfifo(path)
    return path


def empty(path):
    path.write_bytes(b"")
    return path


def folder(path):
    path.mkdir()
    return path


def link(path):
    whole = write_odt(path.with_name("whole.odt"), OdtParts(body="<text:p>x</text:p>"))
    path.symlink_to(whole)
    return path


def local_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    return path


def noise(path):
    path.write_bytes(b"PK\x03\x04" + random.Random(0).randbytes(3_000_000))
    return path


def only_an_end(path):
    path.write_bytes(b"PK\x05\x06" + b"\xff" * 18)
    return path


def old_compound(path):
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 100_000)
    return path


def lies_about_its_size(path):
    package(path, CONTENT.format("x" * 100_000))
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"styles.xml"))
    struct.pack_into("<I", data, place + 24, 10)
    path.write_bytes(data)
    return path


def steps_out(path):
    return package(path, CONTENT.format(""), members=[("../../../tmp/x.xml", b"<a/>")])


def twice_the_same(path):
    package(path, CONTENT.format("<a/>"))
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    parts = [(name, data) for name, data in held.items() for _ in range(2)]
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, data) in enumerate(parts):
            info = zipfile.ZipInfo(name if number % 2 == 0 else f"{name[:-1]}_")
            archive.writestr(info, data)
    return path


def many_attributes(path):
    reported = " ".join(f'a{n}="{n}"' for n in range(300_000))
    return package(path, CONTENT.format(f"<a {reported}/>"))


def many_namespaces(path):
    reported = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(50_000))
    return package(path, CONTENT.format(f"<a {reported}/>"))


def wrong_bytes(path):
    return package(path, CONTENT.format("").encode() + b"\x00\xff\xfe<a>\xc3")


def wrong_encoding(path):
    return package(path, b'<?xml version="1.0" encoding="no-such-encoding"?><a/>')


def two_byte_text(path):
    return package(
        path, ('<?xml version="1.0"?>' + CONTENT.format("x" * 20_000_000)).encode("utf-16")
    )


def long_instruction(path):
    return package(path, CONTENT.format("<?x " + "y" * 100_000_000 + "?>"))


def long_comment(path):
    return package(path, CONTENT.format("<!--" + "y" * 100_000_000 + "-->"))


def quadratic(path):
    text = f'<!DOCTYPE a [<!ENTITY x "{"x" * 100_000}">]><a>{"&x;" * 100_000}</a>'
    return package(path, text)


def outside_parameters(path):
    return package(path, '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///dev/zero"> %x;]><a/>')


def repeated_columns(path):
    cell = '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>'
    return write_odt(path, OdtParts(body=f"<table:table>{row}</table:table><text:p/>"))


def repeated_spaces(path):
    return write_odt(path, OdtParts(body='<text:p><text:s text:c="2000000000"/></text:p>'))


def nested_tables(path):
    open_, close = (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    )
    return write_odt(path, OdtParts(body=open_ * 3_000 + close * 3_000 + "<text:p/>"))


def nested_lists(path):
    body = "<text:list><text:list-item>" * 3_000 + "</text:list-item></text:list>" * 3_000
    return write_odt(path, OdtParts(body=body))


def nested_spans(path):
    return write_odt(
        path, OdtParts(body=f"<text:p>{'<text:span>' * 50_000}x{'</text:span>' * 50_000}</text:p>")
    )


def styles_in_a_circle(path):
    named = '<style:style style:name="{}" style:family="paragraph" style:parent-style-name="{}"/>'
    body = '<text:p text:style-name="A">x</text:p>'
    return write_odt(
        path, OdtParts(body=body, common=named.format("A", "B") + named.format("B", "A"))
    )


def many_paragraphs(path):
    return write_odt(path, OdtParts(body="<text:p>x</text:p>" * 400_000))


def many_pieces(path):
    return write_odt(path, OdtParts(body=f"<text:p>{'<text:s/>' * 240_000}</text:p>"))


def many_bookmarks(path):
    mark = '<text:bookmark-start text:name="a"/>y<text:bookmark-end text:name="a"/>'
    return write_odt(path, OdtParts(body=f"<text:p>{mark * 120_000}</text:p>"))


def long_line_of_styles(path):
    named = '<style:style style:name="A{}" style:family="paragraph" style:parent-style-name="A{}"/>'
    common = "".join(named.format(n, n + 1) for n in range(50_000))
    body = "".join(f'<text:p text:style-name="A{n}">x</text:p>' for n in range(50_000))
    return write_odt(path, OdtParts(body=body, common=common))


def hidden_entities(path):
    """Declared in an encoding that expat does not read."""
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9))
    return package(
        path, f'<?xml version="1.0" encoding="gb2312"?><!DOCTYPE a [{grown}]><a>&e8;</a>'
    )


def no_text_encoding(path):
    return package(path, b'<?xml version="1.0" encoding="punycode"?><a/>')


def many_words(path):
    """The same in Word's format."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p/>" * 400_000
    return package(
        path,
        f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
        name="word/document.xml",
        members=[("[Content_Types].xml", "<Types/>")],
    )


HOSTILE = (
    elements, many_packed_badly, deep, zeros, entities, external, members, nested, attribute, cut_off,
    no_file, pipe, empty, folder, link, local_socket, noise, only_an_end, old_compound,
    lies_about_its_size, steps_out, twice_the_same, many_attributes, many_namespaces, wrong_bytes,
    wrong_encoding, two_byte_text, long_instruction, long_comment, quadratic, outside_parameters,
    repeated_columns, repeated_spaces, nested_tables, nested_lists, nested_spans, styles_in_a_circle,
    many_paragraphs, many_pieces, many_bookmarks, long_line_of_styles, hidden_entities, no_text_encoding,
    many_words,
)  # fmt: skip
READABLE = frozenset({
    steps_out, twice_the_same, repeated_columns, repeated_spaces, styles_in_a_circle, many_paragraphs,
    many_pieces, many_bookmarks, long_line_of_styles, many_words,
})  # fmt: skip
"""Odd, but documents: they may be read, as long as it costs little."""
