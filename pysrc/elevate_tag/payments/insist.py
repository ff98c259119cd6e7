"""Has something written down though the database is away: what was sent must not be sent again."""

import logging
import math
import threading
import time
from collections.abc import Callable
from itertools import chain, repeat
from typing import TypeVar

from elevate_tag.payments.outbox.away import cause_of, is_away

T = TypeVar("T")

LOG = logging.getLogger(__name__)

NEVER = threading.Event()

PAUSES = (0.1, 0.5, 1.0, 3.0)
"""Seconds between tries, the last again and again."""

LAST = 10.0
"""Seconds for which it is tried yet by who is told to stop: longer than a database takes to start,
and no longer than those wait who tell a process to end."""


def insist(write: Callable[[], T], stop: threading.Event | None) -> T:
    """What `write` gives, as soon as the database takes it.

    Until then, however long that is: without a database there is nothing else to do. Once `stop` is
    set, or without one, for `LAST` seconds more; then what keeps it away is raised.
    """
    ends, pauses = math.inf, chain(PAUSES, repeat(PAUSES[-1]))
    while True:
        now = time.monotonic()
        if stop is None or stop.is_set():
            ends = min(ends, now + LAST)
        try:
            return write()
        except Exception as error:
            if now >= ends or not is_away(error):
                raise
            LOG.warning("the outbox's database does not answer: %s", cause_of(error))
        # Whoever is told to stop waits all the same, but not past the end.
        waits_for = NEVER if stop is None or stop.is_set() else stop
        waits_for.wait(min(next(pauses), ends - now))
