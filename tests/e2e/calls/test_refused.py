"""Calls that make no sense: each is refused with its reason, and none throws."""

import json
from typing import Any

import pytest

from elevate_tag.browser.runtime.methods import CALLS, DEEDS
from tests.e2e.calls.scene import either
from tests.e2e.harness.calls import Caller, When, answers, unhandled
from tests.e2e.harness.cards import OTHER
from tests.e2e.harness.notifications import expect
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    # WebKit tells of what a page that is left asked for.
    pytest.mark.allows_refused_requests,
]

# Each call that is refused, and a part of the reason.
REFUSED = {
    "click()": "the ticket is empty",
    "click(null)": "the ticket is empty",
    "click('')": "the ticket is empty",
    "click(' \\t ')": "the ticket is empty",
    "click(7)": "the ticket is empty",
    "click({ticket: 'T'})": "the ticket is empty",
    "click(['T'])": "the ticket is empty",
    "addToCart()": "the ticket is empty",
    "adImpression(NaN)": "the ticket is empty",
    "addFavorite()": "it needs a product key or a variant key",
    "addFavorite(null)": "it needs a product key or a variant key",
    "addFavorite('')": "it needs a product key or a variant key",
    "addFavorite({})": "it needs a product key or a variant key",
    "addFavorite({productKey: 7})": "it needs a product key or a variant key",
    "addFavorite({productKey: 'P1001', variantKey: 'P1001-sand'})": "and both are given",
    "removeFavorite({variantKey: ''})": "it needs a product key or a variant key",
    "removeFavorite({productKey: 'P1001', variantKey: 'P1001-sand'})": "and both are given",
    "removeRecentSearches()": "phrases are missing",
    "removeRecentSearches('a')": "phrases are missing",
    "removeRecentSearches([])": "phrases are missing",
    "removeRecentSearches([''])": "phrases are missing",
    "removeRecentSearches(['a', 7])": "phrases are missing",
    "removeRecentSearches({lines: ['a']})": "phrases are missing",
    "removeRecentlyViewed()": "productKeys are missing",
    "removeRecentlyViewed({})": "productKeys are missing",
    "nonEsalesClick({productKey: 'P1001'})": 'data-api-version="storefront/v3" has no such',
    "nonEsalesAddToCart('P1001')": 'data-api-version="storefront/v3" has no such',
    "payment({lines: [{variantKey: 'a'}]})": 'data-api-version="storefront/v3" has no such',
    "identify()": "the customer key is empty",
    "identify('')": "the customer key is empty",
    "identify(7)": "the customer key is empty",
    "identify('ann@shop.example')": "looks like an e-mail address",
    "consent()": "is not one of PERSONALIZED",
    "consent('yes')": "is not one of PERSONALIZED",
    "consent('personalized')": "is not one of PERSONALIZED",
    "consent(true)": "is not one of PERSONALIZED",
}


@either
def test_what_makes_no_sense_is_refused(
    when: When, caller: Caller, cluster: WatchedCluster
) -> None:
    """Its promise is false, an `elevate:error` says why, nothing is sent and nothing thrown."""
    opened, answered = caller(when, [*REFUSED, "click('other')"])
    assert dict(zip(REFUSED, answered, strict=False)) == dict.fromkeys(REFUSED, False)
    details = opened.page.evaluate("mistakes")
    reasons = dict(zip(REFUSED, (each["reason"] for each in details), strict=True))
    assert {call: part for call, part in REFUSED.items() if part not in reasons[call]} == {}
    assert {each["status"] for each in details} == {0}
    cluster.expect_only(("click", "other"))
    assert unhandled(opened.page) == []


# What a payment's lines may not be.
NO_LINES = [
    "",
    "{}",
    "'x'",
    "{lines: []}",
    "{lines: 'x'}",
    "{lines: {}}",
    "{lines: [{}]}",
    "{lines: [{variantKey: 'a', quantity: {}}]}",
    "{lines: [{quantity: NaN}]}",
    "{lines: [null]}",
]


# What one of its lines may not hold, and the field that is told of.
WRONG_LINES = {
    "{variantKey: 'a', quantity: 1, sellingPrice: Infinity}": "sellingPrice",
    "{variantKey: 'a', quantity: 1, sellingPrice: -1}": "sellingPrice",
    "{variantKey: 'a', quantity: NaN}": "quantity",
    "{variantKey: 'a', quantity: 1n}": "quantity",
    "{variantKey: 'a', quantity: 1, gift: true}": "gift",
    "{variantKey: 'a', quantity: new Date(0)}": "quantity",
}


def test_a_payment_with_a_wrong_line_is_refused_with_its_field(
    caller: Caller, cluster_with: Any
) -> None:
    """Whole, though its other lines are right."""
    shop = cluster_with(client_payments="all")
    right = "{variantKey: 'P1001-sand', quantity: 1, sellingPrice: 9.5}"
    calls = [f"payment([{right}, {line}])" for line in WRONG_LINES]
    opened, answered = caller("after", [*calls, "end()"], cluster=shop, api_version="v2")
    assert answered == [*[False] * len(calls), True]
    expect(shop, ("end", None))
    told = [(each["kind"], each["reason"]) for each in opened.page.evaluate("mistakes")]
    wanted = [f"no text or number from 0: {name}" for name in WRONG_LINES.values()]
    assert told == [("payment", reason) for reason in wanted]


def test_a_payment_without_lines_is_refused(caller: Caller, cluster_with: Any) -> None:
    """As any other call that is about nothing."""
    shop = cluster_with(client_payments="all")
    calls = [f"payment({given})" for given in NO_LINES]
    opened, answered = caller("after", [*calls, "end()"], cluster=shop, api_version="v2")
    assert answered == [*[False] * len(calls), True]
    expect(shop, ("end", None))
    assert len(opened.page.evaluate("mistakes")) == len(calls)


# What a page's scripts may hand over by mistake, or to see what happens.
ODD = """[
  undefined, null, true, 0, -1, NaN, 1n, "", Symbol("s"), Symbol.iterator, () => {}, class {},
  [], [[]], {}, new Date(NaN), new Map(), new Error("e"), /x/, document.body, window,
  Object.create(null), Object.freeze([undefined]), new Proxy({}, { get() { throw 1 } }),
  { get productKey() { throw new Error("a getter") } }, { toString() { throw null } },
  { valueOf() { throw Symbol("thrown") } }, { toString() { throw Object.create(null) } },
  { lines: { toJSON() { throw new Error("no JSON") } } }, { lines: [1n] }, new String("T"),
  [{ toString() { throw 1 } }], new Proxy([], { get() { throw 2 } }), Promise.reject,
]"""
TRY = """async (names) => {
  const odd = %s, found = [];
  for (const name of names)
    for (const first of odd)
      for (const second of [undefined, first]) {
        try {
          const answer = await elevateTag[name](first, second);
          if (answer !== false) found.push(`${name} ${odd.indexOf(first)}: ${answer}`);
        } catch (error) { found.push(`${name} ${odd.indexOf(first)} threw`); }
      }
  return found;
}"""
WITHOUT_ARGUMENTS = {"keys", "signOut", "forget", "start", "stop", "end"}
WITH_ARGUMENTS = [name for name in [*CALLS, *DEEDS] if name not in WITHOUT_ARGUMENTS]


def test_no_argument_makes_a_call_throw(caller: Caller, cluster: WatchedCluster) -> None:
    """Not even what throws when it is looked at; each is refused."""
    opened, _ = caller("after", [], OTHER)
    assert opened.page.evaluate(TRY % ODD, WITH_ARGUMENTS) == []
    opened.page.click("#other")
    cluster.expect_only(("click", "other"))
    assert unhandled(opened.page) == []


def test_no_argument_makes_a_waiting_call_throw(caller: Caller, cluster: WatchedCluster) -> None:
    """Once the tag is there each is refused, as later."""
    started = f"<script>window.made = [({TRY % ODD})({json.dumps(WITH_ARGUMENTS)})]</script>"
    # One call waits for the answer of the one before, so all but the first are made later: these
    # are all made at once.
    at_once = f"""<script>
      window.all = {json.dumps(WITH_ARGUMENTS)}.flatMap(
        (name) => {ODD}.map((each) => elevateTag[name](each, each)));
    </script>"""
    opened = caller.waiting(started + at_once + OTHER)
    caller.end()
    assert answers(opened.page) == [[]]
    assert set(opened.page.evaluate("Promise.all(all)")) == {False}
    opened.page.click("#other")
    cluster.expect_only(("click", "other"))
    assert unhandled(opened.page) == []
