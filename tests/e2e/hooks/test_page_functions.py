"""Python's hooks call functions of the page: what these throw is an exception there."""

import re
from textwrap import dedent

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.calls import called
from tests.e2e.harness.cards import CARD, T, clicks
from tests.e2e.harness.hooks import hook_html, hooks_html, told
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.hooks.scene import TELL

pytestmark = [
    pytest.mark.allows_console,
    pytest.mark.with_pyodide,
    pytest.mark.without("compiled", reason="its hooks are JavaScript"),
]

SHOP = """<script>
  const fail = () => { throw new TypeError("no such thing") };
  window.shop = {
    fail,
    get there() { fail() },
    set there(it) { fail() },
    back: (call) => call(),
    text: () => { throw "a text" },
    nothing: () => { throw undefined },
    odd: () => { throw Object.create(null) },
  };
  window.ShopList = class { constructor() { fail() } };
  window.shopItems = { *[Symbol.iterator]() { fail() } };
</script>"""


def hook_in(bundle: Bundle, python: str) -> str:
    """The element; `page` is the window, which each runtime has under a name of its own."""
    given = (
        "from browser import window as page" if bundle.name == "brython" else "import js as page"
    )
    return hook_html(bundle, javascript="", python=f"{given}\n{dedent(python)}")


FAIL = """
@tag.before_send
def fail(it):
    page.shop.fail()

@tag.on("sent")
def fail_too(it):
    page.shop.fail()
"""


@pytest.mark.critical
def test_what_they_throw_is_told_and_changes_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Once for each failure, in JavaScript's words; as often as it happens."""
    tickets = [f"T{number}" for number in range(50)]
    for ticket in tickets:
        cluster.tickets.issue(ticket)
    opened = page_with(hook_in(bundle, FAIL) + hooks_html(bundle, TELL) + CARD, head=SHOP)
    called(opened.page, *[f"click('{ticket}')" for ticket in tickets])
    opened.page.click("#it")
    cluster.expect_only(*clicks(tickets), T)
    for ticket in [*tickets, "T"]:
        opened.said(f"sent: click {ticket} in UK")
    errors = told(opened, "error")
    assert len(errors) == 2 * len([*tickets, "T"])
    assert {error.startswith("elevate-tag: a hook failed: ") for error in errors} == {True}
    assert {error.endswith("no such thing") for error in errors} == {True}
    assert opened.errors == []


CATCH = """
@tag.before_send
def attempts(it):
    for _ in range(50):
        try:
            page.shop.fail()
        except Exception as error:
            said = str(error)
    it.ticket = said.split()[-1]
"""


def test_hooks_may_catch_it(page_with: PageWith, cluster: WatchedCluster, bundle: Bundle) -> None:
    """And go on, knowing what it says."""
    cluster.tickets.issue("thing")
    opened = page_with(hook_in(bundle, CATCH) + CARD, head=SHOP)
    opened.page.click("#it")
    cluster.expect_only(("click", "thing"))
    assert told(opened, "error") == []


WAYS = """
def remark():
    raise ValueError("of Python's own")

ways = [
    ("a call", lambda: page.shop.fail()),
    ("a call with one value", lambda: page.shop.fail(1)),
    ("a call with two", lambda: page.shop.fail(1, 2)),
    ("a call with more", lambda: page.shop.fail(1, 2, 3)),
    ("a getter", lambda: page.shop.there),
    ("a setter", lambda: setattr(page.shop, "there", 1)),
    ("a constructor", lambda: page.ShopList.new()),
    ("an iterator", lambda: list(page.shopItems)),
    ("a function of Python's", lambda: page.shop.back(remark)),
    ("a text", lambda: page.shop.text()),
    ("nothing", lambda: page.shop.nothing()),
    ("what has no words", lambda: page.shop.odd()),
]

@tag.before_send
def attempt(it):
    for name, way in ways:
        try:
            way()
        except Exception:
            print(name)
    print("all")
"""


@pytest.mark.critical
@pytest.mark.without("brython", reason="what each of them is there is its own")
def test_whatever_the_page_throws_and_wherever_it_may_be_caught(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Not only by functions, and not only errors."""
    opened = page_with(hook_in(bundle, WAYS) + CARD, head=SHOP)
    opened.page.click("#it")
    opened.said("all")
    cluster.expect_only(T)
    assert told(opened, "log") == [*re.findall(r'"(.+)", lambda', WAYS), "all"]
    assert told(opened, "error") == []


def test_a_script_that_calls_what_throws_hinders_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """It is told once; the scripts after it run, and the tag sends."""
    wrong = hook_in(bundle, "page.shop.fail()")
    opened = page_with(wrong + hooks_html(bundle, TELL) + CARD, head=SHOP)
    opened.page.click("#it")
    opened.said("sent: click T")
    cluster.expect_only(T)
    (error,) = told(opened, "error")
    assert "no such thing" in error
    assert opened.errors == []
