"""A page that the browser prepares before its link is clicked: it waits until it is shown."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.harness import engines
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.undriven import undriven_chromium
from tests.e2e.harness.watched_cluster import WatchedCluster

PREPARE = """<script type="speculationrules">
  {"prerender": [{"urls": ["/prepared"], "eagerness": "immediate"}]}
</script>
<script>
  const now = Math.floor(Date.now() / 1000);
  localStorage["elevate-tag.outbox.1"] = `2 waits ${now} ${now} 1 click UK %s {"ticket":"T"}`;
  setInterval(() => { if (localStorage.prepared) location.href = "/prepared"; }, 50);
</script>"""
PREPARED = """<button id=it>Vase</button>
<script>
  const later = (work) => setTimeout(work, 1500);
  const click = () => {
    const card = document.querySelector("#it");
    card.dataset.elevateTicket = localStorage.prepared;
    card.click();
  };
  window.elevateTag ||= { queue: [] };
  elevateTag.queue.push((tag) => {
    tag.consent("PERSONALIZED");
    tag.click("called");
  });
  if (document.prerendering) {
    later(() => { localStorage.prepared = `before: ${Object.keys(localStorage)}`; });
    document.addEventListener("prerenderingchange", () => later(click));
  }
</script>"""


@pytest.mark.without("firefox", "webkit", "wpe", reason="they prepare no pages unseen")
def test_a_prepared_page_does_nothing_until_it_is_shown(
    playwright: Playwright,
    page_with: PageWith,
    cluster: WatchedCluster,
    shop: Shop,
    tmp_path: Path,
) -> None:
    """It makes no keys, no calls, and leaves alone what waits; shown, it is a page as any."""
    found = engines.find("chromium", engines.own_program(playwright, "chromium"))
    assert found, engines.how_to_install("chromium")
    before = "before: elevate-tag.outbox.1"
    for ticket in ("T", before, "called"):
        cluster.tickets.issue(ticket)
    visitor = "market=UK&customerKey=c&sessionKey=s"
    url = f"{cluster.url}/api/storefront/v3/notifications/click?{visitor}"
    shop.add("/prepare", PREPARE % url)
    shop.add("/prepared", page_with.html(PREPARED))
    with undriven_chromium(found.program, tmp_path, f"{shop.at('127.0.0.1')}/prepare"):
        cluster.expect_only(("click", "T"), ("click", before), ("click", "called"))
