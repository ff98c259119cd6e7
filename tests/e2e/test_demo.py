"""The sandbox as `make demo` runs it: shop about, and the ledger fills before one's eyes."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.demo import Demo
from tests.e2e.harness.page import Page
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.waiting import wait_until


def open_shop(page: Page, demo: Demo, path: str = "/") -> None:
    """Opens one of its pages and waits for the tag."""
    page.goto(demo.url + path)
    wait_until(page, "window.elevateTag?.version")


def test_a_shopper_s_way_fills_the_ledger(shopper: Page, demo: Demo) -> None:
    """A product clicked on the start page, added on its own page: one visitor, one product."""
    open_shop(shopper, demo)
    ticket = shopper.evaluate(
        "document.querySelector('[data-elevate-ticket]').dataset.elevateTicket"
    )
    shopper.click("[data-elevate-ticket] a[href^='/product/']")
    click = demo.cluster.expect("click", ticket)
    wait_until(shopper, "location.pathname.startsWith('/product/') && window.elevateTag?.version")
    adding = "main form [data-elevate-add-to-cart]"
    ticket = shopper.evaluate("it => document.querySelector(it).dataset.elevateAddToCart", adding)
    shopper.click(adding)
    add = demo.cluster.expect("add-to-cart", ticket)
    wait_until(shopper, "location.pathname === '/cart'")
    assert click.product_key == add.product_key
    assert (click.customer_key, click.session_key) == (add.customer_key, add.session_key)
    demo.cluster.expect_only(("click", click.ticket), ("add-to-cart", add.ticket))


def test_what_is_saved_for_later_is_a_favourite(shopper: Page, demo: Demo) -> None:
    """A form of the shop's own, which needs no script of its own, and back again."""
    open_shop(shopper, demo, "/product/P1001")
    for kind, then in (("add-favorite", "remove"), ("remove-favorite", "add")):
        shopper.click("form.save button")
        arrival = demo.cluster.expect(kind, '{"productKey":"P1001"}')
        assert (arrival.status, arrival.product_key) == (204, "P1001")
        wait_until(shopper, f"document.querySelector('form.save').action.endsWith('/{then}')")
        wait_until(shopper, "window.elevateTag?.version")


def test_the_page_and_its_server_agree_on_the_keys(shopper: Page, demo: Demo) -> None:
    """What the server asks the cluster with is what the tag sends with."""
    open_shop(shopper, demo)
    given = shopper.evaluate(
        "() => { const { customerKey, sessionKey } = document.querySelector("
        "'script[data-cluster-id]').dataset; return JSON.stringify({ customerKey, sessionKey }) }"
    )
    wait_until(shopper, "given => localStorage.getItem('voyado.session') === given", arg=given)


@pytest.mark.allows_refused_requests
def test_the_ledger_shows_a_click_as_it_arrives(
    shopper: Page, demo: Demo, open_visit: Callable[..., Visit]
) -> None:
    """Live, in another browser, without a reload; a refused one with its reason."""
    watching = open_visit().page
    watching.goto(f"{demo.cluster.url}/ledger")
    open_shop(shopper, demo)
    shopper.click("[data-elevate-ticket] a[href^='/product/']")
    wait_until(watching, "document.querySelector('main').innerText.includes('click')")
    watching.evaluate(
        "() => fetch('/api/storefront/v3/notifications/click?market=XX&customerKey=c&sessionKey=s',"
        " { method: 'POST', body: '{\"ticket\":\"T\"}' }).then(() => 1)"
    )
    wait_until(watching, "document.querySelector('main').innerText.includes('market')")
