"""An ad is told of once it was seen, half of it for a second."""

import pytest

from tests.e2e.harness.ads import AD, LAST, ad, body_of, expect_with_last
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.cards import CARD
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.on_show import HIDDEN
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE


def test_an_ad_that_was_seen_is_told_of_once(page_with: PageWith, cluster: WatchedCluster) -> None:
    """One further down not before it is scrolled to, one that comes later too; none twice."""
    below = f"<div class=page></div>{ad('B', name='below')}"
    page = page_with(body_of(ad() + below)).page
    cluster.expect(*AD)
    page.evaluate("document.querySelector('#below').scrollIntoView()")
    cluster.expect("ad-impression", "B")
    page.evaluate("scrollTo(0, 0)")
    expect_with_last(page, cluster, AD, ("ad-impression", "B"))


def test_each_ad_counts_by_itself(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Two copies of one that are seen at once are two; a call that is repeated is one."""
    copies = ad() + ad(name="copy")
    cluster.tickets.issue("T")
    page = page_with(body_of(copies + CARD)).page
    page.evaluate(
        """() => {
          elevateTag.click("T");
          elevateTag.adImpression("AD");
          elevateTag.adImpression("AD");
          elevateTag.click("T");
        }"""
    )
    expect_with_last(page, cluster, ("click", "T"), AD, AD, AD)


TICKETS = {
    "its own": ad(),
    "that of the card around it": f'<div data-elevate-ticket="AD">{ad("")}</div>',
    "that of the card it is": '<p class=ad data-elevate-impression data-elevate-ticket="AD">Ad</p>',
    "its own, not the card's": f'<div data-elevate-ticket="T">{ad()}</div>',
    "the nearest": f"<ul data-elevate-ticket=T><li data-elevate-ticket=AD>{ad('  ')}</li></ul>",
}


def test_the_ticket_is_its_own_or_the_nearest(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The attribute's value; where it is empty, that of the card, to which clicks belong too."""
    ads = {name: f"AD{number}" for number, name in enumerate(TICKETS)}
    for ticket in ads.values():
        cluster.tickets.issue(ticket)
    shown = "".join(html.replace("AD", ads[name]) for name, html in TICKETS.items())
    page = page_with(body_of(shown)).page
    for name, ticket in ads.items():
        with case(name):
            cluster.expect("ad-impression", ticket)
    expect_with_last(page, cluster, *(("ad-impression", ticket) for ticket in ads.values()))


ENOUGH = {
    "half": "top: -50px",
    "half of its width": "left: -100px; top: 120px",
    "half of what the viewport has room for": "height: 1000vh; top: 40vh",
    "half of what the viewport is wide": "width: 1000vw; left: 40vw",
}
TOO_LITTLE = {
    "less than half": "top: -60px",
    "less than half of its width": "left: -120px; top: 240px",
    "less than half of what the viewport has room for": "height: 1000vh; top: 70vh",
    "nothing": "display: none",
    "an element without an area": "height: 0",
}


def test_half_of_it_has_to_be_in_view(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Of one larger than the viewport, half of what that has room for."""
    cases = ENOUGH | TOO_LITTLE
    for name in cases:
        cluster.tickets.issue(name)
    ads = [ad(name, f"position: absolute; {style}") for name, style in cases.items()]
    page = page_with(body_of("".join(ads))).page
    for name in ENOUGH:
        cluster.expect("ad-impression", name)
    expect_with_last(page, cluster, *(("ad-impression", name) for name in ENOUGH))


def test_a_break_begins_the_second_anew(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Four times half a second are not one; what is seen on, is told of."""
    flicker = """
      let turns = 0;
      const it = document.querySelector("#it");
      const ticking = setInterval(() => {
        it.style.marginTop = turns++ % 2 ? "0" : "-500px";
        if (turns === 8) clearInterval(ticking);
        if (turns === 8) it.style.marginTop = "-500px";
        document.body.dataset.turns = turns;
      }, 300);
    """
    page = page_with(body_of(ad(), flicker)).page
    wait_until(page, "document.body.dataset.turns === '8'")
    expect_with_last(page, cluster)
    page.evaluate("document.querySelector('#it').style.marginTop = 0")
    cluster.expect(*AD)


def test_a_page_that_is_not_on_show_shows_no_ad(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Its clock begins when it is; the click, late in the hidden page, shows that none came."""
    late = "setTimeout(() => document.querySelector('#click').click(), 2500)"
    html = f"{ad()}<button id=click data-elevate-ticket=T>Vase</button>"
    page = page_with(body_of(html, HIDDEN + late)).page
    cluster.expect("click", "T")
    cluster.expect_only(("click", "T"))
    page.evaluate("turn('visible')")
    cluster.expect(*AD)
    expect_with_last(page, cluster, ("click", "T"), AD)


def test_elements_may_come_go_and_change(page_with: PageWith, cluster: WatchedCluster) -> None:
    """One that went is forgotten; put back after it was seen, it does not count; changed, it does.

    The page has had no ad before the first of them comes, but a reason to fetch the second file.
    """
    page = page_with(
        body_of("<template data-elevate-impression></template><div id=list></div>")
    ).page
    page.evaluate(
        """html => {
          const list = document.querySelector("#list");
          list.innerHTML = html;
          window.ad = list.children[0];
          const gone = list.children[1];
          setTimeout(() => gone.remove(), 300);
        }""",
        ad() + ad("B", name="gone"),
    )
    cluster.expect(*AD)
    page.evaluate("ad.remove()")
    page.evaluate(
        "new Promise(done => setTimeout(() => { document.body.append(ad); done() }, 300))"
    )
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=card></div>')")
    expect_with_last(page, cluster, AD)
    page.evaluate("ad.dataset.elevateImpression = 'C'")
    cluster.expect("ad-impression", "C")
    page.evaluate(
        """() => {
          const card = document.querySelector("#card");
          card.append(ad);
          ad.dataset.elevateImpression = "";
          card.dataset.elevateTicket = "B";
        }"""
    )
    cluster.expect("ad-impression", "B")
    sent = [(each.kind, each.ticket) for each in cluster.ledger.arrivals()]
    assert sorted(sent) == sorted([AD, LAST, ("ad-impression", "C"), ("ad-impression", "B")])


@pytest.mark.keeps_pages
def test_a_page_that_was_kept_is_a_new_page_view(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Back out of the back/forward cache, the ad in view counts again, once."""
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(body_of(ad()))

    def seen() -> None:
        cluster.expect(*AD)
        cluster.ledger.clear()

    seen()
    page.goto(url)
    go_back(page)
    expect_kept(page, again=seen)
    cluster.expect(*AD)
    expect_with_last(page, cluster, AD)


def test_a_tag_that_was_stopped_tells_of_no_ad(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """As of no other marked element; the call, late in the page, shows that none came."""
    page = page_with(body_of(ad())).page
    page.evaluate("elevateTag.stop()")
    late = "new Promise(done => setTimeout(() => done(elevateTag.click('T')), 2500))"
    assert page.evaluate(late) is True
    cluster.expect_only(("click", "T"))
    page.evaluate("elevateTag.start()")
    expect_with_last(page, cluster, ("click", "T"))


@pytest.mark.allows_console
def test_an_ad_without_a_ticket_is_said_once(page_with: PageWith, cluster: WatchedCluster) -> None:
    """When it was seen, as its ticket may have come until then."""
    late = "document.querySelector('#late').dataset.elevateImpression = 'AD'"
    html = ad("", name="a") + ad("", name="b") + ad("", name="late")
    opened = page_with(body_of(html, late), debug="")
    mistake = 'data-elevate-impression="" was seen and has no ticket: write the ticket there'
    opened.said(mistake)
    expect_with_last(opened.page, cluster, AD)
    assert len([line for line in opened.console if mistake in line.text]) == 1
