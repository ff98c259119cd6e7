"""Marked elements to click, and one more: its click shows that nothing else was sent before it."""

from collections.abc import Iterable

from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
LINK = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, T2, OTHER_CLICK = ("click", "T"), ("click", "T2"), ("click", "other")


def leave(page: Page, path: str = "/next", *, has_tag: bool = False) -> None:
    """Clicks the link and returns when the next page is there, with its tag up if it has one."""
    page.click("#it")
    up = " && window.elevateTag?.version" if has_tag else ""
    wait_until(page, f"path => location.pathname === path{up}", arg=path)


def clicks(tickets: Iterable[str]) -> list[tuple[str, str]]:
    """One click on each."""
    return [("click", ticket) for ticket in tickets]


def cards(tickets: Iterable[str], element: str = "button") -> str:
    """A marked element for each: `it0`, `it1` and so on."""
    return "".join(
        f'<p><{element} id=it{number} data-elevate-ticket="{ticket}">Vase</{element}></p>'
        for number, ticket in enumerate(tickets)
    )


def expect_nothing_but(cluster: WatchedCluster, page: Page, *sent: tuple[str, str]) -> None:
    """These arrive, in whatever order, and nothing else before a click made now."""
    page.click("#other")
    cluster.expect_only(*sent, OTHER_CLICK)
