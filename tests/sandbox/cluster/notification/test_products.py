"""Notifications that name a product or a variant by its key."""

import json

import pytest

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.rules import About, Request, Verdict
from tests.sandbox.cluster.notification.known import KNOWN, QUERY, QUERY_3

BOTH = {"productKey": "P1", "variantKey": "P1-sand"}


def judge(kind: str, fields: object) -> Verdict:
    """The verdict of the API that has this kind: Storefront v3, or Web API v2 of Elevate 3."""
    elevate_3 = kind.startswith(("favorite/", "non-esales-"))
    return rules.judge(
        Request(
            kind=kind,
            version="v2" if elevate_3 else "storefront/v3",
            query=QUERY_3 if elevate_3 else QUERY,
            content_type="application/json",
            body=json.dumps(fields).encode(),
        ),
        KNOWN,
    )


@pytest.mark.parametrize(
    ("kind", "fields", "about"),
    [
        ("add-favorite", {"variantKey": "P1-moss"}, About("P1", "P1-moss")),
        ("remove-favorite", {"productKey": "P2"}, About("P2")),
        ("remove-favorite", {"productKey": "gone"}, About("gone")),
        ("remove-favorite", {"variantKey": "gone"}, About(None, "gone")),
        ("favorite/add", {"productKey": "P1"}, About("P1")),
        ("favorite/add", {"variantKey": "P1-sand"}, About("P1", "P1-sand")),
        ("favorite/remove", BOTH, About("P1", "P1-sand")),
        ("favorite/remove", {"productKey": None, "variantKey": "gone"}, About(None, "gone")),
        ("non-esales-click", BOTH, About("P1", "P1-sand")),
        ("non-esales-adding-to-cart", {"productKey": "P2"}, About("P2")),
    ],
)
def test_a_key_says_which_product_is_meant(kind: str, fields: object, about: About) -> None:
    """What is removed may have left the catalogue."""
    verdict = judge(kind, fields)
    assert (verdict.status, verdict.reason, verdict.about) == (204, "", about)


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("add-favorite", BOTH, "the body is to have either productKey or variantKey, got produ"),
        ("add-favorite", {}, "the body is to have either productKey or variantKey, got neither"),
        ("add-favorite", {"productKey": None}, "productKey is to be a text, got 'None'"),
        ("add-favorite", {"productKey": ""}, "productKey is empty"),
        ("add-favorite", {"productKey": 1}, "productKey is to be a text, got '1'"),
        ("add-favorite", {"productKey": "P9"}, "productKey 'P9' is no product of the catalogue"),
        ("add-favorite", {"productKey": "P1-sand"}, "productKey 'P1-sand' is a variant's key"),
        ("add-favorite", {"variantKey": "P1"}, "variantKey 'P1' is a product's key, and no var"),
        ("remove-favorite", {"variantKey": "P1"}, "variantKey 'P1' is a product's key"),
        ("favorite/add", {}, "the body has neither productKey nor variantKey"),
        ("favorite/add", {"productKey": None}, "the body has neither productKey nor variantKey"),
        (
            "favorite/add",
            {"productKey": "P1", "variantKey": "P2-sand"},
            "variant 'P2-sand' is none of product 'P1'",
        ),
        (
            "favorite/remove",
            {"productKey": "P1", "variantKey": "P2-sand"},
            "variant 'P2-sand' is none of product 'P1'",
        ),
        (
            "non-esales-click",
            {"productKey": "P2", "variantKey": "P1-moss"},
            "variant 'P1-moss' is none of product 'P2'",
        ),
        (
            "non-esales-click",
            {"variantKey": "P9-sand"},
            "variantKey 'P9-sand' is no variant of the",
        ),
        ("non-esales-click", {"productKey": "P1", "quantity": 1}, "unknown field 'quantity'"),
    ],
)
def test_keys_that_mean_nothing_or_two_things_are_refused(
    kind: str, fields: object, reason: str
) -> None:
    """By name, with what was wrong."""
    verdict = judge(kind, fields)
    assert (verdict.status, verdict.reason[: len(reason)]) == (400, reason)
