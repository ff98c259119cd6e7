"""What both clients are made of: their settings, and how they show themselves."""

from typing import Generic, TypeVar

import httpx

from elevate_tag.access.address import NEWER_HOST
from elevate_tag.access.surroundings import built
from elevate_tag.payments.connection import HEADERS, TIMEOUT, Connection
from elevate_tag.payments.errors import PaymentError

Http = TypeVar("Http", httpx.Client, httpx.AsyncClient)


class BaseClient(Generic[Http]):
    """A cluster in a market, and httpx's client of the kind that waits or is awaited."""

    _kind: type[Http]
    _http: Http

    def __init__(
        self,
        cluster: str,
        api_key: str,
        market: str,
        *,
        timeout: float = TIMEOUT,
        api_base: str = NEWER_HOST,
    ) -> None:
        self._connection = Connection(cluster, api_key, market, api_base)
        self._http = built(
            lambda: self._kind(
                auth=self._connection.key,
                headers=HEADERS,
                timeout=timeout,
                trust_env=self._connection.trust_env,
            ),
            lambda problem: PaymentError("environment", problem),
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._connection!r})"
