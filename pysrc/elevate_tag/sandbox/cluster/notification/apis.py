"""The four APIs that take notifications, and how each is told who sends.

`/api/v2` is the path of two of them: API v2 of Elevate 4, whose parameters are `market`,
`customerKey`, `sessionKey`, and Web API v2 of Elevate 3, where the same begin with `esales.`. The
sandbox tells them apart by that prefix and not by a setting: then one cluster serves both, and a
request for the one with the parameters of the other is refused by name instead of half fitting.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster import parameters, visitor
from elevate_tag.sandbox.cluster.body import MEDIA_TYPES
from elevate_tag.sandbox.cluster.notification import keys
from elevate_tag.sandbox.cluster.refusal import Refused, shown

PREFIX = "esales."
JSON_ONLY = ("application/json",)

CheckSender = Callable[[Mapping[str, str], Sequence[str]], None]
"""Refuses parameters whose market or keys are not as documented; the markets are the cluster's."""


@dataclass(frozen=True)
class Api:
    """One API: `path` is what stands between `/api/` and `/notifications/`.

    `parameters` are those of the sender in the query; none where the body has them. `docs` is
    where a notification's page is, its name still to be added.
    """

    name: str
    path: str
    check_sender: CheckSender
    parameters: frozenset[str]
    media_types: tuple[str, ...]
    docs: str
    prefix: str = ""


def _storefront(given: Mapping[str, str], markets: Sequence[str]) -> None:
    visitor.check(given, markets)


def _elevate_4(given: Mapping[str, str], markets: Sequence[str]) -> None:
    _all_given(given, markets, "")


def _elevate_3(given: Mapping[str, str], markets: Sequence[str]) -> None:
    _all_given(given, markets, PREFIX)
    for name in (f"{PREFIX}customerKey", f"{PREFIX}sessionKey"):
        keys.check_uuid4(f"parameter {name}", given[name])


def _in_the_body(given: Mapping[str, str], markets: Sequence[str]) -> None:
    """Nothing in the query: `envelope.py` reads the body."""


def _all_given(given: Mapping[str, str], markets: Sequence[str], prefix: str) -> None:
    for name in ("market", "customerKey", "sessionKey"):
        if prefix + name not in given:
            raise Refused(400, f"parameter {prefix}{name} is missing")
    market = given[f"{prefix}market"]
    if market not in markets:
        raise Refused(400, f"unknown market {shown(market)}: configured are {', '.join(markets)}")


_SENDER = ("market", "customerKey", "sessionKey")

STOREFRONT = Api(
    "storefront/v3",
    "storefront/v3",
    _storefront,
    visitor.PARAMETERS,
    MEDIA_TYPES,
    "https://docs.elevate.voyado.cloud/elevate/4/api/storefront/v3/notifications/",
)
ELEVATE_4_V2 = Api(
    "v2",
    "v2",
    _elevate_4,
    frozenset(_SENDER),
    MEDIA_TYPES,
    "https://docs.apptus.com/elevate/4/integration/api/specifications/api-2/notifications/",
)
ELEVATE_3_V2 = Api(
    "elevate-3/v2",
    "v2",
    _elevate_3,
    frozenset(PREFIX + name for name in _SENDER),
    JSON_ONLY,
    "https://docs.elevate.voyado.cloud/elevate/3/web-api-v2/restful-api/",
    PREFIX,
)
ELEVATE_3_V1 = Api(
    "elevate-3/v1",
    "v1",
    _in_the_body,
    frozenset(),
    JSON_ONLY,
    "https://docs.elevate.voyado.cloud/elevate/3/web-api/restful-api/",
)
APIS = (STOREFRONT, ELEVATE_4_V2, ELEVATE_3_V2, ELEVATE_3_V1)


def api_of(version: str, query: str) -> Api:
    """The API that a path's version and a query mean; 404 for a version that is none's."""
    prefixed = any(name.startswith(PREFIX) for name in parameters.glimpse(query))
    for api in APIS:
        if api.path == version and bool(api.prefix) == (prefixed and version == "v2"):
            return api
    paths = ", ".join(dict.fromkeys(api.path for api in APIS))
    raise Refused(404, f"no API version {shown(version)} here: there are {paths}")
