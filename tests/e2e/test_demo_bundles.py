"""The demo's pages for the ways to run the tag: hooks at work, and no file more than is told."""

import pytest

from elevate_tag.paths import DIST
from elevate_tag.sandbox.shop.ways import WAYS
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.demo import Demo
from tests.e2e.harness.page import Page

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


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_hooks_stop_one_card_and_tell_of_the_others(
    shopper: Page, demo: Demo, bundle: Bundle
) -> None:
    """Pressed as soon as they are there, in order: what a hook holds back never arrives."""
    (way,) = [way for way in WAYS if way.name == bundle.name]
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
