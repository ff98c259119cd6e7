"""A relay and a cluster that run, with what tests do to them."""

import json
from dataclasses import dataclass
from typing import Any

import httpx

from elevate_tag.payments import Entry, PaymentOutbox
from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.cluster.ledger import Ledger

API_KEY = "the-cluster-s-api-key"
SECRET = "the-relay-s-secret"  # noqa: S105 (of no value)
BEARER = {"Authorization": f"Bearer {SECRET}"}

LINE = {"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 14.5}


def order(order_id: str = "A-1", *lines: object, **changes: object) -> dict[str, Any]:
    """An order that is as it should be, but for the changes."""
    keys = {"customerKey": "customer", "sessionKey": "session"}
    return {"orderId": order_id, **keys, "lines": list(lines or [LINE])} | changes


@dataclass(frozen=True)
class Cluster:
    """Where payments arrive."""

    url: str
    ledger: Ledger
    faults: Faults


@dataclass(frozen=True)
class Running:
    """The relay's outbox, and a client whose base is the relay's URL."""

    http: httpx.Client
    outbox: PaymentOutbox

    def hand_in(self, given: object, **headers: str) -> httpx.Response:
        """Posts an order, or the text or bytes that are to be taken for one."""
        content = given if isinstance(given, str | bytes) else json.dumps(given)
        sent = BEARER | {"Content-Type": "application/json"} | headers
        return self.http.post("/payments", content=content, headers=sent)

    def get(self, path: str) -> httpx.Response:
        """Asks with the secret."""
        return self.http.get(path, headers=BEARER)

    def stored(self) -> list[Entry]:
        """What is in the outbox."""
        return list(self.outbox.list())
