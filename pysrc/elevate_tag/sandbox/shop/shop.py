"""What a request needs of the shop it came to."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from starlette.requests import Request

from elevate_tag.sandbox.shop.cluster_client import ClusterClient
from elevate_tag.sandbox.shop.order_book import OrderBook
from elevate_tag.sandbox.shop.rendering import Pages


@dataclass(frozen=True)
class Shop:
    """One shop: whom it asks, how it answers, what was ordered, and where the built tag is."""

    client: ClusterClient
    pages: Pages
    book: OrderBook
    dist: Path


def shop_of(request: Request) -> Shop:
    """The shop that serves this request."""
    return cast(Shop, request.app.state.shop)
