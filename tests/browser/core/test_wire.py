"""A notification as the cluster reads it."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given

from tests.browser.probe.core import SOME, TEXT, Core

HOST = "https://w1A2B3C4D.elevate-api.cloud"
V3 = "storefront/v3"
E3, E3V1 = "elevate-3/v2", "elevate-3/v1"
ENDPOINT = f"{HOST}/api/{V3}/notifications/"
PERSONALIZED = "PERSONALIZED"


def url(core: Core, version: str, kind: str, level: str = PERSONALIZED) -> str:
    """What follows the endpoint."""
    whole: str = core("notification_url", version, "/", kind, "UK", "c1", "s1", level)
    return whole


def body(core: Core, version: str, kind: str, **about: str) -> object:
    """What the body says; None when there is none."""
    names = ("ticket", "product", "variant", "values", "token")
    text = core("notification_body", version, kind, *(about.get(name, "") for name in names))
    return json.loads(text) if text else None


def test_a_notification_has_the_documented_form(core: Core) -> None:
    """As the vendor's click page shows it."""
    found = core("notification_url", V3, ENDPOINT, "click", "UK", "c1", "s1", PERSONALIZED)
    assert found == ENDPOINT + "click?market=UK&customerKey=c1&sessionKey=s1"
    text = core("notification_body", V3, "click", "Oy9mYXNoaW9u+/=", "", "", "", "")
    assert text == '{"ticket":"Oy9mYXNoaW9u+/="}'


@SOME
@given(TEXT)
def test_any_text_arrives_as_it_was(core: Core, text: str) -> None:
    """In the query and in the body."""
    found = core("notification_url", V3, ENDPOINT, "click", text, text, text, PERSONALIZED)
    query = parse_qs(urlsplit(found).query, strict_parsing=True)
    assert query == {"market": [text], "customerKey": [text], "sessionKey": [text]}
    assert body(core, V3, "click", ticket=text) == {"ticket": text}


@pytest.mark.parametrize(
    ("version", "kind", "wanted"),
    [
        (V3, "add-favorite", "/add-favorite?market=UK&customerKey=c1&sessionKey=s1"),
        ("v2", "payment", "/payment?market=UK&customerKey=c1&sessionKey=s1"),
        (E3, "add-favorite", "/favorite/add?esales.market=UK&esales.customerKey=c1&esales."),
        (E3, "add-to-cart", "/adding-to-cart?esales.market=UK&"),
        (E3, "non-esales-add-to-cart", "/non-esales-adding-to-cart?esales."),
        (E3V1, "click", "/click"),
    ],
)
def test_each_version_has_its_own_paths_and_names(
    core: Core, version: str, kind: str, wanted: str
) -> None:
    """As docs/versions.md has them."""
    found = url(core, version, kind)
    assert found == wanted if version == E3V1 else found.startswith(wanted)


@pytest.mark.parametrize(
    ("version", "level", "customer", "session", "query"),
    [
        (V3, PERSONALIZED, "c", "s", "customerKey=c&sessionKey=s"),
        (V3, "UNPERSONALIZED", "", "s", "sessionKey=s&userContext=UNPERSONALIZED"),
        (V3, "ANONYMOUS", "", "", "userContext=ANONYMOUS"),
        (V3, "SYNTHETIC", "c", "s", "customerKey=c&sessionKey=s&userContext=SYNTHETIC"),
        ("v2", "ANONYMOUS", "c", "s", "customerKey=c&sessionKey=s"),
        (E3, PERSONALIZED, "c", "s", "esales.customerKey=c&esales.sessionKey=s"),
        (E3V1, PERSONALIZED, "c", "s", "customerKey=c&sessionKey=s&token=t"),
    ],
)
def test_a_query_says_who_asks(
    core: Core, version: str, level: str, customer: str, session: str, query: str
) -> None:
    """With the level where the version has one, and not when it is the usual one."""
    assert core("visitor_query", version, customer, session, level, "t") == query


@pytest.mark.parametrize(
    ("version", "kind", "about", "wanted"),
    [
        (V3, "add-favorite", {"product": "P"}, {"productKey": "P"}),
        (V3, "remove-favorite", {"variant": "V"}, {"variantKey": "V"}),
        (V3, "remove-recent-searches", {"values": '["a"]'}, {"phrases": ["a"]}),
        (V3, "remove-recent-searches", {"values": "*"}, {"removeAll": True}),
        (V3, "remove-recently-viewed", {"values": '["P"]'}, {"productKeys": ["P"]}),
        (V3, "end", {}, None),
        ("v2", "payment", {"values": '[{"quantity":1}]'}, {"lines": [{"quantity": 1}]}),
        (E3, "non-esales-click", {"product": "P"}, {"productKey": "P"}),
        (
            *(E3, "non-esales-click", {"product": "P", "variant": "V"}),
            {"productKey": "P", "variantKey": "V"},
        ),
    ],
)
def test_a_body_says_what_it_is_about(
    core: Core, version: str, kind: str, about: dict[str, str], wanted: object
) -> None:
    """And nothing else."""
    assert body(core, version, kind, **about) == wanted


VISITOR = {"market": "UK", "customerKey": "c", "sessionKey": "s"}


@pytest.mark.parametrize(
    ("kind", "about", "wanted"),
    [
        ("click", {"ticket": "T"}, {"id": "own", "ticket": "T"}),
        ("click", {"ticket": "T", "token": "t"}, {"token": "t", "id": "own", "ticket": "T"}),
        (
            *("non-esales-click", {"variant": "V"}),
            {"id": "own", "productKey": None, "variantKey": "V"},
        ),
        ("payment", {"values": "[]"}, {"lines": []}),
        ("end", {}, {}),
    ],
)
def test_the_oldest_version_says_all_in_its_body(
    core: Core, kind: str, about: dict[str, str], wanted: dict[str, object]
) -> None:
    """Who sends, and a name of its own, but for payments and ends."""
    assert body(core, E3V1, kind, **about) == VISITOR | wanted


@pytest.mark.parametrize(
    ("version", "kind", "about", "problem"),
    [
        (V3, "click", {"ticket": "T"}, ""),
        (V3, "click", {"ticket": " "}, "the ticket is empty"),
        (V3, "rating", {}, "there is no such notification"),
        (V3, "clic", {"ticket": "T"}, "there is no such notification"),
        (
            *(V3, "non-esales-click", {"product": "P"}),
            'data-api-version="storefront/v3" has no such notification',
        ),
        (V3, "add-favorite", {}, "it needs a product key or a variant key"),
        (
            *(V3, "add-favorite", {"product": "P", "variant": "V"}),
            "it takes a product key or a variant key, and both are given",
        ),
        (E3, "add-favorite", {"product": "P", "variant": "V"}, ""),
        (E3V1, "add-favorite", {"product": "P"}, "has no such notification"),
        *(
            (V3, "remove-recent-searches", about, "phrases are missing, or are no JSON")
            for about in ({}, {"values": "jeans"}, {"values": '["jeans"'})
        ),
        (V3, "end", {}, ""),
    ],
)
def test_what_cannot_be_sent_is_said(
    core: Core, version: str, kind: str, about: dict[str, str], problem: str
) -> None:
    """In one sentence."""
    names = ("ticket", "product", "variant", "values")
    given_ = [about.get(name, "") for name in names]
    found = core("notification_problem", version, kind, *given_)
    assert found.endswith(problem) if problem else found == ""
