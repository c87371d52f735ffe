"""Each instance gets a core of its own as long as there are enough."""

import os
import subprocess
import sys
import uuid

from lamwright.environments.linux.cores import Core

SAYS_ITS_CORES = "import os; print(*os.sched_getaffinity(0))"
STARTS_ONE = (
    f"import subprocess, sys; input(); subprocess.run([sys.executable, '-c', '{SAYS_ITS_CORES}'])"
)


def test_cores_are_shared_out_evenly_and_given_back():
    allowed, holders = sorted(os.sched_getaffinity(0)), uuid.uuid4().hex
    cores = [Core(holders) for _ in range(2 * len(allowed))]
    assert [core.number for core in cores] == 2 * allowed
    cores[-1].close()
    cores[-1].close()
    again = Core(holders)
    assert again.number == allowed[-1]
    for core in (*cores, again):
        core.close()


def test_a_process_and_what_it_starts_stay_on_the_core():
    core = Core(uuid.uuid4().hex)
    with subprocess.Popen(
        [sys.executable, "-c", STARTS_ONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        core.take(started.pid)
        reported, _ = started.communicate("\n")
    core.close()
    assert reported.split() == [str(core.number)]
