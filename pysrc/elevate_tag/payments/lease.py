"""Keeps a worker's claims while it works on them, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Iterable
from typing import Self

from elevate_tag.payments.outbox.away import cause_of
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.outbox.entry import Entry

LOG = logging.getLogger(__name__)


class Lease:
    """`with Lease(claims, entries, seconds, since):` renews claims each third of their lease.

    `since` is when the entries were claimed, or earlier, by `time.monotonic`.
    """

    def __init__(
        self, claims: Claims, entries: Iterable[Entry], seconds: float, since: float
    ) -> None:
        self._claims = claims
        self._seconds = seconds
        self._held = frozenset(entry.id for entry in entries)
        self._ends = since + seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._renew, name="payments-lease", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def holds(self, entry: Entry) -> bool:
        """Whether what is sent now will be answered before another worker may send it too.

        A third of the lease is left for the answer: then two renewals have failed already. What
        this process lost while it stood still, the next renewal finds out.
        """
        in_time = time.monotonic() < self._ends - self._seconds / 3
        return in_time and entry.id in self._held

    def _renew(self) -> None:
        while not self._over.wait(self._seconds / 3):
            asked = time.monotonic()
            try:
                self._held = self._claims.renew(self._held)
            except Exception as error:
                LOG.warning("claims could not be renewed: %s", cause_of(error))
            else:
                self._ends = asked + self._seconds
