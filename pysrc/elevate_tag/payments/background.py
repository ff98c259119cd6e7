"""A worker in a thread of its own, beside whatever else this process does."""

import logging
import threading
from collections.abc import Callable
from typing import Self

from elevate_tag.payments.worker import Worker

LOG = logging.getLogger(__name__)

STOPS_WITHIN = 45.0
"""Seconds for the request under way, of which each step has `connection.TIMEOUT`, and then for its
answer to be written down, `insist.LAST`. Nothing bounds a request as a whole: a name that is long
looked up, or headers that come letter by letter, take it further than that."""


class Background:
    """Works while the `with` block runs; what is under way when it ends is brought to its end.

    Unless that takes longer than `stops_within` seconds: then the worker is left behind as if
    killed, and its lease ends by itself. `ended` is called, in its thread, when it ends.
    """

    def __init__(
        self,
        worker: Worker,
        *,
        stops_within: float = STOPS_WITHIN,
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        self._worker = worker
        self._stops_within = stops_within
        self._when_ended = ended
        self._stop = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="payments", daemon=True)

    @property
    def alive(self) -> bool:
        """False once the worker ended by itself, for a reason that the log has."""
        return self._thread.is_alive() and not self._ended

    @property
    def trouble(self) -> str:
        """What keeps it from delivering anything, such as a wrong Api-Key; "" if nothing does."""
        return self._worker.trouble

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        LOG.info("stopping: what is under way is brought to its end first")
        self._thread.join(self._stops_within)
        if self.alive:
            LOG.error(
                "the worker did not stop within %g s and is left behind: what it was sending is "
                "sent again when its lease ends, and may count twice",
                self._stops_within,
            )

    def _run(self) -> None:
        try:
            self._worker.run(self._stop)
        except Exception:
            self._ended = True
            LOG.exception("the worker ended: no payment is delivered until it is started again")
        finally:
            self._when_ended()
