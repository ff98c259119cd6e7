"""Cross-origin headers and preflights."""

import pytest

from elevate_tag.sandbox.cluster import cors
from elevate_tag.sandbox.cluster.origin import OriginHost
from elevate_tag.sandbox.cluster.refusal import Refused

SHOP = [OriginHost.parse("https://*.shop.example")]


def test_an_allowed_origin_is_echoed() -> None:
    """And caches are told that the answer is this origin's alone."""
    assert cors.headers("https://www.shop.example", SHOP) == {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": "https://www.shop.example",
    }


def test_a_request_without_origin_gets_no_cors_header() -> None:
    """There is no page to allow."""
    assert cors.headers("", SHOP) == {"Vary": "Origin"}


def test_another_origin_is_refused() -> None:
    """As CORS filters do; the reason names the setting."""
    with pytest.raises(Refused) as refused:
        cors.headers("https://shop.test", SHOP)
    reason = "origin 'https://shop.test' is not among the origin hosts"
    assert (refused.value.status, refused.value.reason) == (403, reason)


def test_a_preflight_for_what_is_allowed_is_answered() -> None:
    """Header names count in any spelling."""
    assert cors.preflight("POST", "content-type", methods=["POST"]) == {
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": "600",
    }


@pytest.mark.parametrize(
    ("method", "headers", "reason"),
    [
        ("PUT", "", "preflight asks for method 'PUT', not allowed"),
        ("post", "", "preflight asks for method 'post', not allowed"),
        ("POST", "content-type, api-key", "preflight asks for header 'api-key', not allowed"),
    ],
)
def test_a_preflight_for_anything_else_is_refused(method: str, headers: str, reason: str) -> None:
    """By the name of what it asked for."""
    with pytest.raises(Refused) as refused:
        cors.preflight(method, headers, methods=["POST"])
    assert (refused.value.status, refused.value.reason) == (403, reason)


def test_an_options_that_is_no_preflight_learns_the_methods() -> None:
    """Nothing was asked, so nothing is allowed."""
    assert cors.preflight("", "", methods=["GET", "POST"]) == {"Allow": "GET, POST, OPTIONS"}


def test_a_wrong_method_is_405_and_says_which_are_right() -> None:
    """`Allow` is what HTTP wants of a 405."""
    with pytest.raises(Refused) as refused:
        cors.check_method("DELETE", ["POST"])
    assert refused.value.status == 405
    assert refused.value.headers == {"Allow": "POST, OPTIONS"}
