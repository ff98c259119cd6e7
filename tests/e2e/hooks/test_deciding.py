"""Hooks stop and change notifications, and hear what became of each."""

from itertools import product

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.calls import LISTEN, called
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK
from tests.e2e.harness.hooks import Hook, hooks_html, told
from tests.e2e.harness.marks import once
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.hooks.scene import STOP, TELL

pytestmark = [pytest.mark.allows_console, pytest.mark.allows_refused_requests]

CHANGE = Hook(
    """tag.on("before-send", (it) => { it.ticket += "+"; it.market = "SE"; });""",
    """
    @tag.before_send
    def change(it):
        it.ticket += "+"
        it.market = "SE"
    """,
)
ORDER = Hook(
    """
    tag.on("before-send", (it) => { it.ticket += "1"; });
    tag.on("before-send", (it) => { it.ticket += "2"; });
    tag.on("sent", () => console.log("told first"));
    tag.on("sent", () => console.log("told second"));
    """,
    """
    @tag.before_send
    def first(it):
        it.ticket += "1"

    @tag.before_send
    def second(it):
        it.ticket += "2"

    @tag.on("sent")
    def told_first(it):
        print("told first")

    @tag.on("sent")
    def told_second(it):
        print("told second")
    """,
)


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_a_hook_may_stop_a_notification(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """`dropped` hears of it, and what is not stopped is sent, which `sent` hears of."""
    opened = page_with(hooks_html(bundle, STOP, TELL) + CARD + OTHER)
    opened.page.click("#it")
    opened.page.click("#other")
    opened.said("sent: click other in UK, 204, answered 204")
    cluster.expect_only(OTHER_CLICK)
    assert told(opened, "log") == [
        "dropped: click T in UK, 0, stopped by a hook",
        "sent: click other in UK, 204, answered 204",
    ]


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_a_hook_may_change_ticket_and_market(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """It is sent as changed, and told as changed."""
    opened = page_with(hooks_html(bundle, CHANGE, TELL) + CARD)
    opened.page.click("#it")
    assert cluster.expect("click", "T+").market == "SE"
    opened.said("sent: click T+ in SE, 204, answered 204")


def test_a_ticket_that_looks_quoted_is_told_as_it_is(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Byte for byte, as it is sent."""
    cluster.tickets.issue("50%25")
    opened = page_with(
        hooks_html(bundle, TELL) + '<button id=it data-elevate-ticket="50%25">Vase</button>'
    )
    opened.page.click("#it")
    opened.said("sent: click 50%25 in UK, 204, answered 204")
    cluster.expect_only(("click", "50%25"))


def test_what_the_cluster_refuses_is_told(page_with: PageWith, bundle: Bundle) -> None:
    """With its status."""
    foreign = '<button id=it data-elevate-ticket="foreign">Vase</button>'
    opened = page_with(hooks_html(bundle, TELL) + foreign)
    opened.page.click("#it")
    opened.said("dropped: click foreign in UK, 400, answered 400")


def test_what_has_no_answer_is_told(page_with: PageWith, bundle: Bundle) -> None:
    """With no status, and the browser's own words."""
    opened = page_with(hooks_html(bundle, TELL) + CARD, cluster_id="http://127.0.0.1:1")
    opened.page.click("#it")
    opened.said("retry: click T in UK, 0, no answer: TypeError")


def test_hooks_are_called_in_the_order_they_stand_in(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Each sees what those before it changed."""
    opened = page_with(hooks_html(bundle, ORDER) + CARD)
    opened.page.click("#it")
    cluster.expect("click", "T12")
    opened.said("told second")
    assert told(opened, "log") == ["told first", "told second"]


@once
def test_a_hook_may_take_consent_back(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """The act it was asked about is not sent any more, nor is what waited beside it."""
    withdraw = """<script>window.elevateTag = {queue: [(tag) => tag.on("before-send", (it) => {
      if (it.ticket === "T") tag.consent("NONE");
    })]};</script>"""
    opened = page_with(hooks_html(bundle, TELL) + CARD + OTHER, head=withdraw, consent="required")
    page = opened.page
    page.click("#it")
    page.click("#other")
    assert called(page, "consent('PERSONALIZED')") == [True]
    assert told(opened, "log") == [
        "dropped: click T in UK, 0, no consent",
        "dropped: click other in UK, 0, no consent",
    ]
    assert called(page, "consent('PERSONALIZED')", "click('T12')") == [True, True]
    cluster.expect_only(("click", "T12"))


REFUSED = {"ticket": "the ticket is empty", "market": "there is no market"}
ODD = ["undefined", "null", "12", "Symbol('it')", "{}", "['T']", "''", "' '"]


@once
def test_what_a_hook_leaves_that_is_no_text_is_refused(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """As an empty ticket; what waited for consent beside it is sent."""
    hook = """<script>window.elevateTag = {queue: [(tag) => tag.on("before-send", (it) => {
      if (it.ticket === "T") it[window.field] = window.odd;
    })]};</script>"""
    page = page_with(CARD + OTHER, head=LISTEN + hook, consent="required").page
    for field, odd in [*product(["ticket", "market"], ODD), ("market", r"'half \ud83e'")]:
        with case(f"{field} = {odd}"):
            if (field, odd) == ("market", "' '"):
                continue  # Not for the tag to judge.
            cluster.ledger.clear()
            called(page, "consent('PERSONALIZED')", "forget()")
            page.evaluate(f"() => {{ window.odd = {odd}; window.field = '{field}' }}")
            page.evaluate("() => { window.mistakes = [] }")
            page.click("#it")
            page.click("#other")
            assert called(page, "consent('PERSONALIZED')") == [True]
            cluster.expect_only(OTHER_CLICK)
            reasons = page.evaluate("mistakes.map(({ kind, reason }) => `${kind}: ${reason}`)")
            assert reasons == [f"click: {REFUSED[field]}"]
