"""Private folders are removed by the next process once their own is dead, and by nobody before."""

import os
import subprocess
import sys

import pytest

from lamwright.environments.claims import NAME, PIPES, Claim, pipes_of, sweep

OWNER = """
import sys, tempfile
from pathlib import Path
from lamwright.environments.claims import Claim, pipes_of
claim = Claim(Path(tempfile.mkdtemp(prefix="lamwright-")))
(claim.folder / "looks").mkdir()
(claim.folder / "looks" / "letter.odt").write_bytes(b"private")
pipes_of(claim.folder).mkdir(mode=0o700)
print(claim.folder, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path):
    """The temporary directory of the owner."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


@pytest.fixture
def owner(place):
    child = subprocess.Popen(
        [sys.executable, "-c", OWNER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(place)},
    )
    with child:
        yield child
        child.kill()


def test_what_a_killed_process_left_goes_and_what_a_living_one_has_stays(place, owner):
    (folder,) = [place / owner.stdout.readline().strip()]
    pipes = pipes_of(folder)
    assert pipes.is_dir() and pipes.parent == PIPES
    sweep(place)
    assert (folder / "looks" / "letter.odt").read_bytes() == b"private"
    owner.kill()
    owner.wait(timeout=60)
    sweep(place)
    assert list(place.iterdir()) == [] and not pipes.exists()


def test_a_claim_lasts_as_long_as_anyone_holds_it(place, tmp_path):
    claim = Claim(place / "lamwright-a")
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=[claim.descriptor]) as holder:
        os.close(claim.descriptor)
        sweep(place)
        assert claim.folder.is_dir()
        holder.communicate(timeout=60)
    sweep(place)
    assert not claim.folder.exists()


def test_what_nobody_claimed_or_others_may_have_touched_stays(place, tmp_path):
    (place / "lamwright-b").mkdir(mode=0o700)
    for name, mode in (("c", 0o755), ("d", 0o770)):
        folder = place / f"lamwright-{name}"
        folder.mkdir()
        (folder / NAME).touch()
        folder.chmod(mode)
    aim = tmp_path / "aim"
    aim.mkdir(mode=0o700)
    (aim / NAME).touch()
    (place / "lamwright-link").symlink_to(aim)
    odd = place / "lamwright-odd"
    odd.mkdir(mode=0o700)
    os.mkfifo(odd / NAME)
    before = sorted(place.iterdir())
    sweep(place)
    assert sorted(place.iterdir()) == before and aim.is_dir()


def test_removed_twice(place):
    claim = Claim(place / "lamwright-e")
    claim.remove()
    claim.remove()
    assert list(place.iterdir()) == []
