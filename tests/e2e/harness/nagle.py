"""Lets the browsers' ends of the drivers' connections answer at once.

Firefox (WebDriver BiDi) and WebKitGTK (its inspector, and its own way from there to the page) leave
Nagle's algorithm on. A driver asks several things in a row, so that the second answer waits until
the first is acknowledged, which the system puts off for 40 ms: a click in Firefox took 0.2 s where
it takes 0.05. No preference turns it off, so it is done to the sockets of the browser that was
started from here.
"""

import ctypes
import os
import socket
from contextlib import suppress
from pathlib import Path

PIDFD_GETFD = 438
"""Linux's number of the call that hands over another process's socket; Python has no name for it.

https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html
"""


def answer_at_once(process: int) -> None:
    """Sets TCP_NODELAY on all sockets of this process; those that it accepts later inherit it.

    Where the system has no such call or forbids it, all stays as it was: right, and slower.
    """
    if not hasattr(os, "pidfd_open"):
        return
    with suppress(OSError):
        handle = os.pidfd_open(process)
        try:
            for file in Path(f"/proc/{process}/fd").iterdir():
                with suppress(OSError):  # closed meanwhile
                    if str(file.readlink()).startswith("socket:"):
                        _without_delay(handle, int(file.name))
        finally:
            os.close(handle)


def started_from_here(program: str) -> list[int]:
    """The processes of this name among those below this one."""
    found = []
    for process in _below(os.getpid()):
        with suppress(OSError):  # it has ended meanwhile
            if Path(f"/proc/{process}/comm").read_text().strip() == program[:15]:
                found.append(process)
    return found


def _below(process: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):  # it has ended meanwhile, or a thread of it has
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *_below(int(child))]
    return found


def _without_delay(process: int, number: int) -> None:
    ours = ctypes.CDLL(None).syscall(PIDFD_GETFD, process, number, 0)
    if ours < 0:
        return
    with socket.socket(fileno=ours) as shared:
        if shared.family in (socket.AF_INET, socket.AF_INET6):
            shared.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
