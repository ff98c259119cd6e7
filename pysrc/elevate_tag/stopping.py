"""Being told to stop, by Ctrl-C or SIGTERM: no failure, but the way that our servers end."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

TOLD_BY = (signal.SIGINT, signal.SIGTERM)

LOOKS_EVERY = 0.5
"""Seconds. A signal that comes just ahead of a wait does not end it: Python hears of it after."""


class Stop:
    """What a main thread waits for: that somebody, or a signal, tells it to stop."""

    def __init__(self) -> None:
        self._told: SimpleQueue[None] = SimpleQueue()

    def tell(self) -> None:
        """It is time; safe in a signal's handler."""
        self._told.put(None)

    def wait(self) -> None:
        """Until then, however long."""
        while True:
            try:
                return self._told.get(timeout=LOOKS_EVERY)
            except Empty:
                continue


@contextmanager
def when_told(stop: Callable[[], object]) -> Iterator[None]:
    """While the block runs, in the main thread, either calls `stop`; afterwards all is as before.

    `stop` runs in the middle of whatever that thread does, so it may wait for no lock, as even
    `threading.Event.set` does: `queue.SimpleQueue.put` and setting an attribute are safe.
    """
    before = {number: signal.signal(number, lambda *_: stop()) for number in TOLD_BY}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
