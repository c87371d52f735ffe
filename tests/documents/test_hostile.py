"""Hostile files cost little and are refused in one sentence by each reader; time is the processor's."""

import subprocess
import sys

import pytest
from hostile_files import HOSTILE, READABLE

SECONDS, BYTES = 10.0, 1 << 30
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
    if said != "read" or (reader != "inventory" and make not in READABLE):
        assert said.endswith(".") and "\n" not in said
