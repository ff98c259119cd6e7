"""A cluster that runs, with what tests do to it."""

import json
from dataclasses import dataclass
from typing import Any

import httpx

from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.cluster.tickets import Tickets

VISITOR = {"market": "UK", "customerKey": "customer", "sessionKey": "session"}
PAGE = {"locale": "en-GB", "touchpoint": "DESKTOP"}
API_KEY = "sandbox-api-key"
TEXT = "text/plain;charset=utf-8"


@dataclass(frozen=True)
class Running:
    """The cluster's state, and a client whose base is its URL."""

    http: httpx.Client
    ledger: Ledger
    tickets: Tickets

    def notify(self, kind: str, ticket: str, **headers: str) -> httpx.Response:
        """Sends a notification as the tag does."""
        return self.http.post(
            f"/api/storefront/v3/notifications/{kind}",
            params=VISITOR,
            content=json.dumps({"ticket": ticket}),
            headers={"Content-Type": TEXT} | headers,
        )

    def pay(self, *lines: object, **headers: str) -> httpx.Response:
        """Sends a payment of these lines as a shop's server does."""
        return self.http.post(
            "/api/admin/v4/notifications/payment",
            params=VISITOR,
            json={"lines": lines},
            headers={"Api-Key": API_KEY} | headers,
        )

    def query(self, page: str, body: object = None, **parameters: str) -> Any:
        """Asks a query, which is to be answered, and gives the answer."""
        url = f"/api/storefront/v3/queries/{page}"
        given = VISITOR | PAGE | parameters
        if body is None:
            response = self.http.get(url, params=given)
        else:
            response = self.http.post(
                url, params=given, content=json.dumps(body), headers={"Content-Type": TEXT}
            )
        assert response.status_code == 200, response.text
        return response.json()
