"""A cluster's address: by id or URL, and whether others can listen on the way."""

from typing import Any

import pytest

from elevate_tag.access.address import NEWER_HOST, is_loopback, is_open, takes_ids, url_of


@pytest.mark.parametrize(
    ("cluster", "url"),
    [
        ("w1A2B3C4D", "https://w1A2B3C4D.elevate-api.cloud"),
        (" w1A2B3C4D\n", "https://w1A2B3C4D.elevate-api.cloud"),
        ("http://[::1]:8801/", "http://[::1]:8801"),
        ("https://shop.example/elevate/", "https://shop.example/elevate"),
    ],
)
def test_an_id_or_a_url_is_an_address(cluster: str, url: str) -> None:
    """Without a slash at its end."""
    assert url_of(cluster) == url


@pytest.mark.parametrize(
    "cluster",
    [
        *("", "w1", "W1A2B3C4D", "shop.example", "ftp://x", "http://a@b", None, 5),
        *("http://x:99999", "http://x:port", "http://[::1", "http://a\x01b", "http://xn--\xfc"),
    ],
)
def test_anything_else_is_none(cluster: Any) -> None:
    """Whoever would find out, an id's pattern, Python or httpx."""
    assert url_of(cluster) is None


@pytest.mark.parametrize(
    ("api_base", "takes"),
    [
        (NEWER_HOST, True),
        (" https://{cluster-id}.example\n", True),
        ("https://elevate-api.cloud", False),
        ("https://elevate-api.cloud/{cluster-id}", False),
        ("{cluster-id}", False),
        (None, False),
    ],
)
def test_a_host_of_ids_has_a_place_for_the_id(api_base: Any, takes: bool) -> None:
    """In its host, where the vendor has it."""
    assert takes_ids(api_base) is takes


@pytest.mark.parametrize(
    ("url", "loopback", "opened"),
    [
        ("http://127.0.0.1:8801/x", True, False),
        ("http://localhost", True, False),
        ("http://[::1]:80", True, False),
        ("https://shop.example", False, False),
        ("http://shop.example", False, True),
        ("http://10.0.0.1", False, True),
        ("http://127.0.0.1.evil.example", False, True),
    ],
)
def test_a_key_that_others_could_read_is_noticed(url: str, loopback: bool, opened: bool) -> None:
    """Off this machine only https hides it."""
    assert (is_loopback(url), is_open(url)) == (loopback, opened)
