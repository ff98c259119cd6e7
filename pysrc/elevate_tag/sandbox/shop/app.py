"""Puts a shop together: settings, routes, nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from elevate_tag.sandbox.shop import assets, cart_pages, error_pages, pages, search, way_pages
from elevate_tag.sandbox.shop.cluster_client import ClusterClient
from elevate_tag.sandbox.shop.headers import SecurityHeaders
from elevate_tag.sandbox.shop.rendering import Pages
from elevate_tag.sandbox.shop.settings import ShopSettings
from elevate_tag.sandbox.shop.shop import Shop

__all__ = ["ShopSettings", "create_shop"]


def create_shop(settings: ShopSettings) -> Starlette:
    """An ASGI application. Raises `SnippetError` when the snippet of its pages cannot be made."""
    shop = Shop(ClusterClient(settings), Pages(settings), settings.dist)
    shop.pages.check()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await shop.client.close()

    app = Starlette(
        routes=[
            Route("/", pages.start),
            Route("/search", search.search),
            Route("/product/{product_key}", pages.product),
            Route("/cart", cart_pages.show),
            Route("/cart/add", cart_pages.add, methods=["POST"]),
            Route("/cart/change", cart_pages.change, methods=["POST"]),
            Route("/cart/remove", cart_pages.remove, methods=["POST"]),
            Route("/with", way_pages.first),
            Route("/with/{way}", way_pages.show),
            *assets.mounts(settings.dist),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=error_pages.HANDLERS,
        lifespan=lifespan,
    )
    app.state.shop = shop
    return app
