"""The second file beside every bundle: the same file, reached by the same names."""

import pytest

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.cards import CARD, T
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import REST, Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

MORE = "/elevate/elevate-tag.more."
LIST = """<ul data-elevate-query="landing-page" data-elevate-parameters='{"pageReference": "/"}'
  data-elevate-body='{"recommendationLists": [{"id": "top", "algorithm": "TOP_PRODUCTS"}]}'
  data-elevate-list="top"><template><li data-elevate-text="title"></li></template></ul>"""
AD = "<div data-elevate-impression=AD style='height: 9rem'>Ad</div>"
CONSENT = "<script>window.consent = 'yes'</script>"


@pytest.mark.critical
def test_it_works_beside_every_bundle(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A source of consent, then a query, a list that fills itself, and an ad that is seen."""
    cluster.tickets.issue("AD")
    page = page_with(AD + LIST, head=CONSENT, consent_source="global:consent", locale="en-GB").page
    wait_until(page, "document.querySelector('[data-elevate-state=filled]')")
    card = "document.querySelector('li[data-elevate-ticket]')"
    page.click("li[data-elevate-ticket]")
    cluster.expect("click", page.evaluate(f"{card}.dataset.elevateTicket"))
    cluster.expect("ad-impression", "AD")
    found = page.evaluate(
        "() => elevateTag.query('search-page', {q: 'mug'})"
        ".then(({ primaryList }) => primaryList.productGroups.length)"
    )
    assert found > 0


# The rest of the page is asked for when the tag has run, and whoever waited for an idle page has.
SLOW = f"""<script>
  const idle = window.requestIdleCallback || setTimeout;
  const look = () => window.elevateTag ? idle(() => fetch("{REST}")) : setTimeout(look);
  look();
</script><!-- {"as long as browsers wait for " * 99} --><hr>"""


@OF_THE_SECOND_FILE
@pytest.mark.parametrize("late", [LIST, AD])
def test_markup_that_arrives_after_the_tag_has_looked_is_seen_to(
    late: str, page_with: PageWith, cluster: WatchedCluster, shop: Shop, page: Page
) -> None:
    """A page that is served slowly: the tag ran, and looked again, while it was being parsed."""
    cluster.tickets.issue("AD")
    first, rest = page_with.html(f"{SLOW}{late}", locale="en-GB").split("<hr>")
    page.goto(shop.add("/slow", first, rest=rest))
    if late == AD:
        cluster.expect("ad-impression", "AD")
    else:
        wait_until(page, "document.querySelector('[data-elevate-state=filled]')")


@OF_THE_SECOND_FILE
@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
def test_a_page_that_comes_back_asks_for_what_it_could_not_fetch(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Nobody calls it: a source of consent is in it, and what waits for consent is not lost."""
    shop.faults.lose(MORE)
    errors = """<script>
      window.errors = 0;
      document.addEventListener("elevate:error", () => errors++);
    </script>"""
    cluster.tickets.issue("T")
    page = page_with(CARD, head=CONSENT + errors, consent_source="global:consent").page
    wait_until(page, "errors > 0 && document.readyState === 'complete'")
    page.click("#it")
    shop.faults.find(MORE)
    shown = "dispatchEvent(new PageTransitionEvent('pageshow'))"
    wait_until(page, f"{shown} && !!localStorage.getItem('elevate-tag.consent')")
    cluster.expect_only(T)


@OF_THE_SECOND_FILE
@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
def test_what_could_not_be_fetched_is_asked_for_again(page_with: PageWith, shop: Shop) -> None:
    """The query is broken as for want of an answer; the next one, a while later, has its own."""
    shop.faults.lose(MORE)
    page = page_with("", locale="en-GB").page
    asked = """() => elevateTag.query("search-page", {q: "mug"}).then(
      () => "answered", ({name, status}) => `${name} ${status}`)"""
    assert page.evaluate(asked) == "NetworkError 0"
    shop.faults.find(MORE)
    assert page.evaluate(asked) == "answered"
