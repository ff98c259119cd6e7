"""Favourites: a product or a variant becomes one, or is one no more, by its key."""

import pytest

from tests.e2e.harness.bodies import product, variant
from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.parts import numbered
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

ADD, REMOVE = "add-favorite", "remove-favorite"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("card", "other"):
        cluster.tickets.issue(ticket)


# Each: a part of the page, in which $it is to be pressed, and what is sent then.
HEARTS = {
    "a product": (
        '<button id=$it data-elevate-favorite="add" data-elevate-product-key="P1001">♥</button>',
        (ADD, product("P1001")),
    ),
    "a variant": (
        '<button id=$it data-elevate-favorite="add" data-elevate-variant-key="P1001-moss">♥'
        "</button>",
        (ADD, variant("P1001-moss")),
    ),
    "no more": (
        '<button id=$it data-elevate-favorite="remove" data-elevate-product-key="P1001">♥</button>',
        (REMOVE, product("P1001")),
    ),
    "no more, and not in the catalogue either": (
        '<button id=$it data-elevate-favorite="remove" data-elevate-variant-key="gone">♥</button>',
        (REMOVE, variant("gone")),
    ),
    "by the key of the card": (
        '<article data-elevate-product-key="P1002"><button data-elevate-favorite="add">'
        "<b id=$it>♥</b></button></article>",
        (ADD, product("P1002")),
    ),
    "by the nearest key, whichever": (
        '<article data-elevate-product-key="P1003"><p data-elevate-variant-key="P1002-oat">'
        '<button id=$it data-elevate-favorite="add">♥</button></p></article>',
        (ADD, variant("P1002-oat")),
    ),
    "in a card with a ticket and a link": (
        '<a href="#p" data-elevate-ticket="card" data-elevate-product-key="P1003">'
        '<button id=$it data-elevate-favorite="add">♥</button></a>',
        (ADD, product("P1003")),
    ),
    "a toggle that says nothing of its state": (
        '<i id=$it data-elevate-favorite="toggle" data-elevate-product-key="P1004">♥</i>',
        (ADD, product("P1004")),
    ),
    "a toggle that is not pressed": (
        '<button id=$it data-elevate-favorite="toggle" aria-pressed="false"'
        ' data-elevate-product-key="P1005">♥</button>',
        (ADD, product("P1005")),
    ),
    "a toggle that is pressed": (
        '<button id=$it data-elevate-favorite="toggle" aria-pressed="true"'
        ' data-elevate-product-key="P1005">♥</button>',
        (REMOVE, product("P1005")),
    ),
    "in a shadow root, by its host's key": (
        '<x-heart data-elevate-product-key="P1006"></x-heart><script>document.currentScript'
        ".previousSibling.attachShadow({mode: 'open'}).innerHTML ="
        " '<button id=$it data-elevate-favorite=add>♥</button>'</script>",
        (ADD, product("P1006")),
    ),
}


def test_a_heart_says_which_product_or_variant(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Exactly one key, and no click on the card around it."""
    body = numbered(HEARTS)
    page = page_with(body + OTHER).page
    for number, (which, (_, sent)) in enumerate(HEARTS.items()):
        with case(which):
            page.click(f"#it{number}")
            cluster.expect(*sent)
    page.click("#other")
    cluster.expect_only(*(sent for _, sent in HEARTS.values()), OTHER_CLICK)


def test_a_toggle_is_read_before_the_page_changes_it(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Add, remove, add: each at once, by mouse and by keys, and none is a repeat."""
    body = """<button id=it data-elevate-favorite="toggle" data-elevate-product-key="P1001"
      aria-pressed="false" onclick="this.ariaPressed = this.ariaPressed !== 'true'">♥</button>"""
    page = page_with(body + OTHER).page
    page.click("#it")
    page.press("#it", "Enter")
    page.press("#it", "Space")
    page.click("#other")
    about = product("P1001")
    cluster.expect_only((ADD, about), (REMOVE, about), (ADD, about), OTHER_CLICK)


def test_a_heart_pressed_twice_by_mistake_counts_once(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A double click on one that says what it does."""
    body = '<i id=it data-elevate-favorite="add" data-elevate-product-key="P1001">♥</i>'
    page = page_with(body + OTHER).page
    page.dblclick("#it")
    page.click("#it", button="middle")
    page.click("#other")
    cluster.expect_only((ADD, product("P1001")), OTHER_CLICK)


CALLS = {
    "a text is a product's key": ("addFavorite('P1001')", (ADD, product("P1001"))),
    "a product": ("addFavorite({productKey: 'P1002'})", (ADD, product("P1002"))),
    "a variant": ("addFavorite({variantKey: 'P1002-oat'})", (ADD, variant("P1002-oat"))),
    "one key, and nothing in the other's place": (
        "addFavorite({productKey: undefined, variantKey: 'P1001-sand'})",
        (ADD, variant("P1001-sand")),
    ),
    "no more a product": ("removeFavorite('P1001')", (REMOVE, product("P1001"))),
    "no more a variant": (
        "removeFavorite({variantKey: 'P1002-oat'})",
        (REMOVE, variant("P1002-oat")),
    ),
    "any text": ("removeFavorite('\"ö\" 漢\\n')", (REMOVE, product('"ö" 漢\n'))),
}


def test_scripts_say_it_as_the_vendor_s_client_does(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """A promise of true: it was handed to the outbox."""
    page = page_with(OTHER).page
    for what, (call, sent) in CALLS.items():
        with case(what):
            assert page.evaluate(f"elevateTag.{call}") is True
            cluster.expect(*sent)
    page.click("#other")
    cluster.expect_only(*(sent for _, sent in CALLS.values()), OTHER_CLICK)


NEEDS_A_KEY = "it needs a product key or a variant key"
BOTH_KEYS = "it takes a product key or a variant key, and both are given"
NO_SUCH_VALUE = 'data-elevate-favorite="$value" is not add, remove or toggle'
MARKED = {
    "an unknown value": (
        '<button id=$it data-elevate-favorite="like" data-elevate-product-key="P1">♥</button>',
        NO_SUCH_VALUE.replace("$value", "like"),
    ),
    "no value": (
        '<button id=$it data-elevate-favorite data-elevate-product-key="P1">♥</button>',
        NO_SUCH_VALUE.replace("$value", ""),
    ),
    "both keys": (
        '<button id=$it data-elevate-favorite="add" data-elevate-product-key="P1001"'
        ' data-elevate-variant-key="P1001-sand">♥</button>',
        BOTH_KEYS,
    ),
    "no key": ('<button id=$it data-elevate-favorite="add">♥</button>', NEEDS_A_KEY),
    "empty keys": (
        '<button id=$it data-elevate-favorite="add" data-elevate-product-key=""'
        ' data-elevate-variant-key="">♥</button>',
        NEEDS_A_KEY,
    ),
}
CALLED = {
    "addFavorite({productKey: 'P1001', variantKey: 'P1001-sand'})": BOTH_KEYS,
    "addFavorite({})": NEEDS_A_KEY,
    "addFavorite()": NEEDS_A_KEY,
    "addFavorite('')": NEEDS_A_KEY,
    "addFavorite(null)": NEEDS_A_KEY,
    "addFavorite(1001)": NEEDS_A_KEY,
    "addFavorite({productKey: 1001})": NEEDS_A_KEY,
}


@pytest.mark.allows_console
def test_a_mistake_is_told_and_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Once each, to the integrator and to the page."""
    body = numbered(MARKED)
    opened = page_with(body + OTHER + HEARD, debug="")
    page = opened.page
    for number, (what, (_, reason)) in enumerate(MARKED.items()):
        with case(what):
            page.click(f"#it{number}")
            expect_mistake(opened, ADD, reason)
    for call, reason in CALLED.items():
        with case(call):
            assert page.evaluate(f"elevateTag.{call}") is False
            expect_mistake(opened, ADD, reason)
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)
