"""What each call sends, once, and what its promise then says."""

import json
from typing import Any

import pytest

from tests.e2e.calls.scene import either
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.calls import Caller, When, answers, unhandled
from tests.e2e.harness.cards import leave
from tests.e2e.harness.hostile import BY_THE_TAG
from tests.e2e.harness.notifications import expect
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    # WebKit tells of what a page that is left asked for.
    pytest.mark.allows_refused_requests,
]

# Each call of Elevate 4, and what is sent.
ELEVATE_4 = {
    "click('T')": ("click", {"ticket": "T"}),
    "addToCart('V')": ("add-to-cart", {"ticket": "V"}),
    "adImpression('T')": ("ad-impression", {"ticket": "T"}),
    "addFavorite('P1001')": ("add-favorite", {"productKey": "P1001"}),
    "addFavorite({productKey: 'P1002'})": ("add-favorite", {"productKey": "P1002"}),
    "addFavorite({variantKey: 'P1001-sand'})": ("add-favorite", {"variantKey": "P1001-sand"}),
    "removeFavorite('P1001')": ("remove-favorite", {"productKey": "P1001"}),
    "removeFavorite({productKey: 'P1002'})": ("remove-favorite", {"productKey": "P1002"}),
    "removeFavorite({variantKey: 'x'})": ("remove-favorite", {"variantKey": "x"}),
    "removeRecentSearches(['a', 'b']) ": ("remove-recent-searches", {"phrases": ["a", "b"]}),
    "removeRecentSearches('removeAll')": ("remove-recent-searches", {"removeAll": True}),
    "removeRecentlyViewed(['P1', 'P2'])": (
        "remove-recently-viewed",
        {"productKeys": ["P1", "P2"]},
    ),
    "removeRecentlyViewed('removeAll')": ("remove-recently-viewed", {"removeAll": True}),
    "end()": ("end", None),
}


@pytest.mark.critical
@pytest.mark.with_pyodide
@either
def test_each_call_sends_its_notification(
    when: When, caller: Caller, cluster: WatchedCluster
) -> None:
    """Once; each promise is true."""
    opened, answered = caller(when, [*ELEVATE_4])
    assert answered == [True] * len(ELEVATE_4)
    expect(cluster, *ELEVATE_4.values())
    assert opened.page.evaluate("mistakes") == []
    assert unhandled(opened.page) == []


LINES = [{"productKey": "P1001", "variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 9.5}]
# What the older versions have besides.
OLDER: dict[str, dict[str, tuple[str, Any]]] = {
    "v2": {
        "payment({lines: [{variantKey: 'P1001-sand', quantity: 1, sellingPrice: 12}]})": (
            "payment",
            {"lines": [{"variantKey": "P1001-sand", "quantity": 1, "sellingPrice": 12}]},
        ),
    },
    "elevate-3/v2": {
        "nonEsalesClick({productKey: 'P1001'})": ("non-esales-click", {"productKey": "P1001"}),
        "nonEsalesClick({productKey: 'P1001', variantKey: 'P1001-sand'})": (
            "non-esales-click",
            {"productKey": "P1001", "variantKey": "P1001-sand"},
        ),
        "nonEsalesAddToCart({variantKey: 'P1001-sand'})": (
            "non-esales-adding-to-cart",
            {"variantKey": "P1001-sand"},
        ),
        f"payment({{lines: {json.dumps(LINES)}}})": ("payment", {"lines": LINES}),
    },
}


def test_older_versions_have_what_storefront_v3_has_not(
    page_with: PageWith, caller: Caller, cluster_with: Any, case: Case
) -> None:
    """Payments from the page, and products without a ticket."""
    shop = cluster_with(client_payments="all")
    for version, calls in OLDER.items():
        shop.ledger.clear()
        with case(version):
            _, answered = caller("after", [*calls], cluster=shop, api_version=version, fresh=True)
            assert answered == [True] * len(calls)
            expect(shop, *calls.values())


def test_a_repeat_within_half_a_second_is_one_act(caller: Caller, cluster: WatchedCluster) -> None:
    """The second promise is false; it is no mistake."""
    page = caller("after", [])[0].page
    made = "Promise.all([elevateTag.click('T'), elevateTag.click('T'), elevateTag.click('other')])"
    assert page.evaluate(made) == [True, False, True]
    cluster.expect_only(("click", "T"), ("click", "other"))
    assert page.evaluate("mistakes") == []


def test_calls_that_waited_are_judged_by_their_own_times(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """Two that were a second apart are two acts, though both are made when the tag comes."""
    opened = caller.waiting(
        "<script>window.made = [elevateTag.addToCart('V'), elevateTag.addToCart('V')];"
        "setTimeout(() => { made.push(elevateTag.addToCart('V')); window.last = true }, 1000);"
        "</script>"
    )
    wait_until(opened.page, "window.last")
    caller.end()
    assert answers(opened.page) == [True, False, True]
    cluster.expect_only(("add-to-cart", "V"), ("add-to-cart", "V"))


def test_what_is_dropped_at_once_is_answered_with_false(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """A body that no cluster takes; it never reached the outbox."""
    calls = ["click('x'.repeat(40_000))", "click('other')"]
    assert caller("after", calls)[1] == [False, True]
    cluster.expect_only(("click", "other"))


def test_a_flood_is_answered_with_false(caller: Caller, cluster: WatchedCluster) -> None:
    """After a burst it is one act a second that the flood guard lets pass."""
    page = caller("after", [])[0].page
    many = """async () => {
      const began = Date.now();
      const made = Array.from({ length: 99 }, (_, n) => elevateTag.click('T' + n));
      return [await Promise.all(made), (Date.now() - began) / 1000];
    }"""
    answered, seconds = page.evaluate(many)
    assert answered[:60] == [True] * 60
    assert answered.count(True) <= 60 + seconds + 1


@pytest.mark.without("compiled", reason="of pages before it takes the acts, and not their settings")
def test_calls_are_made_once_after_a_page_that_was_left_early(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Its acts are sent with its own settings, and then this one's calls with those of this one."""
    script = "<script>window.made = [elevateTag.click('T2')]</script>"
    shop.add("/next", page_with.html(script, market="SE"))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with('<a id=it href="/next" data-elevate-ticket="T">Vase</a>').page
    leave(page)
    gate.open()
    assert answers(page) == [True]
    cluster.expect_only(("click", "T"), ("click", "T2"))
    markets = {each.ticket: each.market for each in cluster.ledger.arrivals()}
    assert markets == {"T": "UK", "T2": "SE"}


# What older libraries did to a page (Prototype.js up to 1.6 wrote JSON so).
PATCHES = {
    "toJSON of lists and texts": """
      Array.prototype.toJSON = function () { return '[' + this.join() + ']' };
      String.prototype.toJSON = function () { return '"' + this + '"' };
      Number.prototype.toJSON = function () { return '' + this };""",
    "Object.prototype with an enumerable name": (
        "Object.prototype.each = 'each'; Array.prototype.each = function () {};"
    ),
    "broken lists, all but what loops need": """
      for (const name of Object.getOwnPropertyNames(Array.prototype))
        if (!['constructor', 'length', 'values'].includes(name)) broken(Array.prototype, name);""",
    "JSON.stringify broken": "broken(JSON, 'stringify');",
}


@pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="a Python runtime cannot live without lists"
)
def test_calls_work_in_patched_pages(caller: Caller, cluster_with: Any, case: Case) -> None:
    """Byte for byte the same."""
    shop = cluster_with(client_payments="all")
    line = "{variantKey: 'P1001-sand', quantity: 2, sellingPrice: 9.5}"
    calls = [
        "removeRecentSearches(['a', 'b'])",
        f"payment({{lines: [{line}]}})",
        "addFavorite({productKey: 'P1001'})",
        "keys()",
        "end()",
    ]
    for patch, script in PATCHES.items():
        shop.ledger.clear()
        with case(patch):
            head = f"{BY_THE_TAG}<script>{script}</script>"
            made = "\n".join(f"await elevateTag.{call};" for call in calls)
            go = f"<script>window.go = async () => {{ {made} }}</script>"
            page = caller("after", [], go, head, cluster=shop, api_version="v2", fresh=True)[0].page
            page.evaluate("() => go().then(() => true)")
            expect(
                shop,
                ("remove-recent-searches", {"phrases": ["a", "b"]}),
                (
                    "payment",
                    {"lines": [{"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 9.5}]},
                ),
                ("add-favorite", {"productKey": "P1001"}),
                ("end", None),
            )
