import os
import threading

import pytest

from lamwright.records.errors import DocumentError
from lamwright.safety.opening import open_file, read_file


def test_a_regular_file_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3_000_000)
    assert read_file(path) == path.read_bytes()
    with open_file(path) as file:
        assert os.get_blocking(file.fileno())


def link(path):
    other = path.with_name("other")
    other.write_bytes(b"secret")
    path.symlink_to(other)


@pytest.mark.parametrize(
    "make",
    [link, os.mkfifo, os.mkdir, lambda path: None, lambda path: path.write_bytes(b"x" * 2000)],
    ids=["link", "pipe", "folder", "missing", "large"],
)
def test_anything_else_is_refused_at_once_in_one_sentence(tmp_path, make):
    path = tmp_path / "odd"
    make(path)
    with pytest.raises(DocumentError) as raised:
        read_file(path, largest=1000)
    assert str(path) in str(raised.value)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/urandom", "/dev/null", "/proc/self/mem"])
def test_a_device_is_no_document(path, tmp_path):
    with pytest.raises(DocumentError):
        read_file(type(tmp_path)(path))


def test_a_name_that_the_system_does_not_take(tmp_path):
    for name in ("a\0b", "a" * 300):
        with pytest.raises(DocumentError):
            read_file(tmp_path / name)


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1 << 20))
    done = threading.Event()

    def grow():
        with path.open("ab") as file:
            while not done.is_set() and file.tell() < (1 << 26):
                file.write(b"y" * (1 << 20))
                file.flush()

    writer = threading.Thread(target=grow)
    with open_file(path, largest=1 << 21) as file:
        writer.start()
        writer.join(timeout=20)
        done.set()
        assert len(file.read()) > 1 << 21
    with pytest.raises(DocumentError, match="limit"):
        read_file(path, largest=1 << 21)
