"""The origin host setting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster.origin import OriginHost, OriginHostError, allowed

LABEL = st.from_regex("[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)


def _allowed(origin: str, *hosts: str) -> bool:
    return allowed(origin, [OriginHost.parse(host) for host in hosts])


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://shop.example", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("https://shop.example", "https://shop.example:443"),
        ("http://shop.example:80", "http://shop.example"),
        ("https://Shop.Example", "HTTPS://SHOP.example"),
        ("https://www.shop.example", "https://*.shop.example"),
        ("https://a.b.shop.example", "https://*.shop.example"),
        ("http://www.shop.example:8080", "http://*.shop.example:8080"),
        ("http://127.0.0.1:8800", "http://127.0.0.1:8800"),
        ("http://[::1]:8800", "http://[::1]:8800"),
    ],
)
def test_an_origin_is_allowed_by_its_protocol_domain_and_port(origin: str, host: str) -> None:
    """Default ports may be written or left out, capitals do not count."""
    assert _allowed(origin, "https://other.example", host)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://shop.example", "https://shop.example"),
        ("https://shop.example:8443", "https://shop.example"),
        ("https://www.shop.example", "https://shop.example"),
        ("https://shop.example", "https://*.shop.example"),
        ("https://evilshop.example", "https://*.shop.example"),
        ("https://shop.example.evil.example", "https://*.shop.example"),
        ("https://shop.example.evil.example", "https://shop.example"),
        ("https://*.shop.example", "https://*.shop.example"),
        ("https://*.shop.example", "https://shop.example"),
        ("null", "https://shop.example"),
        ("chrome-extension://abc", "https://shop.example"),
        ("https://shop.example/path", "https://shop.example"),
        ("https://user@shop.example", "https://shop.example"),
    ],
)
def test_any_other_origin_is_not(origin: str, host: str) -> None:
    """Neither a look-alike, nor another port, nor the domain itself where `*.` was asked for."""
    assert not _allowed(origin, host)


@pytest.mark.parametrize("origin", ["", "null", "https://shop.example", "what is this"])
def test_no_setting_allows_every_origin(origin: str) -> None:
    """The vendor's default."""
    assert _allowed(origin)


def test_a_request_without_origin_is_no_pages_and_is_allowed() -> None:
    """Servers and command lines send none."""
    assert _allowed("", "https://shop.example")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "shop.example",
        "https://",
        "https://*",
        "https://*.",
        "ftp://shop.example",
        "https://shop.example/",
        "https://www.*.example",
        "https://shop.example:port",
        "https://å.se",
    ],
)
def test_an_entry_that_cannot_be_read_is_an_error_that_shows_how(text: str) -> None:
    """It names the entry and gives examples."""
    with pytest.raises(OriginHostError, match=r"write it like https://shop\.example") as error:
        OriginHost.parse(text)
    assert repr(text) in str(error.value)


@given(st.sampled_from(["http", "https"]), st.lists(LABEL, min_size=2, max_size=4), LABEL)
def test_a_wildcard_allows_all_subdomains_and_only_those(
    scheme: str, labels: list[str], sub: str
) -> None:
    """Whatever the names are."""
    domain = ".".join(labels)
    assert _allowed(f"{scheme}://{sub}.{domain}", f"{scheme}://*.{domain}")
    assert not _allowed(f"{scheme}://{sub}{domain}", f"{scheme}://*.{domain}")
    assert not _allowed(f"{scheme}://{domain}", f"{scheme}://*.{domain}")
