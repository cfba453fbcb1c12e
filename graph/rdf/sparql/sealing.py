"""What a query process may do: so much memory, time and output, and no connection to anything.

The words of a query are looked at before it is evaluated; that nothing goes out does not depend on it.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from math import ceil
from pathlib import Path

from graph.rdf.sparql.questions import QueryLimits

SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: how the kernel names its calling convention, and the number of its call `socket`."""
LOAD_WORD, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
"""Instructions of the filters that Linux applies to system calls (seccomp)."""
NUMBER, CONVENTION = 0, 4
"""Where a filter finds the number of a call, and its convention."""
OTHER_CONVENTIONS = 0x40000000
"""Numbers from here on are those of a second convention (x32)."""
ALLOW, FAIL_NOT_PERMITTED = 0x7FFF0000, 0x00050001
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER_MODE = 38, 22, 2
QUERY_NICENESS, BUILD_NICENESS = 5, 10
"""How far all else that the machine does goes before a query, and before the making of a copy."""
ENDED_AFTER = 5.0
"""Seconds after its time when a process ends itself, should the one that started it no longer be there to do so."""


class NotSealed(Exception):
    """The process could still connect to something; the message says why."""


def limit(limits: QueryLimits) -> None:
    """Take no more than this from now on. What lacks memory aborts, and what lacks time is ended by a signal."""
    os.nice(QUERY_NICENESS)
    seconds = ceil(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.answer, limits.answer))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + ENDED_AFTER)


def without_sockets() -> bool:
    """Whether the system lets this process make no socket any more, whatever it runs."""
    convention, number = SOCKET_CALLS.get(platform.machine(), (0, 0))
    if sys.platform != "linux" or not number:
        return False
    program = b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (LOAD_WORD, 0, 0, CONVENTION),
            (IF_EQUAL, 0, 3, convention),
            (LOAD_WORD, 0, 0, NUMBER),
            (IF_AT_LEAST, 1, 0, OTHER_CONVENTIONS),
            (IF_EQUAL, 0, 1, number),
            (RETURN, 0, 0, FAIL_NOT_PERMITTED),
            (RETURN, 0, 0, ALLOW),
        )
    )
    held = ctypes.create_string_buffer(program, len(program))
    filter_ = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    control = ctypes.CDLL(None).prctl
    arguments = [ctypes.c_ulong] * 4
    control.argtypes = [ctypes.c_int, *arguments]
    if control(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    pointed = ctypes.create_string_buffer(filter_, len(filter_))
    return bool(control(SET_SECCOMP, FILTER_MODE, ctypes.addressof(pointed), 0, 0) == 0)


def without_files(store: Path) -> None:
    """Open no file, and so no socket, any more. NotSealed where a store on disk has files that are still to be opened.

    Of a large store some are opened only when they are read.
    """
    there = {file.name for file in store.glob("*.sst")}
    opened = {
        Path(os.readlink(f"/dev/fd/{one}")).name for one in os.listdir("/dev/fd") if os.path.islink(f"/dev/fd/{one}")
    }
    if there - opened:
        raise NotSealed(
            "This system cannot keep a process from connecting to others, and the graph is too large to do without."
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
