"""What holds of every source of consent: the browser's word caps it, and none is asked unasked."""

import pytest

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.calls import called, send
from tests.e2e.harness.cards import CARD, OTHER_CLICK, T
from tests.e2e.harness.cmp import ALL_PURPOSES, listening, say
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.outbox import click_in_vain
from tests.e2e.harness.own_scripts import run
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.scripts import CMP, CMP_STUB, LAYER, script_from
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.taken import taken
from tests.e2e.harness.telling import TELLING, expect_told
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING

pytestmark = OF_THE_SECOND_FILE

GPC = """<script>
  Object.defineProperty(Navigator.prototype, "globalPrivacyControl", {get: () => true});
</script>"""


SAYS_ANEW = {
    "tcf": "cmp.say({ applies: true, status: 'useractioncomplete', purposes: [1, 5, 6] })",
    "google": "gtag('consent', 'update', {analytics_storage: 'granted',"
    " personalization_storage: 'granted'})",
}


def test_who_agrees_anew_is_heard_whatever_was_said_meanwhile(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, case: Case
) -> None:
    """By the page, or in another tab; what only is there still is not told again."""
    sources = {"tcf": script_from(shop, CMP_STUB) + script_from(shop, CMP), "google": LAYER}
    cluster.tickets.issue("T")
    for source, script in sources.items():
        with case(source):
            page = page_with(CARD, head=TELLING + script, consent_source=source).page
            if source == "tcf":
                listening(page)
            run(page, SAYS_ANEW[source])
            expect_told(page, "PERSONALIZED")
            called(page, "consent('NONE')")
            page.evaluate("document.dispatchEvent(new Event('elevate:consent'))")
            run(page, SAYS_ANEW[source])
            expect_told(page, "PERSONALIZED", "NONE", "PERSONALIZED")
            page.click("#it")
            cluster.expect(*T)
            cluster.ledger.clear()


def test_a_browser_that_asks_for_privacy_caps_every_source(
    page_with: PageWith, shop: Shop, case: Case
) -> None:
    """With `data-respect-gpc` only, and never upwards."""
    for name, gpc, respect, value, level in (
        ("asks", GPC, "", "yes", "ANONYMOUS"),
        ("asks for nothing", "", "", "yes", "PERSONALIZED"),
        ("is not respected", GPC, None, "yes", "PERSONALIZED"),
        ("asks where nothing may be sent", GPC, "", "NONE", "NONE"),
    ):
        with case(name):
            head = f"{TELLING}{gpc}<script>window.consent = '{value}'</script>"
            opened = page_with("", head=head, consent_source="global:consent", respect_gpc=respect)
            expect_told(opened.page, level)
    with case("TCF"):
        head = TELLING + GPC + script_from(shop, CMP_STUB) + script_from(shop, CMP)
        page = page_with("", head=head, consent_source="tcf", respect_gpc="").page
        listening(page)
        say(page, "tcloaded", purposes=ALL_PURPOSES)
        expect_told(page, "ANONYMOUS")


def test_a_page_without_a_source_is_left_alone(page_with: PageWith, shop: Shop) -> None:
    """The CMP and the data layer are there, and nobody asks them; the second file is there too."""
    head = TELLING + LAYER + script_from(shop, CMP_STUB) + script_from(shop, CMP)
    page = page_with("", head=head).page
    # A query, even of a name that there is not, is answered once that has begun.
    assert called(page, "query('none').catch(({ name }) => name)") == ["Error"]
    page.evaluate("document.dispatchEvent(new Event('elevate:consent'))")
    assert page.evaluate("[cmp.listeners(), Object.hasOwn(dataLayer, 'push'), told]") == [
        0,
        False,
        [],
    ]


CHANGED = "document.dispatchEvent(new Event('elevate:consent'))"


def says(word: str) -> str:
    """A script of a page whose global says this."""
    return f"{TELLING}<script>window.shop = {{consent: '{word}'}}</script>"


@tabs
def test_a_no_in_another_tab_is_not_undone_here(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """An act waits until the source of this tab has spoken again, and nothing is written."""
    source = "global:shop.consent"
    for ticket in ("T", "other"):
        cluster.tickets.issue(ticket)
    page = page_with(CARD, head=says("yes"), consent_source=source).page
    expect_told(page, "PERSONALIZED")
    before = called(page, "keys()")[0]
    other = page.context.new_page()
    page_with("", on=other, head=says("no"), consent_source=source, path="/other")
    expect_told(other, "ANONYMOUS")
    turn_to(page, like=other)
    page.click("#it")
    assert called(page, "keys()") == [{"customerKey": "", "sessionKey": ""}]
    assert page.evaluate(KEPT) == NOTHING
    turn_to(other, like=page)
    assert called(other, "click('other')") == [True]
    cluster.expect_only(OTHER_CLICK)
    run(page, f"shop.consent = 'no'; {CHANGED}")
    cluster.expect_only(T, OTHER_CLICK)
    sent = {(each.customer_key, each.session_key) for each in cluster.ledger.arrivals()}
    assert sent == {("", "")}
    assert before["customerKey"]
    other.close()


def test_the_same_word_after_forgetting_counts_anew(page_with: PageWith) -> None:
    """Once the page says it again, and not at once."""
    page = page_with("", head=says("yes"), consent_source="global:shop.consent").page
    expect_told(page, "PERSONALIZED")
    before = called(page, "keys()")[0]
    called(page, "forget()")
    assert page.evaluate("told") == ["PERSONALIZED", ""]
    assert page.evaluate(KEPT) == NOTHING
    page.evaluate(CHANGED)
    expect_told(page, "PERSONALIZED", "", "PERSONALIZED")
    after = called(page, "keys()")[0]
    assert after["customerKey"] not in ("", before["customerKey"])


@pytest.mark.allows_refused_requests
def test_what_waits_with_a_customer_key_does_not_go_out_with_less(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The shopper took personalisation back where the tag was not."""
    cluster.tickets.issue("T")
    source = "global:shop.consent"
    page = page_with(CARD, head=says("yes"), consent_source=source).page
    expect_told(page, "PERSONALIZED")
    before = send(page, cluster)
    click_in_vain(page, cluster)
    # Or its own page sends it, where the next one takes long to come.
    page_with("", where="absent", path="/between")
    cluster.heal()
    page = page_with("", head=says("UNPERSONALIZED"), consent_source=source, path="/next").page
    expect_told(page, "UNPERSONALIZED")
    after = send(page, cluster)
    assert (after.customer_key, after.session_key) == ("", before.session_key)
    assert before.customer_key not in page.evaluate("JSON.stringify({ ...localStorage })")
    assert "T" not in taken(cluster)
