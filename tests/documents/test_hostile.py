"""Hostile files cost little and are refused in one sentence by each reader; time is the processor's."""

import gzip
import os
import subprocess
import sys
import zipfile

import pytest

from lamwright.documents.odt import OdtParts, write_odt

SECONDS, BYTES = 10.0, 1 << 30
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


HOSTILE = (
    elements, many_packed_badly, deep, zeros, entities, external, members, nested, attribute, cut_off,
    no_file, pipe,
)  # fmt: skip
CHILD = """
import sys, time
from pathlib import Path
from lamwright.records.errors import DocumentError
reader, path = sys.argv[1], Path(sys.argv[2])
if reader == "screening":
    from lamwright.environments.libreoffice.products.screening import TEXTS, identified
    call = lambda: identified(path, TEXTS)
elif reader == "documents":
    from lamwright.documents.reader import read_document
    call = lambda: read_document(path)
else:
    from lamwright.documents.inventory import inventory
    call = lambda: inventory(path)
started = time.process_time()
try:
    call()
    said = "read"
except DocumentError as error:
    said = str(error)
seconds = time.process_time() - started
status = Path("/proc/self/status").read_text()  # the peak of getrusage counts the parent's at fork
print(seconds, status.partition("VmHWM:")[2].split()[0], said)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("reader", ["screening", "documents", "inventory"])
def test_a_hostile_file_costs_little(tmp_path, make, reader):
    path = make(tmp_path / "odd.odt")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, reader, str(path)],
        capture_output=True, check=True, timeout=120, text=True,
    )  # fmt: skip
    seconds, kilobytes, said = done.stdout.strip().split(" ", 2)
    assert float(seconds) < SECONDS, said
    assert int(kilobytes) << 10 < BYTES, said
    if reader != "inventory":
        assert said.endswith(".") and "\n" not in said
