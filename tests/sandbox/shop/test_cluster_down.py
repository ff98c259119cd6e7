"""What the shop shows when the cluster does not answer as it should."""

from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop

PAGES = ("/", "/search?q=mug", "/product/P1001", "/cart")


@pytest.fixture
def abandoned() -> Iterator[httpx.Client]:
    """A visitor of a shop whose cluster has gone."""
    with Serving(create_cluster(ClusterSettings())) as cluster:
        app = create_shop(ShopSettings(cluster.url))
    with Serving(app) as shop, httpx.Client(base_url=shop.url, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stays_friendly(abandoned: httpx.Client, page: str) -> None:
    """503, a page of the shop, no word of what broke."""
    response = abandoned.get(page)
    assert response.status_code == 503
    assert "Your cart is safe" in response.text
    assert "Nordhem" in response.text
    for inside in ("Traceback", "httpx", "ConnectError", "Error:"):
        assert inside not in response.text


def test_the_cart_survives(abandoned: httpx.Client) -> None:
    """Neither a look nor an attempt to add touches its cookie."""
    abandoned.cookies.set("nordhem.cart", "P1001:P1001-sand:2")
    added = abandoned.post("/cart/add", data={"product": "P1001", "variant": "P1001-moss"})
    assert added.status_code == 503
    assert "nordhem.cart" not in added.headers["set-cookie"]
    assert abandoned.cookies["nordhem.cart"] == "P1001:P1001-sand:2"


@pytest.mark.parametrize(
    ("status", "body", "shown"),
    [
        (500, "busy", 503),
        (502, "<html>Bad gateway</html>", 503),
        (200, "<html>not JSON</html>", 503),
        (200, "[]", 503),
        (400, '{"message": "parameter market is missing"}', 502),
        (302, "", 502),
    ],
)
def test_an_answer_that_is_none_is_not_shown(status: int, body: str, shown: int) -> None:
    """Whatever stands where the cluster should be."""

    async def answer(_: Request) -> Response:
        return Response(body, status, media_type="text/html")

    impostor = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
    with Serving(impostor) as cluster, Serving(create_shop(ShopSettings(cluster.url))) as shop:
        response = httpx.get(shop.url, trust_env=False)
    assert response.status_code == shown
    assert "Your cart is safe" in response.text
    assert "parameter" not in response.text
