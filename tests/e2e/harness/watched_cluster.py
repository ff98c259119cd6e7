"""The sandbox cluster with its ledger open: what arrived is what a test believes."""

import json
from collections import Counter
from dataclasses import dataclass

from starlette.applications import Starlette

from elevate_tag.browser.core.wire import QUESTION, QUESTION_BODY
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import Fault, Faults
from elevate_tag.sandbox.cluster.ledger import Ledger, LedgerTimeout
from elevate_tag.sandbox.cluster.tickets import Tickets

ARRIVES_WITHIN = 30.0
"""Seconds; a notification takes milliseconds.

A starved machine takes some seconds, and a browser may keep the next page waiting some 20 for a
file that the page before had asked for in vain.
"""

SENDER = frozenset({"market", "customerKey", "sessionKey", "token", "id"})
"""What a body of Web API v1 has beside what it is about."""


def about(arrival: Arrival) -> str:
    """What it is about: its ticket, or, of one without, the rest of its body: `{"lines":[…]}`."""
    if arrival.ticket or not arrival.body:
        return arrival.ticket
    try:
        fields = json.loads(arrival.body)
    except ValueError:
        return arrival.body.decode("utf-8", "replace")
    rest = {name: value for name, value in fields.items() if name not in SENDER}
    return json.dumps(rest, separators=(",", ":"), ensure_ascii=False) if rest else ""


def is_beside(arrival: Arrival) -> bool:
    """What the tag asks a cluster to learn whether it is well, or a browser before it sends JSON.

    Only Elevate 3 wants `application/json`, for which browsers ask.
    """
    asked = arrival.kind == QUESTION and arrival.body == QUESTION_BODY.encode()
    return asked or (arrival.method == "OPTIONS" and arrival.api.startswith("elevate-3/"))


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
        """From now on they meet nothing, and what was held is answered."""
        self.faults.end()

    def expect(self, kind: str, what: str) -> Arrival:
        """The first that was taken, there or still to come, of this kind about this: see `about`.

        That is a ticket, or `'{"productKey":"P1001"}'`; `""` for the end of a session.
        """

        def fits(arrival: Arrival) -> bool:
            return arrival.taken and (arrival.kind, about(arrival)) == (kind, what)

        try:
            return self.ledger.wait_for(fits, ARRIVES_WITHIN)
        except LedgerTimeout as error:
            raise AssertionError(f"expected {kind} {what!r}: {error}") from None

    def expect_only(self, *sent: tuple[str, str]) -> None:
        """All of these were taken, and nothing else arrived, no preflight either: see `is_beside`.

        Each is a kind and what it is about, as `expect` takes them.
        A pair named twice is to arrive twice. Nothing shows that something will not come any more:
        let the page send a known further notification last, and name it here with the rest.
        """
        missing = Counter(sent)

        def completes(arrival: Arrival) -> bool:
            if arrival.taken:
                missing[arrival.kind, about(arrival)] -= 1
            return not +missing

        wanted = sorted(("POST", kind, what) for kind, what in sent)
        try:
            self.ledger.wait_for(completes, ARRIVES_WITHIN)
        except LedgerTimeout as error:
            raise AssertionError(f"expected {wanted}: {error}") from None
        arrivals = [each for each in self.ledger.arrivals() if not is_beside(each)]
        got = sorted((each.method, each.kind, about(each)) for each in arrivals)
        assert got == wanted, f"more than expected; {self.ledger.described()}"
