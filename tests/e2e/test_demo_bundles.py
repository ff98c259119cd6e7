"""The demo's pages for the ways to run the tag: hooks at work, and no file more than is told.

Not Pyodide in WebKit: its driver gives a script 20 s, and on a busy machine Pyodide may need more.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from elevate_tag.paths import DIST
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from elevate_tag.sandbox.shop.ways import Way, built_ways
from tests.e2e.harness.page import Page
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.watched_cluster import WatchedCluster

TOLD = "() => Array.from(document.querySelectorAll('#told li'), (line) => line.textContent)"
TICKET = "(mark) => document.querySelector(mark).dataset.elevateTicket"
ADD_TICKET = "(mark) => document.querySelector(mark).dataset.elevateAddToCart"
LOADED = (
    "() => performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)"
    ".filter((path) => path.startsWith('/elevate/'))"
)
# Asked once and answered when it is so: as long as Python boots, there is nothing to be asked.
LINES = """(count) => new Promise((done) => {
  const list = document.getElementById("told");
  const look = () => list.children.length >= count && done(1);
  new MutationObserver(look).observe(list, { childList: true });
  look();
})"""

FIRST = "li:nth-child(1) > .card"
SECOND = "li:nth-child(2) > .card"
HELD = "#held-back"


@dataclass(frozen=True)
class Demo:
    """The running shop's address, and its cluster."""

    url: str
    cluster: WatchedCluster


@pytest.fixture
def demo(cluster_with: Callable[..., WatchedCluster]) -> Iterator[Demo]:
    """A cluster and a demo shop on two origins."""
    cluster = cluster_with()
    with Serving(create_shop(ShopSettings(cluster.url))) as serving:
        yield Demo(serving.url, cluster)


@pytest.fixture
def shopper(demo: Demo, open_visit: Callable[..., Visit]) -> Page:
    """A tab that is closed before the shop is, which it may still be asking for pictures."""
    return open_visit().page


@pytest.mark.parametrize("way", built_ways(DIST), ids=lambda way: way.name)
def test_hooks_stop_one_card_and_tell_of_the_others(
    shopper: Page, demo: Demo, way: Way, engine: str
) -> None:
    """Pressed as soon as they are there, in order: what a hook holds back never arrives."""
    if way.interpreter == "pyodide" and engine in ("webkit", "wpe"):
        pytest.skip("WebKit's driver may not wait as long as Pyodide needs")
    shopper.goto(f"{demo.url}/with/{way.name}")
    button = f"{SECOND} [data-elevate-add-to-cart]"
    sent = [
        ("click", shopper.evaluate(TICKET, FIRST)),
        ("add-to-cart", shopper.evaluate(ADD_TICKET, button)),
    ]
    names = [
        shopper.evaluate("(mark) => document.querySelector(mark).dataset.name", mark)
        for mark in (FIRST, button, HELD)
    ]
    shopper.click(f"{HELD} .card-name button")
    shopper.click(f"{FIRST} .card-name button")
    shopper.click(button)
    shopper.evaluate(LINES, 3)
    assert sorted(shopper.evaluate(TOLD)) == sorted(
        (
            f"click, {names[0]}: answered 204",
            f"add-to-cart, {names[1]}: answered 204",
            f"click, {names[2]}: stopped by a hook",
        )
    )
    demo.cluster.expect_only(*sent)
    loaded = {path.removeprefix("/elevate/") for path in shopper.evaluate(LOADED)}
    assert loaded == {str(file.relative_to(DIST)) for file in way.downloads(DIST)}
