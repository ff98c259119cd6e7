"""Who a request is about: market, user context, customer key and session key.

The user context is the visitor's consent. Its rules are the vendor's for notifications
(docs.elevate.voyado.cloud, Storefront v3, notifications). That they hold for queries as well is
inferred: the page that would say so could not be read.
"""

from collections.abc import Collection, Mapping
from enum import Enum

from elevate_tag.sandbox.cluster.refusal import Refused, shown

PARAMETERS = frozenset({"market", "customerKey", "sessionKey", "userContext"})


class _Key(Enum):
    REQUIRED = "required"
    OPTIONAL = "optional"
    FORBIDDEN = "not allowed"


_KEYS = {
    "PERSONALIZED": {"customerKey": _Key.REQUIRED, "sessionKey": _Key.REQUIRED},
    "UNPERSONALIZED": {"customerKey": _Key.FORBIDDEN, "sessionKey": _Key.REQUIRED},
    "ANONYMOUS": {"customerKey": _Key.FORBIDDEN, "sessionKey": _Key.FORBIDDEN},
    "SYNTHETIC": {"customerKey": _Key.OPTIONAL, "sessionKey": _Key.OPTIONAL},
}


def check(parameters: Mapping[str, str], markets: Collection[str]) -> None:
    """Refuses a request whose market, user context or keys are not as documented."""
    market = parameters.get("market")
    if market is None:
        raise Refused(400, "parameter market is missing")
    if market not in markets:
        raise Refused(400, f"unknown market {shown(market)}: configured are {', '.join(markets)}")
    context = parameters.get("userContext", "PERSONALIZED")
    if context not in _KEYS:
        raise Refused(400, f"unknown userContext {shown(context)}: allowed are {', '.join(_KEYS)}")
    for name, rule in _KEYS[context].items():
        _check_key(name, given=name in parameters, rule=rule, context=context)


def _check_key(name: str, *, given: bool, rule: _Key, context: str) -> None:
    if rule is _Key.REQUIRED and not given:
        raise Refused(400, f"parameter {name} is missing (userContext is {context})")
    if rule is _Key.FORBIDDEN and given:
        raise Refused(400, f"parameter {name} is not allowed when userContext is {context}")
