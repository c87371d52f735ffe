"""Deadlines and errors of the side process, with small children of this Python."""

import sys
import time

import pytest

from lamwright.environments.linux.side_process import (
    CallFailed,
    DocumentClosed,
    SideProcess,
    StoreFailed,
)
from lamwright.records.errors import DocumentError, EnvironmentBroken, MissingRequirement

ECHO = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"result": asked}), flush=True)
"""


def child(code):
    return SideProcess([sys.executable, "-c", code], "The child")


def answering(reply):
    return child(f"import sys\nfor line in sys.stdin: print({reply!r}, flush=True)")


def test_requests_and_replies_whatever_their_size():
    side = child(ECHO)
    for text in ("é\n…", "x" * 300_000):
        reported = side.ask("echo", 20.0, text=text)
        assert reported == {"call": "echo", "arguments": {"text": text}}
    side.stop()


def test_a_silent_child_is_killed_at_the_deadline():
    side = child("import time; time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(EnvironmentBroken, match="did not answer in time"):
        side.ask("look", 0.2)
    with pytest.raises(EnvironmentBroken, match="ended"):
        side.ask("look", 5.0)
    assert time.monotonic() - begun < 5
    side.stop()


def test_a_child_that_dies_says_why():
    side = child("import sys; sys.stdin.readline(); sys.exit('no more paper')")
    with pytest.raises(EnvironmentBroken, match="no more paper"):
        side.ask("look", 20.0)
    side.stop()


def test_a_drip_of_bytes_does_not_extend_the_deadline():
    side = child("import sys, time\nwhile True: print('x', end='', flush=True); time.sleep(0.05)")
    begun = time.monotonic()
    with pytest.raises(EnvironmentBroken, match="did not answer in time"):
        side.ask("look", 0.5)
    assert time.monotonic() - begun < 5
    side.stop()


@pytest.mark.parametrize("reply", ["hello", "[]", '{"result": 1, "surprise": 2}'])
def test_nonsense_is_a_broken_environment(reply):
    side = answering(reply)
    with pytest.raises(EnvironmentBroken, match="answered"):
        side.ask("look", 20.0)
    side.stop()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("missing", MissingRequirement),
        ("document", DocumentError),
        ("io", StoreFailed),
        ("closed", DocumentClosed),
        ("failed", CallFailed),
        ("broken", EnvironmentBroken),
        ("never heard of", EnvironmentBroken),
    ],
)
def test_errors_by_kind(kind, error):
    side = answering(f'{{"error": "{kind}", "message": "said so"}}')
    with pytest.raises(error, match="said so"):
        side.ask("look", 20.0)
    side.stop()


def test_stopping_twice_and_asking_afterwards():
    side = child(ECHO)
    side.stop()
    side.stop()
    with pytest.raises(EnvironmentBroken, match="was closed"):
        side.ask("look", 1.0)


def test_what_is_waited_for_can_be_looked_at():
    looks = []
    late = "import sys, time\nfor _ in sys.stdin: time.sleep(0.9); print('{\"result\": 1}', flush=True)"
    side = child(late)
    assert side.ask_watching("x", 20.0, {}, lambda: looks.append(1)) == 1
    side.stop()
    assert looks


def test_a_missing_program():
    with pytest.raises(MissingRequirement, match="cannot run"):
        SideProcess(["/nowhere/python3"], "The child")
