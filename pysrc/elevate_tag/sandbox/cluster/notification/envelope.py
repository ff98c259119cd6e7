"""The body of Web API v1, which carries who sends beside what is sent.

    {"market": "UK", "customerKey": "…", "sessionKey": "…", "id": "0.nd2bj6h4pi9", "token": null,
     "ticket": "…"}

`id` is the notification's own and stays the same when it is sent again. Whether the vendor's
cluster drops a repeat by it is not documented: this one takes it, and the ledger marks it.
"""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster.notification import keys
from elevate_tag.sandbox.cluster.notification.request import Known
from elevate_tag.sandbox.cluster.refusal import Refused, shown

FIELDS = frozenset({"market", "customerKey", "sessionKey", "token"})
ID = "id"


def opened(fields: Mapping[str, object], known: Known, *, with_id: bool) -> dict[str, object]:
    """What is left of the fields without the envelope's, which are checked; `Refused` else."""
    market = _needed(fields, "market")
    if market not in known.markets:
        configured = ", ".join(known.markets)
        raise Refused(400, f"unknown market {shown(market)}: configured are {configured}")
    token = keys.text(fields, "token")
    keys.check_customer_key(_needed(fields, "customerKey"), token, known.private_key)
    keys.check_uuid("sessionKey", _needed(fields, "sessionKey"))
    if with_id:
        _needed(fields, ID)
    taken = FIELDS | {ID} if with_id else FIELDS
    return {name: value for name, value in fields.items() if name not in taken}


def _needed(fields: Mapping[str, object], name: str) -> str:
    value = keys.text(fields, name)
    if value is None:
        raise Refused(400, f"the body has no field {name}")
    return value
