"""A shopper buys in the demo shop, and the cluster learns of it from the shop's server."""

from collections.abc import Callable

from tests.e2e.harness.demo import Demo
from tests.e2e.harness.page import Page
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import about

SEES_MUGS_PAID = "document.querySelector('#arrivals').innerText.includes('P1001-sand × 2')"


def put_mugs_in_cart(shopper: Page, demo: Demo) -> None:
    """Two, on their own page; ends on the cart."""
    shopper.goto(f"{demo.url}/product/P1001?variant=P1001-sand")
    wait_until(shopper, "window.elevateTag?.version")
    # Not by `fill`, which in Firefox adds to what a number field holds.
    shopper.evaluate("document.querySelector('#quantity').value = '2'")
    shopper.click("main form [data-elevate-add-to-cart]")
    wait_until(shopper, "location.pathname === '/cart' && window.elevateTag?.version")


def pay(shopper: Page, meanwhile: str = "") -> None:
    """From the cart to the thank-you page; a script may run while the form is filled in."""
    shopper.click("a[href='/checkout']")
    wait_until(shopper, "location.pathname === '/checkout' && window.elevateTag?.version")
    for field, text in (("name", "Ada"), ("email", "ada@example.com"), ("address", "Leith")):
        shopper.fill(f"#{field}", text)
    if meanwhile:
        shopper.evaluate(meanwhile)
    shopper.click("button[form='order']")
    wait_until(shopper, "location.pathname.startsWith('/thanks/') && window.elevateTag?.version")


def test_what_is_bought_is_in_the_ledger_under_the_shopper_s_keys(
    shopper: Page, demo: Demo
) -> None:
    """The tag's add to cart and the server's payment are of one visitor; it is told once."""
    put_mugs_in_cart(shopper, demo)
    pay(shopper)
    paid = demo.cluster.ledger.wait_for(lambda it: it.kind == "payment", 20)
    (added,) = (it for it in demo.cluster.ledger.arrivals() if it.kind == "add-to-cart")
    assert (paid.status, paid.origin) == (204, "")
    assert (paid.customer_key, paid.session_key) == (added.customer_key, added.session_key)
    assert [(each["variantKey"], each["quantity"]) for each in paid.lines] == [("P1001-sand", 2)]
    shopper.click("main a[href='/']")
    wait_until(shopper, "location.pathname === '/' && window.elevateTag?.version")
    shopper.click("main .quick button")
    last = demo.cluster.ledger.wait_for(
        lambda it: it.kind == "add-to-cart" and it.ticket != added.ticket, 20
    )
    demo.cluster.expect_only(
        ("add-to-cart", added.ticket), ("payment", about(paid)), ("add-to-cart", last.ticket)
    )


def test_a_list_on_the_thank_you_page_fills_itself(shopper: Page, demo: Demo) -> None:
    """By the tag's second file, under the shop's strict policy; what is in it has a ticket."""
    put_mugs_in_cart(shopper, demo)
    pay(shopper)
    wait_until(shopper, "document.querySelector('[data-elevate-state=filled]')")
    card = "[data-elevate-state=filled] [data-elevate-ticket]"
    ticket = shopper.evaluate("it => document.querySelector(it).dataset.elevateTicket", card)
    title = shopper.evaluate("it => document.querySelector(it).innerText", f"{card} a")
    shopper.click(f"{card} a")
    demo.cluster.expect("click", ticket)
    wait_until(shopper, "location.pathname.startsWith('/product/')")
    wait_until(shopper, "it => document.querySelector('h1')?.innerText === it", arg=title)


def test_the_tag_s_keys_go_with_the_order(shopper: Page, demo: Demo) -> None:
    """As they are when it is placed: another tab may have changed them since the page came."""
    put_mugs_in_cart(shopper, demo)
    pay(
        shopper,
        """() => localStorage.setItem("voyado.session",
          '{"customerKey":"new-customer","sessionKey":"new-session"}')""",
    )
    paid = demo.cluster.ledger.wait_for(lambda it: it.kind == "payment", 20)
    assert (paid.customer_key, paid.session_key) == ("new-customer", "new-session")


def test_the_ledger_page_shows_it_as_it_arrives(
    shopper: Page, demo: Demo, open_visit: Callable[..., Visit]
) -> None:
    """With the variant and how many, in another browser, without a reload."""
    watching = open_visit().page
    watching.goto(f"{demo.cluster.url}/ledger")
    put_mugs_in_cart(shopper, demo)
    pay(shopper)
    wait_until(watching, SEES_MUGS_PAID)


def test_the_checkout_s_script_and_storage_hold_no_api_key(shopper: Page, demo: Demo) -> None:
    """Not in the page as the browser has it, nor in what it keeps."""
    put_mugs_in_cart(shopper, demo)
    pay(shopper)
    held = shopper.evaluate(
        "() => document.documentElement.outerHTML + document.cookie"
        " + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    )
    assert "Thank you, Ada" in held
    assert "sandbox-api-key" not in held
