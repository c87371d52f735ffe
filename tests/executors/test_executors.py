import os
import signal
import subprocess
import sys

import pytest
from processes import is_alive, wait_until
from pydantic import ValidationError

from lamwright.executors import InlineExecutor, LocalExecutor, Specification
from lamwright.executors.local import WorkerDied
from lamwright.records.errors import UsageError

BOTH = pytest.mark.parametrize("executor", [InlineExecutor(), LocalExecutor()])


def run(executor, folder, items, *, workers=2, deaths=0):
    heard = []
    arguments = {"folder": str(folder), "deaths": deaths}
    worker = Specification(make="workers:Shouting", arguments=arguments)
    try:
        executor.run(worker, items, workers=workers, done=heard.append)
    finally:
        run.heard = [answer.split()[0] for answer in heard]
        run.pids = {int(answer.split()[1]) for answer in heard}
    return run.heard


@BOTH
def test_every_item_is_answered_once(executor, tmp_path):
    assert sorted(run(executor, tmp_path, list("abcdefg"))) == list("ABCDEFG")


def test_processes_are_others_and_as_many_as_asked_for(tmp_path):
    run(LocalExecutor(), tmp_path, list("abcdefgh"), workers=2)
    assert len(run.pids) == 2 and os.getpid() not in run.pids


@BOTH
def test_workers_are_closed_also_when_one_raises(executor, tmp_path):
    with pytest.raises(UsageError, match="This one is refused"):
        run(executor, tmp_path, ["a", "refuse", "b"], workers=1)
    assert run.heard == ["A"]
    assert len(list(tmp_path.glob("closed-*"))) == 1


def test_a_worker_that_dies_costs_one_attempt(tmp_path):
    assert sorted(run(LocalExecutor(), tmp_path, ["a", "die", "b"], deaths=1)) == ["A", "B", "DIE"]


def test_workers_that_die_again_and_again_end_the_run(tmp_path):
    with pytest.raises(WorkerDied):
        run(LocalExecutor(), tmp_path, ["die"], deaths=9)


def test_nothing_to_do_starts_nothing(tmp_path):
    assert run(LocalExecutor(), tmp_path, []) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", ["os", "os:", "os:a b", "os:system('x')", "a-b:c"])
def test_a_specification_names_a_callable(make):
    with pytest.raises(ValidationError):
        Specification(make=make)


def test_workers_end_with_their_parent(tmp_path):
    """Also when it is killed in the middle of an item."""
    script = (
        "from lamwright.executors import LocalExecutor, Specification\n"
        f"worker = Specification(make='workers:Slow', arguments={{'folder': {str(tmp_path)!r}}})\n"
        "LocalExecutor().run(worker, ['x'], workers=1, done=print)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", script], env=environment)
    wait_until((tmp_path / "pid").exists, 60, "the worker to begin")
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_until(lambda: not is_alive(pid), 20, "the worker to end")
