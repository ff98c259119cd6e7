"""Puts a shop together: settings, routes, nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from elevate_tag.sandbox.shop import (
    assets,
    cart_pages,
    checkout_pages,
    error_pages,
    pages,
    saved,
    search,
    way_pages,
)
from elevate_tag.sandbox.shop.cluster_client import ClusterClient
from elevate_tag.sandbox.shop.headers import SecurityHeaders
from elevate_tag.sandbox.shop.order_book import opened
from elevate_tag.sandbox.shop.rendering import Pages
from elevate_tag.sandbox.shop.settings import ShopSettings
from elevate_tag.sandbox.shop.shop import Shop
from elevate_tag.sandbox.shop.telling import client_of, telling

__all__ = ["ShopSettings", "create_shop"]


def create_shop(settings: ShopSettings) -> Starlette:
    """An ASGI application, which delivers its payments itself while it is served.

    Raises `SnippetError` when the snippet of its pages cannot be made, and `PaymentError` for an
    Api-Key that cannot be one.
    """
    templates = Pages(settings)
    templates.check()
    payments = client_of(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with opened(settings.database) as book, telling(book.outbox, payments):
            client = ClusterClient(settings)
            app.state.shop = Shop(client, templates, book, settings.dist)
            yield
            await client.close()

    return Starlette(
        routes=[
            Route("/", pages.start),
            Route("/search", search.search),
            Route("/product/{product_key}", pages.product),
            Route("/cart", cart_pages.show),
            Route("/cart/add", cart_pages.add, methods=["POST"]),
            Route("/cart/change", cart_pages.change, methods=["POST"]),
            Route("/cart/remove", cart_pages.remove, methods=["POST"]),
            Route("/saved/add", saved.save, methods=["POST"]),
            Route("/saved/remove", saved.save, methods=["POST"]),
            Route("/checkout", checkout_pages.show),
            Route("/checkout", checkout_pages.pay, methods=["POST"]),
            Route("/thanks/{order_id}", checkout_pages.thanks),
            Route("/with", way_pages.first),
            Route("/with/{way}", way_pages.show),
            *assets.mounts(settings.dist),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=error_pages.HANDLERS,
        lifespan=lifespan,
    )
