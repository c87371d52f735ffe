"""Runs a program behind fences of the kernel: what it may read and write, and no network.

Run as a script (standard library only): ``python fence.py PLAN PROGRAM ARGUMENTS...`` sets what the
plan (a JSON object, ``Plan``) asks for and becomes the program. What is in force is written to the
plan's report as JSON. If a fence that is needed cannot be put up, the program is not started: the
sentence that says which goes to stderr, and the exit status is 78. ``python fence.py PLAN`` only reports.
"""

import ctypes
import json
import os
import struct
import sys
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parents[3]))

from lamwright.environments.linux import kernel  # noqa: E402

EXIT_STATUS = 78
_LEAST = {"files": 1, "moves": 2, "truncation": 3, "scopes": 6}
_NEEDED = ("files", "calls")


class Plan(NamedTuple):
    """What a program may do; places that do not exist are left out."""

    read: tuple[str, ...] = ()
    """Below these it may read and run."""
    write: tuple[str, ...] = ()
    """Below these it may do everything."""
    sockets: tuple[str, ...] = ()
    """Below these it may make a socket and nothing else."""
    devices: tuple[str, ...] = ()
    """What it may read and write as it is."""
    report: str = ""
    without: tuple[str, ...] = ()
    """Fences not to be put up, to try what happens without."""
    is_optional: bool = False
    """Start the program also if a fence is missing."""


def main() -> None:
    """Put up the fences, then become the program."""
    plan = Plan(**json.loads(sys.argv[1]))
    in_force = put_up(plan)
    missing = [name for name in _NEEDED if not in_force[name]]
    if missing and not plan.is_optional:
        sys.stderr.write(f"This kernel cannot fence {' and '.join(missing)}.\n")
        sys.exit(EXIT_STATUS)
    if len(sys.argv) > 2:  # noqa: PLR2004
        os.execv(sys.argv[2], sys.argv[2:])


def put_up(plan: Plan) -> dict[str, int]:
    """Put up all there is, for this process and its children; what is in force by name, 0 for not.

    The number behind ``files`` is the version of Landlock.
    """
    report = (
        os.open(plan.report, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) if plan.report else 1
    )
    libc = kernel.Libc()
    libc.control(kernel.NO_NEW_PRIVS, 1, 0, 0, 0)
    version = 0 if "files" in plan.without else _version(libc)
    if version:
        _fence_files(libc, plan, version)
    in_force = {name: version if version >= least else 0 for name, least in _LEAST.items()}
    if "scopes" in plan.without:
        in_force["scopes"] = 0
    in_force["calls"] = 0 if "calls" in plan.without else _fence_calls(libc)
    os.write(report, json.dumps(in_force).encode() + b"\n")
    if report > 2:  # noqa: PLR2004
        os.close(report)
    return in_force


def _version(libc: kernel.Libc) -> int:
    try:
        return libc.call(kernel.LANDLOCK_CREATE, None, 0, 1)
    except OSError:  # no Landlock in this kernel, or switched off
        return 0


def _fence_files(libc: kernel.Libc, plan: Plan, version: int) -> None:
    handled = kernel.ALL_OF_FILES
    handled |= kernel.REFER if version >= _LEAST["moves"] else 0
    handled |= kernel.TRUNCATE if version >= _LEAST["truncation"] else 0
    network = kernel.BIND_AND_CONNECT if version >= 4 else 0  # noqa: PLR2004
    is_scoped = version >= _LEAST["scopes"] and "scopes" not in plan.without
    scoped = kernel.ABSTRACT_SOCKETS_AND_SIGNALS if is_scoped else 0
    words = (handled, network, scoped)[: 3 if version >= _LEAST["scopes"] else 2 if network else 1]
    rules = ctypes.create_string_buffer(struct.pack(f"<{len(words)}Q", *words), 8 * len(words))
    fence = libc.call(kernel.LANDLOCK_CREATE, rules, ctypes.c_size_t(8 * len(words)), 0)
    reads = kernel.EXECUTE | kernel.READ_FILE | kernel.READ_FOLDER
    uses = kernel.READ_FILE | kernel.WRITE_FILE | (handled & kernel.TRUNCATE)
    for places, allowed in (
        (plan.read, reads),
        (plan.write, handled),
        (plan.sockets, kernel.MAKE_SOCKET),
        (plan.devices, uses),
    ):
        for place in places:
            _allow(libc, fence, place, allowed)
    libc.call(kernel.LANDLOCK_RESTRICT, fence, 0)
    os.close(fence)


def _allow(libc: kernel.Libc, fence: int, place: str, allowed: int) -> None:
    try:
        opened = os.open(place, os.O_PATH)
    except FileNotFoundError:
        return
    if not Path(place).is_dir():
        allowed &= kernel.ON_FILES
    rule = ctypes.create_string_buffer(struct.pack("<Qi", allowed, opened), 12)
    libc.call(kernel.LANDLOCK_ADD, fence, 1, rule, 0)
    os.close(opened)


def _fence_calls(libc: kernel.Libc) -> int:
    machine = kernel.MACHINES.get(os.uname().machine)
    if machine is None:
        return 0
    code = ctypes.create_string_buffer(kernel.program(machine))
    steps = (len(code) - 1) // 8
    wanted = struct.pack("HxxxxxxQ", steps, ctypes.addressof(code))
    try:
        libc.control(
            kernel.SET_SECCOMP, kernel.SECCOMP_FILTER, ctypes.create_string_buffer(wanted), 0, 0
        )
    except OSError:  # a kernel without filters
        return 0
    return 1


if __name__ == "__main__":
    main()
