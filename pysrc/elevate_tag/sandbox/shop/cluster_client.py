"""The shop's questions to the cluster: one method per page, all over one private path.

Queries go as the vendor's own client sends them: POST, text/plain, the visitor in the query
string, the page's configuration in the body. Nothing is cached: an answer's tickets belong to
the one visit that asked.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from elevate_tag.sandbox.shop.errors import ClusterDownError, ClusterRefusedError, NotFoundError
from elevate_tag.sandbox.shop.settings import ShopSettings
from elevate_tag.sandbox.shop.visitor import Visitor

Answer = dict[str, Any]

PATIENCE = httpx.Timeout(5.0)
"""Seconds. A shopper waits no longer than this for a page, so neither do we."""


class ClusterClient:
    """Asks one cluster in one market.

    Raises `ClusterError`, or `NotFoundError` for what is too long to be asked for.
    """

    def __init__(self, settings: ShopSettings) -> None:
        self._settings = settings
        self._http = httpx.AsyncClient(
            base_url=f"{settings.cluster_origin}/api/storefront/v3/queries/",
            timeout=PATIENCE,
            trust_env=False,  # a proxy of the machine's has no business between shop and cluster
        )

    async def landing_page(
        self, visitor: Visitor, reference: str, lists: Sequence[Mapping[str, Any]]
    ) -> Answer:
        """Recommendation lists for a page; `reference` says which page it is."""
        return await self._ask(
            "landing-page", visitor, {"pageReference": reference}, {"recommendationLists": lists}
        )

    async def search_page(
        self, visitor: Visitor, phrase: str, category: str, sort: str = ""
    ) -> Answer:
        """Products that match a phrase, in a category, or both, and the tree of categories."""
        optional = {"selectedCategory": category, "sort": sort}
        given = {name: value for name, value in optional.items() if value}
        body = {"navigation": {"include": True}}
        return await self._ask("search-page", visitor, {"q": phrase, **given}, body)

    async def product_page(
        self, visitor: Visitor, product_key: str, lists: Sequence[Mapping[str, Any]]
    ) -> Answer:
        """A product's details, and lists that go with it."""
        body = {"productGroup": {"include": True}, "recommendationLists": lists}
        return await self._ask("product-page", visitor, {"productKey": product_key}, body)

    async def product_details(self, visitor: Visitor, product_key: str) -> Answer:
        """A product's details for the shop's own use: no visitor has seen it, no event counts."""
        body = {"productGroup": {"include": True}}
        parameters = {"productKey": product_key, "notify": "false"}
        return await self._ask("product-page", visitor, parameters, body)

    async def cart_page(
        self, visitor: Visitor, product_keys: Sequence[str], lists: Sequence[Mapping[str, Any]]
    ) -> Answer:
        """Details of what is in a cart, and lists that go with it."""
        body = {"cart": {"include": True}, "recommendationLists": lists}
        return await self._ask("cart-page", visitor, {"cart": "|".join(product_keys)}, body)

    async def cart_details(self, visitor: Visitor, product_keys: Sequence[str]) -> Answer:
        """Details of what is in a cart for the shop's own use: no event counts."""
        body = {"cart": {"include": True}, "recommendationLists": []}
        parameters = {"cart": "|".join(product_keys), "notify": "false"}
        return await self._ask("cart-page", visitor, parameters, body)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _ask(
        self,
        query: str,
        visitor: Visitor,
        parameters: Mapping[str, str],
        body: Mapping[str, Any],
    ) -> Answer:
        everyone = {
            "market": self._settings.market,
            "locale": self._settings.locale,
            "touchpoint": visitor.touchpoint,
            "customerKey": visitor.customer_key,
            "sessionKey": visitor.session_key,
        }
        try:
            response = await self._http.post(
                query,
                params={**everyone, **parameters},
                content=json.dumps(body),
                headers={"Content-Type": "text/plain;charset=utf-8"},
            )
        except httpx.InvalidURL as error:
            raise NotFoundError(
                "We have nothing of so long a name. Try the search above."
            ) from error
        except httpx.HTTPError as error:
            raise ClusterDownError(f"{query}: {type(error).__name__}: {error}") from error
        return _read(query, response)


def _read(query: str, response: httpx.Response) -> Answer:
    said = f"{query}: {response.status_code}: {response.text[:500]}"
    if response.status_code >= 500:
        raise ClusterDownError(said)
    if response.status_code != 200:
        raise ClusterRefusedError(said)
    try:
        answer = response.json()
    except ValueError as error:
        raise ClusterDownError(said) from error
    if not isinstance(answer, dict):
        raise ClusterDownError(said)
    return answer
