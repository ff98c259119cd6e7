"""What the inline script keeps of an act, and of calls to the tag, until it comes."""

import json

import pytest

from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.hostile import LIKE_AN_ELEMENT
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import (
    ADD,
    ADDED,
    BLOCKED,
    KEPT,
    MISSING,
    TAG,
    UP,
    WITH_THE_COMPILED_TAG,
    Waiting,
)

pytestmark = WITH_THE_COMPILED_TAG


@pytest.mark.parametrize(
    "change",
    [
        "window.it.dataset.elevateTicket = 'T2'",
        "delete window.it.dataset.elevateTicket",
        "window.it.remove()",
        "document.body.prepend(Object.assign(document.createElement('p'), {textContent: 'x'}))",
    ],
)
def test_the_ticket_is_that_of_the_act(
    change: str, waiting: Waiting, cluster: WatchedCluster
) -> None:
    """Whatever the page has made of the element when the tag comes."""
    page = waiting(CARD + OTHER).page
    page.click("#it")
    page.evaluate(f"() => {{ {change} }}")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


TICKETS = {
    "signs of its own": "a,b=c\n%2C \t&+é漢🦇",
    "half a sign": "a\ud800b",
    "white space": " \n",
}


@pytest.mark.parametrize("what", TICKETS)
def test_any_ticket_stays_what_it_is(what: str, waiting: Waiting, cluster: WatchedCluster) -> None:
    """To the last byte; an empty one is not sent, as later."""
    page = waiting(CARD + OTHER).page
    text = TICKETS[what].encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(text[at : at + 2], "little") for at in range(0, len(text), 2)]
    page.evaluate(
        "units => { window.it.dataset.elevateTicket = String.fromCharCode(...units) }", units
    )
    page.click("#it")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    bodies = [json.loads(each.body)["ticket"] for each in cluster.ledger.arrivals()]
    assert sorted(bodies) == sorted({TICKETS[what], "other"} - {" \n"})


QUEUED = """<script>
  elevateTag.queue.push(tag => {
    window.seen = [];
    tag.on('before-send', notification => notification.ticket !== 'T');
    tag.on('sent', notification => { seen.push(notification.ticket) });
  });
</script>"""


def test_calls_from_before_the_tag_are_made_and_see_early_acts(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """There is a queue without the shop's making one; a hook stops an early act as any other."""
    page = waiting(QUEUED + CARD + ADD + OTHER).page
    page.click("#it")
    page.click("#add")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(ADDED, OTHER_CLICK)
    wait_until(page, "seen.join() === 'T1,other'")


def test_a_queue_that_was_there_is_left_as_it_is(waiting: Waiting, cluster: WatchedCluster) -> None:
    """The shop's own."""
    head = "<script>window.elevateTag = {queue: [() => { window.called = true }]}</script>"
    page = waiting(CARD, head=head).page
    page.click("#it")
    waiting.end()
    cluster.expect_only(T)
    wait_until(page, "called")


def test_without_the_tag_nothing_breaks(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """Its file is missing: the page says nothing, and a later page that has it sends."""
    shop.faults.lose(TAG)
    page_with("", where="absent", path="/next")
    opened = page_with(LINK, **MISSING)
    leave(opened.page)
    assert (opened.errors, opened.console) == ([], [])
    shop.faults.find(TAG)
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_functions_called_as_an_element_s_cost_no_act(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """They are the page's own, and nobody asks them."""
    page = waiting(CARD + OTHER, head=f"<script>{LIKE_AN_ELEMENT}</script>").page
    page.click("#it")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.parametrize("blocked", [True, False])
def test_what_is_kept_is_bounded(blocked: bool, waiting: Waiting, cluster: WatchedCluster) -> None:
    """In the tab's storage and in the page; what came first stays, and what comes later is dropped.

    After that a page goes on as with a tag that came late.
    """
    head = f"<script>{BLOCKED['full']}</script>" if blocked else ""
    page = waiting(CARD + OTHER, head=head).page
    page.click("#it")
    page.evaluate("() => { for (let n = 0; n < 2000; n++) document.body.click() }")
    page.click("#other")
    kept = page.evaluate("elevateTag.early()" if blocked else KEPT)
    assert 50_000 <= len(kept) <= 50_200
    assert "ticket=T" in kept[:300]
    assert "other" not in kept
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_what_is_no_act_later_is_none_early(waiting: Waiting, cluster: WatchedCluster) -> None:
    """The second half of a double click, a right click, a middle click on a button, a drag."""
    page = waiting(
        CARD + ADD + '<p id=text data-elevate-ticket="T2">A vase of clay</p>' + OTHER
    ).page
    page.dblclick("#it")
    page.click("#text", button="right")
    page.click("#add", button="middle")
    drag(page, "#text")
    page.mouse.up()
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def drag(page: Page, selector: str) -> None:
    """Presses the mouse on it and travels."""
    x, y = page.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " return [box.x + 4, box.y + 8] }",
        selector,
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)


def test_a_drag_that_the_tag_comes_into_is_none(waiting: Waiting, cluster: WatchedCluster) -> None:
    """Pressed before it, let go after."""
    page = waiting('<p id=it data-elevate-ticket="T">A vase of clay</p>' + OTHER).page
    drag(page, "#it")
    waiting.end()
    wait_until(page, UP)
    page.mouse.up()
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)
