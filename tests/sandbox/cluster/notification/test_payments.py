"""Payments by the APIs for pages: the three strategies, and secure ones from a server."""

import hashlib
import hmac
import json
from dataclasses import replace

import pytest

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.notification.request import Strategy
from elevate_tag.sandbox.cluster.rules import Request, Verdict
from tests.sandbox.cluster.notification.known import KNOWN, QUERY, QUERY_3, V1

LINE = {"productKey": "P1", "variantKey": "P1-sand", "quantity": 2, "sellingPrice": 39.0}
WITH_COST = LINE | {"cost": 15.2}
SENDER_V1 = {name: value for name, value in V1.items() if name != "id"}
SHOP = "https://shop.example"


def paid(version: str, *lines: object, **changes: str) -> Request:
    """A payment from a page of the shop: `v2` is Elevate 3's, `4` is Elevate 4's v2."""
    fields = {"lines": list(lines)} | (SENDER_V1 if version == "v1" else {})
    request = Request(
        kind="payment",
        version="v2" if version == "4" else version,
        query={"v1": "", "v2": QUERY_3, "4": QUERY}[version],
        origin=SHOP,
        content_type="application/json",
        body=json.dumps(fields).encode(),
    )
    return replace(request, **changes)  # type: ignore[arg-type]


def judge(request: Request, strategy: Strategy = "all") -> Verdict:
    """The verdict of a cluster with this strategy."""
    return rules.judge(request, replace(KNOWN, client_payments=strategy))


LINE_4 = {"variantKey": "P1-sand", "quantity": 2, "sellingPrice": 39.0}
FROM_PAGES = [paid("v1", LINE), paid("v2", LINE), paid("4", LINE_4)]
VERSIONS = ["elevate-3/v1", "elevate-3/v2", "v2"]


@pytest.mark.parametrize("request_", FROM_PAGES, ids=VERSIONS)
def test_a_page_s_payment_is_403_unless_the_cluster_allows_it(request_: Request) -> None:
    """Which it does not at first, as the vendor's."""
    assert KNOWN.client_payments == "none"
    verdict = judge(request_, "none")
    reason = "client side payment notifications are disabled for this cluster"
    assert (verdict.status, verdict.reason) == (403, reason)
    assert judge(request_, "limited").reason == judge(request_, "all").reason == ""


@pytest.mark.parametrize("request_", FROM_PAGES, ids=VERSIONS)
def test_a_limited_cluster_answers_a_suspicious_payment_and_ignores_it(request_: Request) -> None:
    """The sender is not told; the ledger says why."""
    by_a_machine = replace(request_, origin="")
    verdict = judge(by_a_machine, "limited")
    assert verdict.status == 204
    assert verdict.reason == "ignored as suspicious: it has no Origin, so no page sent it"
    many = replace(request_, body=request_.body.replace(b'"quantity": 2', b'"quantity": 101'))
    assert judge(many, "limited").reason == "ignored as suspicious: 101 of one thing"
    assert judge(by_a_machine, "all").reason == judge(many, "all").reason == ""


def test_a_secure_payment_of_v2_needs_the_api_key_and_no_permission() -> None:
    """It is a server's, so it may name the cost."""
    secure = paid("v2", WITH_COST, origin="", api_key="sandbox-api-key")
    assert judge(secure, "none").reason == judge(secure, "limited").reason == ""
    wrong = replace(secure, api_key="another")
    assert (judge(wrong).status, judge(wrong).reason) == (
        403,
        "header Api-Key is not this cluster's",
    )


def test_a_secure_payment_of_v1_is_signed() -> None:
    """Over what is sent, byte for byte."""
    plain = paid("v1", WITH_COST, origin="")
    token = hmac.new(b"sandbox-private-key", plain.body, hashlib.sha256).hexdigest()
    signed = replace(plain, query=f"paymentToken={token}")
    assert (judge(signed, "none").status, judge(signed, "none").reason) == (204, "")
    changed = replace(signed, body=signed.body.replace(b"39.0", b"93.0"))
    reason = "parameter paymentToken does not sign this payment"
    assert (judge(changed).status, judge(changed).reason) == (403, reason)


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "the body is to have lines, an array with a line at least"),
        (["P1"], "lines[0] is to be an object, got 'P1'"),
        ([WITH_COST], "lines[0] has a cost, which only a secure payment may have"),
        ([{**LINE, "price": 1}], "unknown field 'price' in lines[0]: allowed are productKey, var"),
        ([{"quantity": 1, "sellingPrice": 1}], "lines[0] has neither productKey nor variantKey"),
        ([{**LINE, "variantKey": "P2-sand"}], "variant 'P2-sand' is none of product 'P1'"),
        ([{**LINE, "variantKey": "P9"}], "variantKey 'P9' is no variant of the catalogue"),
        ([{**LINE, "quantity": 0}], "lines[0].quantity is to be a whole number from 1, got '0'"),
        ([{**LINE, "quantity": 2**31}], "lines[0].quantity is to be a whole number"),
        ([{**LINE, "quantity": 1.5}], "lines[0].quantity is to be a whole number"),
        ([{**LINE, "quantity": True}], "lines[0].quantity is to be a whole number"),
        ([{**LINE, "quantity": None}], "lines[0].quantity is to be a whole number"),
        ([{**LINE, "sellingPrice": "9"}], "lines[0].sellingPrice is to be a number from 0"),
        ([{**LINE, "sellingPrice": -1}], "lines[0].sellingPrice is to be a number from 0"),
        ([{**LINE, "sellingPrice": None}], "lines[0].sellingPrice is to be a number from 0"),
        ([LINE, {**LINE, "quantity": 0}], "lines[1].quantity"),
    ],
)
def test_a_payment_is_refused_whole_for_its_first_mistake(
    version: str, lines: list[object], reason: str
) -> None:
    """With the place where it stands."""
    verdict = judge(paid(version, *lines))
    assert (verdict.status, verdict.reason[: len(reason)]) == (400, reason)


def test_a_line_s_product_is_known_by_its_variant() -> None:
    """And what is missing stays missing."""
    by_variant = {"variantKey": "P1-moss", "quantity": 1, "sellingPrice": 9}
    by_product = {"productKey": "P2", "variantKey": None, "quantity": 3, "sellingPrice": 5.5}
    about = judge(paid("v2", by_variant, by_product)).about
    assert about is not None
    assert about.lines == (
        by_variant | {"productKey": "P1"},
        {"productKey": "P2", "quantity": 3, "sellingPrice": 5.5},
    )


@pytest.mark.parametrize("cost", [0, 39.0, 40])
def test_a_cost_is_over_nothing_and_under_the_price(cost: float) -> None:
    """Or is left out."""
    secure = paid("v2", LINE | {"cost": cost}, api_key="sandbox-api-key")
    assert judge(secure).reason == "lines[0].cost is to be over 0 and less than sellingPrice"
    assert judge(paid("v2", LINE, api_key="sandbox-api-key")).status == 204


def test_a_line_of_elevate_4_names_the_variant_alone() -> None:
    """As the vendor's client sent it."""
    reason = "unknown field 'productKey' in lines[0]: allowed are variantKey, quantity"
    assert judge(paid("4", LINE)).reason.startswith(reason)


def test_a_page_cannot_send_an_api_key() -> None:
    """A preflight for it is refused."""
    asks = paid("v2", method="OPTIONS", asked_method="POST", asked_headers="api-key")
    assert judge(asks).reason == "preflight asks for header 'api-key', not allowed"
