"""Work side by side: in order, on as many threads as the process may use."""

import os
import subprocess
import sys
import threading
import time

from lamwright.models import side_by_side
from lamwright.models.side_by_side import ahead, several


def test_answers_come_in_order_whatever_takes_longest(monkeypatch) -> None:
    monkeypatch.setattr(side_by_side, "threads", lambda: 3)

    def slow(number):
        time.sleep(0.01 * (4 - number))
        return number, threading.current_thread().name

    found = several(slow, [0, 1, 2, 3])
    assert [number for number, _ in found] == [0, 1, 2, 3]


def test_one_thread_does_it_itself(monkeypatch) -> None:
    monkeypatch.setattr(side_by_side, "threads", lambda: 1)
    own = threading.current_thread().name
    assert set(several(lambda _: threading.current_thread().name, [1, 2])) == {own}


def test_a_fault_is_raised_where_it_is_asked_for() -> None:
    begun = ahead(lambda: 1 / 0)
    assert isinstance(begun.exception(), ZeroDivisionError)


def test_threads_follow_what_other_libraries_are_told() -> None:
    line = "from lamwright.models.side_by_side import threads; print(threads())"
    for said, wanted in (("1", {1}), ("3", {3}), ("64", {4}), ("", {1, 2, 3, 4})):
        environment = os.environ | {"OMP_NUM_THREADS": said}
        ran = subprocess.run(
            [sys.executable, "-c", line],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        assert int(ran.stdout) in wanted


def test_a_child_of_a_fork_has_workers_of_its_own(monkeypatch) -> None:
    monkeypatch.setattr(side_by_side, "threads", lambda: 2)
    several(str, [1, 2])  # the parent's are there
    child = os.fork()
    if child == 0:
        os._exit(0 if several(str, [1, 2]) == ["1", "2"] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
