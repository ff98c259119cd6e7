"""Payment notifications, from the shop's server: the tag's counterpart, with the Api-Key.

`PaymentClient` (or `AsyncPaymentClient`) tells the cluster at once. `PaymentOutbox` keeps a payment
in the order's own transaction, and a `Worker` delivers it from there. `parse_payment` reads what
came from outside. `errors` has the tree of what can be raised.

What is named here is loaded when it is first used: without the packages of the extra `payments`,
`import elevate_tag.payments` and whatever checks a payment work all the same.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from elevate_tag.payments.answer import Accepted, Answer, PartlyAccepted
from elevate_tag.payments.errors import (
    OutboxError,
    PaymentError,
    PaymentRefused,
    PaymentUnanswered,
)
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.patience import Patience
from elevate_tag.payments.payment import Payment
from elevate_tag.payments.reading import load_json, parse_payment

if TYPE_CHECKING:
    from elevate_tag.payments.async_client import AsyncPaymentClient
    from elevate_tag.payments.client import PaymentClient
    from elevate_tag.payments.outbox.box import PaymentOutbox
    from elevate_tag.payments.outbox.entry import Entry, State
    from elevate_tag.payments.worker import Worker

__all__ = [
    "Accepted",
    "Answer",
    "AsyncPaymentClient",
    "Entry",
    "OutboxError",
    "PartlyAccepted",
    "Patience",
    "Payment",
    "PaymentClient",
    "PaymentError",
    "PaymentLine",
    "PaymentOutbox",
    "PaymentRefused",
    "PaymentUnanswered",
    "State",
    "Worker",
    "load_json",
    "parse_payment",
]

_LATER = {
    "AsyncPaymentClient": "elevate_tag.payments.async_client",
    "PaymentClient": "elevate_tag.payments.client",
    "Entry": "elevate_tag.payments.outbox.entry",
    "PaymentOutbox": "elevate_tag.payments.outbox.box",
    "State": "elevate_tag.payments.outbox.entry",
    "Worker": "elevate_tag.payments.worker",
}
"""What needs a package of the extra, and where it is."""


def __getattr__(name: str) -> object:
    """Loads what needs httpx or SQLAlchemy; says what to install where they are missing."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(_LATER[name]), name)
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        raise ModuleNotFoundError(
            f"elevate_tag.payments.{name} needs {package}: pip install 'elevate-tag[payments]'",
            name=missing.name,
        ) from missing
