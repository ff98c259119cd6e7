"""Who sends: each API's parameters, checked."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.rules import Request
from tests.sandbox.cluster.notification.known import (
    ELEVATE_3,
    ELEVATE_4,
    KNOWN,
    NOT_OF_VERSION_4,
    SESSION,
)

CLICK = Request(
    kind="click", version="v2", content_type="application/json", body=b'{"ticket":"known"}'
)


@pytest.mark.parametrize(
    "given",
    [
        ELEVATE_4,
        ELEVATE_4 | {"customerKey": "any text", "sessionKey": "1"},
        ELEVATE_3,
        ELEVATE_3 | {"esales.sessionKey": SESSION.upper()},
    ],
)
def test_both_lines_have_an_api_v2_and_its_parameters_tell_which(given: dict[str, str]) -> None:
    """Elevate 4 takes any key, Elevate 3 a UUID of version 4 in either case."""
    verdict = rules.judge(replace(CLICK, query=urlencode(given)), KNOWN)
    assert (verdict.status, verdict.reason) == (204, "")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "parameter market is missing"),
        ({"market": "UK"}, "parameter customerKey is missing"),
        ({"market": "UK", "customerKey": "c"}, "parameter sessionKey is missing"),
        (ELEVATE_4 | {"market": "DK"}, "unknown market 'DK': configured are UK, SE"),
        (ELEVATE_4 | {"userContext": "ANONYMOUS"}, "unknown parameter 'userContext'"),
        ({"esales.market": "UK"}, "parameter esales.customerKey is missing"),
        (ELEVATE_3 | {"esales.market": "DK"}, "unknown market 'DK'"),
        (
            ELEVATE_3 | {"market": "UK"},
            "unknown parameter 'market': allowed are esales.customerKey",
        ),
        (ELEVATE_3 | {"esales.id": "1"}, "unknown parameter 'esales.id'"),
        (ELEVATE_4 | {"esales.market": "UK"}, "unknown parameter"),
        (
            ELEVATE_3 | {"esales.customerKey": "jane"},
            "parameter esales.customerKey is 'jane': allowed is a UUID of version 4, with dashes",
        ),
        (
            ELEVATE_3 | {"esales.sessionKey": NOT_OF_VERSION_4},
            f"parameter esales.sessionKey is '{NOT_OF_VERSION_4}': allowed is a UUID of version 4",
        ),
        (
            ELEVATE_3 | {"esales.sessionKey": SESSION.replace("-", "")},
            "parameter esales.sessionKey is '0b05119e",
        ),
    ],
)
def test_what_is_not_as_documented_is_refused_by_name(given: dict[str, str], reason: str) -> None:
    """The parameters of one line do for the other never."""
    verdict = rules.judge(replace(CLICK, query=urlencode(given)), KNOWN)
    assert (verdict.status, verdict.reason[: len(reason)]) == (400, reason)


def test_storefront_takes_no_prefix() -> None:
    """It is Elevate 3's alone."""
    request = replace(CLICK, version="storefront/v3", query=urlencode(ELEVATE_3))
    assert rules.judge(request, KNOWN).reason.startswith("unknown parameter 'esales.market'")


def test_a_preflight_is_answered_by_the_parameters_of_its_address() -> None:
    """A page of Elevate 3 must ask first, since it sends JSON."""
    asks = replace(
        CLICK,
        kind="favorite/add",
        method="OPTIONS",
        query=urlencode(ELEVATE_3),
        origin="https://shop.example",
        asked_method="POST",
        asked_headers="content-type",
    )
    verdict = rules.judge(asks, KNOWN)
    assert verdict.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert rules.judge(replace(asks, query=urlencode(ELEVATE_4)), KNOWN).status == 404
