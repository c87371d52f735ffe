"""Numbers and structures of Linux that fences are made of; standard library only.

Sources: linux/landlock.h, linux/seccomp.h, linux/bpf_common.h, linux/audit.h, asm/unistd.h.
"""

import ctypes
import errno
import os
import struct
from typing import NamedTuple

LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
NO_NEW_PRIVS, SET_SECCOMP, SECCOMP_FILTER = 38, 22, 2

EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
MAKE_SOCKET = 1 << 9
ALL_OF_FILES = (1 << 13) - 1
REFER, TRUNCATE, IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
BIND_AND_CONNECT = 0b11
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE
"""What a rule about something that is no folder may speak of."""

_LOAD, _AND, _EQUAL, _AT_LEAST, _SET, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE = 0, 4
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_X32 = 0x40000000
_AF_UNIX, _NEW_NAMESPACES = 1, 0x7E020080
_READ_AND_TRUNCATE = os.O_TRUNC | os.O_ACCMODE


class Machine(NamedTuple):
    """What a kernel calls its machine, and numbers of its calls."""

    audit: int
    socket: int
    clone: int
    opens: tuple[tuple[int, int], ...]
    """Calls that open a file, and which argument holds the flags."""
    refused: tuple[int, ...]


_EVERYWHERE = (425, 426, 427, 438, 442, *range(428, 434))  # io_uring, pidfd_getfd, mounts
_UNKNOWN = (435, 437)  # clone3, openat2: what they want lies in memory; callers fall back
MACHINES = {
    "x86_64": Machine(
        0xC000003E, 41, 56, ((2, 1), (257, 2)),
        # ptrace, process_vm_*, bpf, perf_event_open, keys, mount, umount2, pivot_root, unshare,
        # setns, userfaultfd, open_by_handle_at, truncate, kexec_load, init_module, finit_module
        (101, 310, 311, 321, 298, 248, 249, 250, 165, 166, 155, 272, 308, 323, 304, 76, 246, 175,
         313, *_EVERYWHERE),
    ),
    "aarch64": Machine(
        0xC00000B7, 198, 220, ((56, 2),),
        (117, 270, 271, 280, 241, 217, 218, 219, 40, 39, 41, 97, 268, 282, 265, 45, 104, 105, 273,
         *_EVERYWHERE),
    ),
}  # fmt: skip


class Libc:
    """Calls that Python has no name for; ``OSError`` where one fails."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)

    def call(self, number: int, *arguments: object) -> int:
        """A system call by number."""
        return self._checked(self._libc.syscall(ctypes.c_long(number), *arguments))

    def control(self, option: int, *arguments: object) -> int:
        """prctl(2)."""
        return self._checked(self._libc.prctl(option, *arguments))

    @staticmethod
    def _checked(returned: object) -> int:
        result = int(str(returned))
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result


def program(machine: Machine) -> bytes:
    """A filter of system calls: local sockets only, no second way to a socket or into a process."""
    steps: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, machine.audit),
        _refusal(errno.ENOSYS),  # calls of another machine's numbers
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        _refusal(errno.ENOSYS),
    ]
    for number in _UNKNOWN:
        steps += [(_EQUAL, 0, 1, number), _refusal(errno.ENOSYS)]
    for number in machine.refused:
        steps += [(_EQUAL, 0, 1, number), _refusal(errno.EPERM)]
    steps += _of_argument(
        machine.socket, 0, [(_EQUAL, 1, 0, _AF_UNIX), _refusal(errno.EAFNOSUPPORT)]
    )
    steps += _of_argument(machine.clone, 0, [(_SET, 0, 1, _NEW_NAMESPACES), _refusal(errno.EPERM)])
    for number, place in machine.opens:  # older kernels do not fence truncation
        asked = [(_AND, 0, 0, _READ_AND_TRUNCATE), (_EQUAL, 0, 1, os.O_TRUNC)]
        steps += _of_argument(number, place, [*asked, _refusal(errno.EACCES)])
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


def _refusal(number: int) -> tuple[int, int, int, int]:
    return _RETURN, 0, 0, _ERROR | number


def _of_argument(
    call: int, place: int, tests: list[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Steps for one call that look at one of its arguments (the lower half)."""
    load = (_LOAD, 0, 0, 16 + 8 * place)
    body = [load, *tests, (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(body), call), *body]
