"""The shopper's keys, read by real frameworks from real requests."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from starlette.requests import Request

from elevate_tag.payments.visitor import LONGEST, VisitorKeys, keys_in, visitor_keys
from tests.payments import shops

FORM = {"elevateCustomerKey": "form-c", "elevateSessionKey": "form-s", "name": "Ada"}
COOKIES = "apptus.customerKey=cookie-c; theme=dark; apptus.sessionKey=cookie-s"

Post = Callable[..., Any]


def post_sync(transport: httpx.BaseTransport, url: str, **given: Any) -> Any:
    """What a checkout answers."""
    with httpx.Client(transport=transport, base_url=shops.BASE, trust_env=False) as client:
        return client.post(url, **given).raise_for_status().json()


def post_async(transport: httpx.AsyncBaseTransport, url: str, **given: Any) -> Any:
    """The same, for a transport that is awaited."""

    async def post() -> Any:
        async with httpx.AsyncClient(
            transport=transport, base_url=shops.BASE, trust_env=False
        ) as client:
            return (await client.post(url, **given)).raise_for_status().json()

    return asyncio.run(post())


@pytest.fixture(params=["flask", "django", "django, async", "starlette", "starlette, read before"])
def checkout(request: pytest.FixtureRequest) -> Post:
    """Posts to the checkout of each framework."""
    ways: dict[str, Post] = {
        "flask": lambda **given: post_sync(shops.flask_shop(), "/checkout", **given),
        "django": lambda **given: post_sync(shops.django_shop(), "/checkout", **given),
        "django, async": lambda **given: post_async(shops.django_async_shop(), "/async", **given),
        "starlette": lambda **given: post_async(shops.starlette_shop(), "/checkout", **given),
        "starlette, read before": lambda **given: post_async(
            shops.starlette_shop(), "/checkout?before", **given
        ),
    }
    return ways[request.param]


def test_the_form_s_keys_come_before_the_cookies(checkout: Post) -> None:
    """It was filled on this very page."""
    keys = checkout(data=FORM, headers={"Cookie": COOKIES})
    assert keys == ["form-c", "form-s"]


def test_a_form_with_files_in_it_is_read_too(checkout: Post) -> None:
    """As multipart; a file under a key's name is no key."""
    files = {"elevateSessionKey": ("s.txt", b"x"), "letter": ("l.txt", b"x")}
    data = {"elevateCustomerKey": "form-c"}
    assert checkout(data=data, files=files, headers={"Cookie": COOKIES}) == ["form-c", "cookie-s"]


def test_without_form_fields_the_cookies_are_read(checkout: Post) -> None:
    """Their values percent-decoded, a plus as it stands."""
    cookies = f"apptus.customerKey={quote('å c/=+', safe='')}; apptus.sessionKey=a+b%25"
    assert checkout(data={"name": "Ada"}, headers={"Cookie": cookies}) == ["å c/=+", "a+b%"]
    assert checkout(json={"a": 1}, headers={"Cookie": COOKIES}) == ["cookie-c", "cookie-s"]


@pytest.mark.parametrize(
    ("form", "cookies"),
    [
        ({}, ""),
        ({"elevateCustomerKey": "c"}, ""),
        ({"elevateCustomerKey": "", "elevateSessionKey": " "}, ""),
        ({}, "apptus.sessionKey=s; apptus.customerKey="),
        ({"elevateSessionKey": "s"}, "apptus.token=t"),
    ],
)
def test_unless_both_keys_are_there_there_are_none(
    checkout: Post, form: dict[str, str], cookies: str
) -> None:
    """An order of somebody unknown is an order all the same."""
    assert checkout(data=form, headers={"Cookie": cookies}) is None


@pytest.mark.parametrize("odd", ["", "  ", "x" * (LONGEST + 1), "a\0b", "a\nb", "\ud800", b"c", 7])
def test_what_cannot_be_a_key_counts_as_none(odd: Any) -> None:
    """The cookie is taken in its place, if it is one."""
    form = FORM | {"elevateCustomerKey": odd}
    assert keys_in(form, {}) is None
    assert keys_in(form, {"apptus.customerKey": "c"}) == VisitorKeys("c", "form-s")


def test_the_longest_key_is_a_key() -> None:
    """Spaces around it come from a template."""
    form = {"elevateCustomerKey": " c\n", "elevateSessionKey": "x" * LONGEST}
    assert keys_in(form, {}) == VisitorKeys("c", "x" * LONGEST)


def test_a_request_that_must_be_awaited_is_named_with_what_to_write() -> None:
    """Rather than read as one without a form."""
    request = Request({"type": "http", "headers": [(b"cookie", COOKIES.encode())]})
    with pytest.raises(TypeError, match=r"Request has no form .* await visitor_keys_async"):
        visitor_keys(request)
