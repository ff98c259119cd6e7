"""Three checkouts, one per framework, each answering the keys that it read as JSON or `null`."""

from types import ModuleType
from typing import Any

import django
import flask
import httpx
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from elevate_tag.payments.visitor import VisitorKeys, visitor_keys, visitor_keys_async

BASE = "http://shop.test"


def shown(keys: VisitorKeys | None) -> list[str] | None:
    """As JSON has it."""
    return [keys.customer_key, keys.session_key] if keys else None


def flask_shop() -> httpx.BaseTransport:
    """Flask."""
    app = flask.Flask("shop")

    @app.post("/checkout")
    def checkout() -> Any:
        return flask.jsonify(shown(visitor_keys(flask.request)))

    return httpx.WSGITransport(app)


def _django_checkout(request: HttpRequest) -> JsonResponse:
    return JsonResponse(shown(visitor_keys(request)), safe=False)


async def _django_async_checkout(request: HttpRequest) -> JsonResponse:
    return JsonResponse(shown(await visitor_keys_async(request)), safe=False)


def _set_django_up() -> None:
    if settings.configured:
        return
    urls: Any = ModuleType("urls")
    urls.urlpatterns = [path("checkout", _django_checkout), path("async", _django_async_checkout)]
    settings.configure(ALLOWED_HOSTS=["shop.test"], ROOT_URLCONF=urls, SECRET_KEY="of no value")  # noqa: S106
    django.setup()


def django_shop() -> httpx.BaseTransport:
    """Django."""
    _set_django_up()
    return httpx.WSGITransport(get_wsgi_application())


def django_async_shop() -> httpx.AsyncBaseTransport:
    """Django served by ASGI, with an async view at `/async`."""
    _set_django_up()
    return httpx.ASGITransport(get_asgi_application())


async def _starlette_checkout(request: Request) -> JSONResponse:
    before = dict(await request.form()) if "before" in request.query_params else None
    keys = await visitor_keys_async(request)
    after = dict(await request.form())
    assert before in (None, after), "the shop's own reading gave something else"
    await request.close()
    return JSONResponse(shown(keys))


def starlette_shop() -> httpx.AsyncBaseTransport:
    """Starlette, whose requests FastAPI's are; `?before` reads the form before the keys."""
    app = Starlette(routes=[Route("/checkout", _starlette_checkout, methods=["POST"])])
    return httpx.ASGITransport(app)
