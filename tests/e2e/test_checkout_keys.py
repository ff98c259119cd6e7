"""The shopper's keys on their way to the shop's server: by a form, by a script, by a cookie."""

import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.identity import sign_in
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD
from tests.e2e.harness.hooks import hook_html
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

FIELDS = (
    '<input type=hidden name=c data-elevate-keys="customer">'
    '<input type=hidden name=s data-elevate-keys="session">'
)
FORM = '<form id=form action="/paid">{fields}<button id=pay>Pay</button></form>'
SECURE = pytest.mark.without("webkit", "wpe", reason="its Secure cookies need https")
DOMAIN = "shop.localhost"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("T")


def store(page: Page, customer: str, session: str) -> None:
    """Has localStorage hold these keys, as another tab of the visitor may."""
    text = json.dumps({"customerKey": customer, "sessionKey": session})
    page.evaluate("text => localStorage.setItem('voyado.session', text)", text)


def stored(page: Page) -> None:
    """Returns once the tag has settled the keys."""
    wait_until(page, "!!localStorage.getItem('voyado.session')")


def pay(page: Page, shop: Shop) -> str:
    """Submits the form; the query that the shop's server gets."""
    page.click("#pay")
    wait_until(page, "location.pathname === '/paid'")
    query: str = page.evaluate("location.search")
    return query


@pytest.mark.critical
def test_a_form_takes_the_keys_along(page_with: PageWith, shop: Shop) -> None:
    """Filled when the page is idle, and as they are when it is submitted."""
    shop.add("/paid", "<title>Paid</title>")
    body = FORM.format(fields=FIELDS)
    page = page_with(body, customer_key="g-c", session_key="g-s").page
    wait_until(page, "form.c.value === 'g-c' && form.s.value === 'g-s'")
    store(page, "n-c", "n&s")
    assert pay(page, shop) == "?c=n-c&s=n%26s"


def test_fields_that_come_late_are_filled_too(page_with: PageWith, shop: Shop) -> None:
    """And what a script of the page does on submit finds them filled."""
    body = FORM.format(fields="")
    page = page_with(body, customer_key="g-c", session_key="g-s").page
    page.evaluate(
        """(fields) => {
          form.insertAdjacentHTML("beforeend", fields);
          form.addEventListener("submit", (event) => {
            event.preventDefault();
            window.found = `${form.c.value} ${form.s.value}`;
          });
        }""",
        FIELDS,
    )
    stored(page)
    page.click("#pay")
    wait_until(page, "window.found === 'g-c g-s'")


def test_no_other_field_is_touched(page_with: PageWith, shop: Shop) -> None:
    """What asks for neither key, and what is no input."""
    shop.add("/paid", "<title>Paid</title>")
    fields = (
        '<input type=hidden name=a value=mine data-elevate-keys="both">'
        "<input type=hidden name=b value=mine data-elevate-keys>"
        "<input type=hidden name=d value=mine>"
        '<textarea name=e data-elevate-keys="customer">mine</textarea>'
    )
    page = page_with(FORM.format(fields=fields + FIELDS), customer_key="c", session_key="s").page
    wait_until(page, "form.s.value === 's'")
    assert pay(page, shop) == "?a=mine&b=mine&d=mine&e=mine&c=c&s=s"


@pytest.mark.allows_console
@pytest.mark.critical
@pytest.mark.with_pyodide
def test_a_script_may_read_the_keys(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """From the tag, in either language, once it is there."""
    hook = hook_html(
        bundle,
        javascript="""
        tag.on("before-send", () => {
          const { customerKey, sessionKey } = tag.keys();
          console.log(`keys: ${customerKey} ${sessionKey}`);
        });
        """,
        python="""
        @tag.before_send
        def tell(it):
            print("keys:", tag.keys().customer_key, tag.keys().session_key)
        """,
    )
    opened = page_with(CARD, head=hook, customer_key="g-c", session_key="g-s")
    opened.page.click("#it")
    cluster.expect("click", "T")
    opened.visit.settle()
    assert [line.text.strip() for line in opened.console] == ["keys: g-c g-s"]


def sent_keys(page: Page, cluster: WatchedCluster) -> tuple[str, str]:
    """The keys of the card's click."""
    page.click("#it")
    arrival = cluster.expect("click", "T")
    return arrival.customer_key, arrival.session_key


def own_cookies(page: Page) -> dict[str, str]:
    """The cookies that the page's scripts see."""
    text: str = page.evaluate("document.cookie")
    return dict(pair.split("=", 1) for pair in text.split("; ") if pair)


MIRRORED = "document.cookie.includes('apptus.sessionKey=')"


@SECURE
@pytest.mark.critical
def test_subdomains_share_the_keys(page_with: PageWith, cluster: WatchedCluster) -> None:
    """What the other one had of its own gives way; a key may hold any sign."""
    page = page_with(CARD, host=f"b.{DOMAIN}", where="absent").page
    store(page, "b-c", "b-s")
    page_with(
        CARD, host=f"a.{DOMAIN}", cookie_domain=DOMAIN, customer_key="å; c", session_key="a-s"
    )
    wait_until(page, MIRRORED)
    assert own_cookies(page) == {"apptus.customerKey": "%C3%A5%3B%20c", "apptus.sessionKey": "a-s"}
    page_with(CARD, host=f"b.{DOMAIN}", cookie_domain=DOMAIN)
    assert sent_keys(page, cluster) == ("å; c", "a-s")


@SECURE
def test_what_changed_here_since_goes_before_the_cookies(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Another tab of this host, or the vendor's client in it, gave the visitor other keys."""
    page = page_with(CARD, host=f"a.{DOMAIN}", cookie_domain=DOMAIN, customer_key="c").page
    wait_until(page, MIRRORED)
    store(page, "n-c", "n-s")
    assert sent_keys(page, cluster) == ("n-c", "n-s")
    assert own_cookies(page) == {"apptus.customerKey": "n-c", "apptus.sessionKey": "n-s"}


@SECURE
def test_the_cookies_last_a_year_and_leave_with_the_shop_s_own_requests_only(
    page_with: PageWith,
) -> None:
    """Secure, SameSite=Lax, of the domain and those below; an older one of this host gives way."""
    older = "<script>document.cookie = 'apptus.customerKey=older; path=/'</script>"
    page = page_with(
        CARD, head=older, host=f"a.{DOMAIN}", cookie_domain=DOMAIN, customer_key="n-c"
    ).page
    wait_until(page, MIRRORED)
    assert isinstance(page, PlaywrightPage)
    cookies = {each["name"]: each for each in page.context.cookies()}
    assert set(cookies) == {"apptus.customerKey", "apptus.sessionKey"}
    assert cookies["apptus.customerKey"]["value"] == "n-c"
    for each in cookies.values():
        assert (each["secure"], each["sameSite"], each["path"]) == (True, "Lax", "/")
        assert each["domain"].lstrip(".") == DOMAIN
        assert abs(each["expires"] - time.time() - 31_536_000) < 3600


@SECURE
def test_an_older_library_s_cookies_are_shared_from_the_first_page_on(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """They have the very keys that the tag takes over from them, and for one host alone."""
    older = """<script>
      document.cookie = "apptus.customerKey=k-c; path=/";
      document.cookie = "apptus.sessionKey=k-s; path=/";
    </script>"""
    page = page_with(CARD, head=older, host=f"a.{DOMAIN}", cookie_domain=DOMAIN).page
    wait_until(page, "!!localStorage['elevate-tag.mirrored']")
    page_with(CARD, host=f"b.{DOMAIN}", cookie_domain=DOMAIN)
    assert sent_keys(page, cluster) == ("k-c", "k-s")


@SECURE
def test_who_an_older_library_signed_in_stays_so_in_a_new_session(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """His session's cookie is gone, and the token's, which only the server can make, stays."""
    anna = sign_in("anna", ClusterSettings().private_key)
    older = f"""<script>
      document.cookie = "apptus.customerKey={anna.customer_key}; path=/";
      document.cookie = "apptus.token={anna.token}; path=/";
    </script>"""
    v1: dict[str, Any] = {"api_version": "elevate-3/v1", "host": f"a.{DOMAIN}"}
    page = page_with(CARD, head=older, cookie_domain=DOMAIN, **v1).page
    page.click("#it")
    arrival = cluster.expect("click", "T")
    assert arrival.customer_key == anna.customer_key
    assert json.loads(arrival.body)["token"] == anna.token
    assert own_cookies(page)["apptus.customerKey"] == anna.customer_key


def test_without_being_asked_it_makes_no_cookie(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The keys are in localStorage alone."""
    page = page_with(CARD).page
    page.click("#it")
    cluster.expect("click", "T")
    assert own_cookies(page) == {}


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
def test_a_domain_of_somebody_else_is_told_of_and_harms_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Once, in debug mode: the browser refuses such cookies. Firefox has a word of its own."""
    opened = page_with(CARD, cookie_domain="somebody-else.example", debug="")
    opened.page.click("#it")
    cluster.expect("click", "T")
    opened.visit.settle()
    told = [line.text for line in opened.console if "data-cookie-domain" in line.text]
    assert told == [
        'elevate-tag: data-cookie-domain="somebody-else.example": '
        "the browser keeps no such cookie here"
    ]
    assert own_cookies(opened.page) == {}
