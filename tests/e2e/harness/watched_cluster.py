"""The sandbox cluster with its ledger open: what arrived is what a test believes."""

from collections import Counter
from dataclasses import dataclass

from starlette.applications import Starlette

from elevate_tag.browser.core.wire import QUESTION
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import NONE, Fault, Faults
from elevate_tag.sandbox.cluster.ledger import Ledger, LedgerTimeout
from elevate_tag.sandbox.cluster.tickets import Tickets

ARRIVES_WITHIN = 30.0
"""Seconds; a notification takes milliseconds.

A starved machine takes some seconds, and a browser may keep the next page waiting some 20 for a
file that the page before had asked for in vain.
"""


@dataclass(frozen=True)
class WatchedCluster:
    """One cluster. Tickets that a page shall send are issued first: `tickets.issue("T1")`."""

    url: str
    ledger: Ledger
    tickets: Tickets
    faults: Faults

    @classmethod
    def of(cls, app: Starlette, url: str) -> "WatchedCluster":
        """The cluster that `create_cluster` made, served at this URL."""
        return cls(url, app.state.ledger, app.state.tickets, app.state.faults)

    def fail(self, fault: Fault) -> None:
        """From now on notifications meet this."""
        self.faults.set(fault)

    def heal(self) -> None:
        """From now on they meet nothing."""
        self.faults.set(NONE)

    def expect(self, kind: str, ticket: str) -> Arrival:
        """The first notification of this kind and ticket that was taken, there or still to come."""

        def fits(arrival: Arrival) -> bool:
            return arrival.taken and (arrival.kind, arrival.ticket) == (kind, ticket)

        try:
            return self.ledger.wait_for(fits, ARRIVES_WITHIN)
        except LedgerTimeout as error:
            raise AssertionError(f"expected {kind} {ticket!r}: {error}") from None

    def expect_only(self, *sent: tuple[str, str]) -> None:
        """All of these were taken, and nothing else arrived, no preflight either.

        What the tag asks a cluster to learn whether it is well is no notification of anything.
        A pair named twice is to arrive twice. Nothing shows that something will not come any more:
        let the page send a known further notification last, and name it here with the rest.
        """
        missing = Counter(sent)

        def completes(arrival: Arrival) -> bool:
            if arrival.taken:
                missing[arrival.kind, arrival.ticket] -= 1
            return not +missing

        wanted = sorted(("POST", kind, ticket) for kind, ticket in sent)
        try:
            self.ledger.wait_for(completes, ARRIVES_WITHIN)
        except LedgerTimeout as error:
            raise AssertionError(f"expected {wanted}: {error}") from None
        arrivals = [each for each in self.ledger.arrivals() if each.kind != QUESTION]
        got = sorted((each.method, each.kind, each.ticket) for each in arrivals)
        assert got == wanted, f"more than expected; {self.ledger.described()}"
