"""What a request to the relay needs of it."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from elevate_tag.payments import PaymentOutbox
from elevate_tag.payments.background import Background
from elevate_tag.payments.relay.metrics import Metrics
from elevate_tag.payments.relay.secret import Secret


@dataclass(frozen=True)
class Relay:
    """Where orders go, who may hand them in, and the worker, if it runs here."""

    outbox: PaymentOutbox
    secret: Secret
    metrics: Metrics
    background: Background | None


def relay_of(request: Request) -> Relay:
    """The relay that serves this request; raises `Problem` of 401 without its secret."""
    relay = open_relay_of(request)
    relay.secret.check(request.headers.get("Authorization", ""))
    return relay


def open_relay_of(request: Request) -> Relay:
    """The same for what anybody may ask."""
    return cast(Relay, request.app.state.relay)
