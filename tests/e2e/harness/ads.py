"""Ads in a page, and one more that is shown last: it tells that no other was told of before."""

from tests.e2e.harness.page import Page
from tests.e2e.harness.watched_cluster import WatchedCluster

STYLE = """<style>
  body { margin: 0 }
  .ad { height: 100px; width: 200px }
  .page { height: 300vh }
</style>"""
AD, LAST = ("ad-impression", "AD"), ("ad-impression", "LAST")
SHOW_LAST = """() => {
  const last = document.createElement("div");
  last.style.cssText = "position: fixed; top: 0; height: 100px; width: 200px";
  last.dataset.elevateImpression = "LAST";
  document.body.append(last);
}"""
"""Sees to it that one more ad is shown, and so told of, a second after it came."""


def ad(ticket: str = "AD", style: str = "", name: str = "it") -> str:
    """An ad of 200 by 100 pixels."""
    return f'<div id={name} class=ad style="{style}" data-elevate-impression="{ticket}">Ad</div>'


def body_of(html: str, script: str = "") -> str:
    """What stands in the page, and a script of its own behind it."""
    return f"{STYLE}{html}<script>{script}</script>"


def expect_with_last(page: Page, cluster: WatchedCluster, *sent: tuple[str, str]) -> None:
    """These are told of and no others, not even when another ad has been seen since."""
    page.evaluate(SHOW_LAST)
    cluster.expect_only(*sent, LAST)
