"""Who asks for a panel, and with which arguments: Web API v2 and v1 of Elevate 3, told apart.

v2 has the visitor under `esales.` and takes all else as arguments of the panel. v1 has the visitor
without a prefix, with a token if signed in, and every argument under `arg.`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from elevate_tag.sandbox.cluster import parameters
from elevate_tag.sandbox.cluster.notification import apis, envelope
from elevate_tag.sandbox.cluster.notification.request import Known
from elevate_tag.sandbox.cluster.refusal import Refused, shown

ARGUMENT = "arg."


@dataclass(frozen=True)
class Asked:
    """A customer key and the panel's arguments."""

    customer_key: str
    arguments: Mapping[str, str]


def read_v2(query: str, known: Known) -> Asked:
    """Refuses a visitor who is not as Web API v2 documents it."""
    given = parameters.read(query, allowed=_names(query))
    if not any(name.startswith(apis.PREFIX) for name in given):
        raise Refused(400, "parameter esales.market is missing")
    apis.ELEVATE_3_V2.check_sender(given, known.markets)
    arguments = {k: v for k, v in given.items() if k not in apis.ELEVATE_3_V2.parameters}
    return Asked(given["esales.customerKey"], arguments)


def read_v1(query: str, known: Known) -> Asked:
    """Refuses a visitor who is not as Web API v1 documents it, and an argument without `arg.`."""
    given = parameters.read(query, allowed=_names(query))
    for name in ("market", "customerKey", "sessionKey"):
        if name not in given:
            raise Refused(400, f"parameter {name} is missing")
    sender = {name: given[name] for name in envelope.FIELDS if name in given}
    envelope.opened(sender, known, with_id=False)
    rest = {name: value for name, value in given.items() if name not in sender}
    for name in rest:
        if not name.startswith(ARGUMENT):
            raise Refused(400, f"unknown parameter {shown(name)}: arguments begin with {ARGUMENT}")
    return Asked(given["customerKey"], {k.removeprefix(ARGUMENT): v for k, v in rest.items()})


def _names(query: str) -> Sequence[str]:
    """All that the query has: which of them a panel knows is its own affair."""
    return [name for name, _ in parse_qsl(query, keep_blank_values=True)]
