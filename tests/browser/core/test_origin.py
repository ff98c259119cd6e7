"""The origin host setting: which pages may send."""

import pytest

from tests.browser.probe.core import Core

SHOP = "https://shop.example"


@pytest.mark.parametrize(
    ("setting", "origin"),
    [
        ("", SHOP),
        ("", "null"),
        (SHOP, SHOP),
        ("https://SHOP.example", SHOP),
        ("https://shop.example:443", SHOP),
        ("http://shop.example:80", "http://shop.example"),
        ("http://localhost:8800", "http://localhost:8800"),
        (f"https://other.example {SHOP}", SHOP),
        (f"https://other.example\n\t{SHOP}", SHOP),
        ("https://*.shop.example", "https://www.shop.example"),
        ("https://*.shop.example", "https://a.b.shop.example"),
        ("https://*.shop.example:443", "https://www.shop.example"),
        ("https://*.shop.example:8443", "https://www.shop.example:8443"),
    ],
)
def test_an_allowed_page_may_send(core: Core, setting: str, origin: str) -> None:
    """Empty allows all; else protocol, domain and port must be covered."""
    assert core("origin_allowed", setting, origin)


@pytest.mark.parametrize(
    ("setting", "origin"),
    [
        (SHOP, "http://shop.example"),
        (SHOP, "https://shop.example:8443"),
        (SHOP, "https://www.shop.example"),
        (SHOP, "https://shop.example.evil.test"),
        (SHOP, "null"),
        ("https://*.shop.example", SHOP),
        ("https://*.shop.example", "https://evilshop.example"),
        ("https://*.shop.example", "http://www.shop.example"),
        ("https://*.shop.example", "https://www.shop.example:8443"),
        ("https://*.shop.example", "https://www.shop.example.evil.test"),
        ("http://shop.example:443", SHOP),
        ("https://shop.example:80", SHOP),
    ],
)
def test_any_other_page_may_not(core: Core, setting: str, origin: str) -> None:
    """A preview, a saved copy, a proxy, a look-alike."""
    assert not core("origin_allowed", setting, origin)
