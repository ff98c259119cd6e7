"""What a shopper wants forgotten, one search or product or all of them; and the session's end."""

import pytest

from tests.e2e.harness.bodies import ALL, END, phrases, products
from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.parts import numbered
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

SEARCHES, VIEWED = "remove-recent-searches", "remove-recently-viewed"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("card", "other"):
        cluster.tickets.issue(ticket)


# Each: a part of the page, in which $it is to be pressed, and what is sent then.
MARKED = {
    "a search": (
        '<button id=$it data-elevate-remove-search="jeans">×</button>',
        (SEARCHES, phrases("jeans")),
    ),
    "a search of any signs": (
        "<i id=$it data-elevate-remove-search='röd &quot;klänning&quot; 漢 | \\ 100%'>×</i>",
        (SEARCHES, phrases('röd "klänning" 漢 | \\ 100%')),
    ),
    "a search as it was typed": (
        '<button id=$it data-elevate-remove-search=" blue  socks ">×</button>',
        (SEARCHES, phrases(" blue  socks ")),
    ),
    "all searches": (
        '<button id=$it data-elevate-remove-search="*">Clear</button>',
        (SEARCHES, ALL),
    ),
    "a search for stars": (
        '<button id=$it data-elevate-remove-search="**">×</button>',
        (SEARCHES, phrases("**")),
    ),
    "a product": (
        '<button id=$it data-elevate-remove-viewed="P1001">×</button>',
        (VIEWED, products("P1001")),
    ),
    "all products": (
        '<i data-elevate-remove-viewed="*"><b id=$it>Clear</b></i>',
        (VIEWED, ALL),
    ),
    "in a card that is a link": (
        '<a href="#p" data-elevate-ticket="card"><i id=$it data-elevate-remove-viewed="P1002">×'
        "</i></a>",
        (VIEWED, products("P1002")),
    ),
    "the end": ("<button id=$it data-elevate-end>Log out</button>", END),
}


def test_a_press_has_it_forgotten(page_with: PageWith, cluster: WatchedCluster, case: Case) -> None:
    """The one that is named, or all; and no click on the card around it."""
    body = numbered(MARKED)
    page = page_with(body + OTHER).page
    for number, (what, (_, sent)) in enumerate(MARKED.items()):
        with case(what):
            page.click(f"#it{number}")
            cluster.expect(*sent)
    page.click("#other")
    cluster.expect_only(*(sent for _, sent in MARKED.values()), OTHER_CLICK)


def test_an_end_has_no_body(page_with: PageWith, cluster: WatchedCluster) -> None:
    """And leaves the keys as they are: only signing out makes new ones."""
    page = page_with("<button id=it data-elevate-end>End</button>" + OTHER).page
    page.click("#it")
    end = cluster.expect(*END)
    assert end.body == b""
    page.click("#other")
    click = cluster.expect(*OTHER_CLICK)
    keys = page.evaluate("elevateTag.keys()")
    assert (end.customer_key, end.session_key) == (click.customer_key, click.session_key)
    assert (end.customer_key, end.session_key) == (keys["customerKey"], keys["sessionKey"])


CALLS = {
    "removeRecentSearches(['jeans', 'röd \"'])": (SEARCHES, phrases("jeans", 'röd "')),
    "removeRecentSearches('removeAll')": (SEARCHES, ALL),
    "removeRecentlyViewed(['P1001', 'P1002'])": (VIEWED, products("P1001", "P1002")),
    "removeRecentlyViewed('removeAll')": (VIEWED, ALL),
    "removeRecentlyViewed(['removeAll'])": (VIEWED, products("removeAll")),
    "removeRecentSearches(['*'])": (SEARCHES, phrases("*")),
    "end()": END,
}


def test_scripts_say_it_as_the_vendor_s_client_does(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """A promise of true: it was handed to the outbox."""
    page = page_with(OTHER).page
    for call, sent in CALLS.items():
        with case(call):
            assert page.evaluate(f"elevateTag.{call}") is True
            cluster.expect(*sent)
    page.click("#other")
    cluster.expect_only(*CALLS.values(), OTHER_CLICK)


NO_PHRASES = "it is about nothing: phrases are missing"
NO_KEYS = "it is about nothing: productKeys are missing"
MISTAKES = {
    "search": ("<button id=search data-elevate-remove-search>×</button>", SEARCHES, NO_PHRASES),
    "viewed": ('<button id=viewed data-elevate-remove-viewed="">×</button>', VIEWED, NO_KEYS),
}
CALLED = {
    "removeRecentSearches([])": (SEARCHES, NO_PHRASES),
    "removeRecentSearches()": (SEARCHES, NO_PHRASES),
    "removeRecentSearches('jeans')": (SEARCHES, NO_PHRASES),
    "removeRecentSearches({})": (SEARCHES, NO_PHRASES),
    "removeRecentlyViewed([''])": (VIEWED, NO_KEYS),
    "removeRecentlyViewed('P1001')": (VIEWED, NO_KEYS),
    "removeRecentlyViewed([1001])": (VIEWED, NO_KEYS),
}


@pytest.mark.allows_console
def test_a_mistake_is_told_and_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Once each; of what is empty it is not guessed that all is meant."""
    body = "".join(html for html, _, _ in MISTAKES.values())
    opened = page_with(body + OTHER + HEARD, debug="")
    for it, (_, kind, reason) in MISTAKES.items():
        with case(it):
            opened.page.click(f"#{it}")
            expect_mistake(opened, kind, reason)
    for call, (kind, reason) in CALLED.items():
        with case(call):
            assert opened.page.evaluate(f"elevateTag.{call}") is False
            expect_mistake(opened, kind, reason)
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)
