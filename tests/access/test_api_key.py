"""An Api-Key: in one header, and nowhere else."""

import json

import httpx
import pytest

from elevate_tag.access.api_key import HEADER, HIDDEN, ApiKey, odd_at

SECRET = "pkSECRETSECRETSECRET"  # noqa: S105 (what is looked for)


def test_it_shows_itself_to_nobody() -> None:
    """Not printed, formatted, nor by its attributes."""
    key = ApiKey(SECRET)
    assert f"{key} {key!r} {vars(key)} {[key]}" == f"{HIDDEN} {HIDDEN} {{}} [{HIDDEN}]"
    assert repr(ApiKey(SECRET, "…")) == "…"


def test_it_goes_into_the_request_and_not_into_the_client() -> None:
    """On its way out."""
    sent: list[httpx.Request] = []

    def take(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    with httpx.Client(auth=ApiKey(SECRET), transport=httpx.MockTransport(take)) as client:
        client.get("https://cluster.example/")
        assert HEADER not in client.headers
    assert sent[0].headers[HEADER] == SECRET


def test_an_answer_is_scrubbed_of_it() -> None:
    """As often as it is there."""
    assert ApiKey(SECRET).scrub(f"{SECRET}, {SECRET}?") == f"{HIDDEN}, {HIDDEN}?"


@pytest.mark.parametrize(
    "written",
    [
        r"pk+/A\"&",
        json.dumps('pk+/A"&'),
        r"pk\u002B\/A\u0022\u0026",
        r"\u0070\u006b\u002b\u002f\u0041\u0022\u0026",
        json.dumps(r"pk\u002b\/A\"&"),
        "pk%2B%2fA%22%26",
        "pk&#43;&#x2F;A&quot;&amp;",
    ],
)
def test_an_answer_is_scrubbed_of_it_however_it_is_written(written: str) -> None:
    """As JSON, HTML and URLs write signs, so that no reader can have it back."""
    scrubbed = ApiKey('pk+/A"&').scrub(f"no key {written} here")
    assert scrubbed.replace('"', "") == f"no key {HIDDEN} here"


def test_what_only_looks_like_it_stays() -> None:
    """Its signs are no regular expression."""
    assert ApiKey("pk.+").scrub("pkkk pk.. pk.+") == f"pkkk pk.. {HIDDEN}"


@pytest.mark.parametrize(
    ("text", "place"),
    [("pk-1~!", None), ("", None), ("key\n", 3), (" key", 0), ("a b", 1), ("kéy", 1), ("k\x7f", 1)],
)
def test_what_no_header_s_secret_has_is_found(text: str, place: int | None) -> None:
    """By its place, so that a message need not show the text."""
    assert odd_at(text) == place
