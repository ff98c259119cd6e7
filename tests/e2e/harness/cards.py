"""Marked elements to click, and one more: its click shows that nothing else was sent before it."""

from collections.abc import Iterable

from tests.e2e.harness.page import Page
from tests.e2e.harness.watched_cluster import WatchedCluster

OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")


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
