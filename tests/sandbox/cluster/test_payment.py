"""What the cluster takes as a payment, and of which lines."""

import json
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster import payment
from elevate_tag.sandbox.cluster.payment import Request, Verdict

QUERY = urlencode({"customerKey": "c", "market": "UK", "sessionKey": "s"})
SAND: dict[str, object] = {"quantity": 2, "variantKey": "P1-sand"}


def paid(*lines: object, **changes: str) -> Request:
    """A request that is as it should be, but for the changes."""
    right = Request(
        query=QUERY,
        api_key="key",
        content_type="application/json;charset=utf-8",
        body=json.dumps({"lines": lines}).encode(),
    )
    return replace(right, **changes)  # type: ignore[arg-type]


def judge(request: Request) -> Verdict:
    """The verdict of a cluster with two variants of one product."""
    products = {"P1-sand": "P1", "P1-moss": "P1"}
    return payment.judge(request, right_key="key", markets=["UK"], product_of=products.get)


def test_a_payment_as_documented_is_taken_with_all_its_lines() -> None:
    """Under their product; what was not given is not there."""
    full = {"quantity": 1, "variantKey": "P1-moss", "cost": 15.2, "sellingPrice": 39.0}
    verdict = judge(paid(SAND, full))
    assert (verdict.status, verdict.reason, verdict.incorrect) == (204, "", ())
    assert [line.as_json() for line in verdict.taken] == [
        SAND | {"productKey": "P1"},
        full | {"productKey": "P1"},
    ]


@pytest.mark.parametrize("content_type", ["text/plain", "application/json; charset=UTF-8"])
def test_both_documented_content_types_are_taken(content_type: str) -> None:
    """With or without the charset."""
    assert judge(paid(SAND, content_type=content_type)).status == 204


def test_lines_of_unknown_variants_are_left_out_and_the_others_taken() -> None:
    """400 all the same, with the keys that are wrong; a product's key is no variant's."""
    verdict = judge(paid({"quantity": 1, "variantKey": "P1"}, SAND))
    assert (verdict.status, verdict.incorrect) == (400, ("P1",))
    assert verdict.reason == "1 of 2 lines were taken; unknown variant keys: 'P1'"
    assert [line.variant_key for line in verdict.taken] == ["P1-sand"]


def test_a_payment_of_unknown_variants_only_is_refused_whole() -> None:
    """Nothing is taken, and the answer names each key once in its sentence."""
    wrong = {"quantity": 1, "variantKey": "x"}
    verdict = judge(paid(wrong, wrong))
    assert (verdict.status, verdict.taken, verdict.incorrect) == (400, (), ("x", "x"))
    assert verdict.reason == "0 of 2 lines were taken; unknown variant keys: 'x'"


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        (paid(SAND, method="OPTIONS"), 405, "method OPTIONS is not allowed here: use POST"),
        (paid(SAND, method="GET", api_key=""), 405, "method GET"),
        (paid(SAND, api_key=""), 403, "header Api-Key is missing"),
        (paid(SAND, api_key="other", query=""), 403, "header Api-Key is not this cluster's"),
        (paid(SAND, query=""), 400, "parameter market is missing"),
        (paid(SAND, query="market=UK&customerKey=c"), 400, "parameter sessionKey is missing"),
        (paid(SAND, query=QUERY.replace("=c", "=")), 400, "parameter customerKey is empty"),
        (paid(SAND, query=QUERY.replace("UK", "SE")), 400, "unknown market 'SE'"),
        (paid(SAND, query=QUERY + "&userContext=ANONYMOUS"), 400, "unknown parameter 'userCon"),
        (paid(SAND, content_type=""), 415, "Content-Type '' is not taken"),
        (paid(SAND, content_type="text/html"), 415, "Content-Type 'text/html' is not taken"),
        (replace(paid(), body=b"x" * (1024 * 1024 + 1)), 413, "the body is over 1048576 bytes"),
        (replace(paid(), body=b""), 400, "the body is not JSON"),
        (replace(paid(), body=b"[]"), 400, "the body is JSON, but not an object"),
        (replace(paid(), body=b"{}"), 400, "the body has no field lines"),
        (replace(paid(), body=b'{"line":[]}'), 400, "unknown field 'line' in the body"),
        (replace(paid(), body=b'{"lines":{}}'), 400, "lines is to be an array"),
        (paid(), 400, "lines is empty: a payment has at least one"),
        (paid(SAND, "x"), 400, "lines[1] is to be an object, got 'x'"),
        (paid(SAND | {"price": 1}), 400, "unknown field 'price' in lines[0]: allowed are quanti"),
        (paid({"variantKey": "P1-sand"}), 400, "lines[0] has no field quantity"),
        (paid({"quantity": 1}), 400, "lines[0] has no field variantKey"),
        (paid(SAND, SAND | {"quantity": 0}), 400, "lines[1].quantity is to be a whole number fr"),
        (paid(SAND | {"quantity": 2**31}), 400, "lines[0].quantity is to be a whole number"),
        (paid(SAND | {"quantity": 2.0}), 400, "lines[0].quantity is to be a whole number"),
        (paid(SAND | {"quantity": True}), 400, "lines[0].quantity is to be a whole number"),
        (paid(SAND | {"quantity": "2"}), 400, "lines[0].quantity is to be a whole number"),
        (paid(SAND | {"variantKey": ""}), 400, "lines[0].variantKey is to be a text, not empty"),
        (paid(SAND | {"variantKey": 7}), 400, "lines[0].variantKey is to be a text, not empty"),
        (paid(SAND | {"cost": -0.01}), 400, "lines[0].cost is to be a number from 0, got '-0.01'"),
        (paid(SAND | {"cost": "15.2"}), 400, "lines[0].cost is to be a number from 0"),
        (paid(SAND | {"cost": True}), 400, "lines[0].cost is to be a number from 0"),
        (paid(SAND | {"sellingPrice": None}), 400, "lines[0].sellingPrice is to be a number from"),
        (
            replace(paid(), body=b'{"lines":[{"quantity":1,"variantKey":"P1-sand","cost":1e999}]}'),
            400,
            "lines[0].cost is to be a number from 0, got 'inf'",
        ),
    ],
)
def test_anything_else_is_refused_whole_with_its_reason(
    request_: Request, status: int, reason: str
) -> None:
    """Of several mistakes the first in a server's order; nothing is taken."""
    verdict = judge(request_)
    assert (verdict.status, verdict.reason[: len(reason)]) == (status, reason)
    assert verdict.taken == ()


def test_a_mistake_in_one_line_refuses_the_right_ones_too() -> None:
    """Only a wrong variant key is forgiven, as documented."""
    assert judge(paid(SAND, SAND | {"quantity": 0})).taken == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(["quantity", "variantKey", "cost", "more"]), json_values))
def test_whatever_a_line_holds_gets_a_verdict(line: dict[str, object]) -> None:
    """The rules raise nothing, and refuse nothing without a reason."""
    verdict = judge(paid(line))
    assert verdict.status == 204 or verdict.reason
