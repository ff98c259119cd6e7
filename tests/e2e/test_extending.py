"""Hooks: a shop's own code decides what is sent, and hears what became of it.

The same cases in both languages: JavaScript beside the compiled bundle, Python in the others. What
a hook is called with it prints, so that the console tells.
"""

from typing import NamedTuple

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.hooks import hook_from, hook_html
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [pytest.mark.allows_console, pytest.mark.allows_refused_requests]

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")


class Hook(NamedTuple):
    """The same in both languages."""

    javascript: str
    python: str


TELL = Hook(
    """
    const tell = (kind) => (it) =>
      console.log(`${kind}: ${it.kind} ${it.ticket} in ${it.market}, ${it.status}, ${it.reason}`);
    tag.on("sent", tell("sent"));
    tag.on("retry", tell("retry"));
    tag.on("dropped", tell("dropped"));
    """,
    """
    def tell(kind, it):
        print(f"{kind}: {it.kind} {it.ticket} in {it.market}, {it.status}, {it.reason}")

    @tag.on("sent")
    def sent(it):
        tell("sent", it)

    @tag.on("retry")
    def retry(it):
        tell("retry", it)

    @tag.on("dropped")
    def dropped(it):
        tell("dropped", it)
    """,
)
STOP = Hook(
    """tag.on("before-send", (it) => it.ticket !== "T");""",
    """
    @tag.before_send
    def stop(it):
        return it.ticket != "T"
    """,
)
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
FAIL = Hook(
    """
    tag.on("before-send", () => { throw new TypeError("no such thing"); });
    tag.on("sent", () => { throw new TypeError("not this either"); });
    """,
    """
    @tag.before_send
    def fail(it):
        raise TypeError("no such thing")

    @tag.on("sent")
    def fail_too(it):
        raise TypeError("not this either")
    """,
)
UNKNOWN = Hook(
    """tag.on("send", () => {}); tag.on("sent", () => console.log("still told"));""",
    """
    @tag.on("send")
    def never(it):
        pass

    @tag.on("sent")
    def told(it):
        print("still told")
    """,
)


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other", "T+", "T12"):
        cluster.tickets.issue(ticket)


def hooks_html(bundle: Bundle, *hooks: Hook) -> str:
    """An element for each."""
    return "".join(hook_html(bundle, **hook._asdict()) for hook in hooks)


def told(opened: TagPage, kind: str) -> list[str]:
    """The console's lines of this kind so far; Brython prints the line's end too."""
    return [line.text.rstrip("\n") for line in opened.console if line.kind == kind]


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


@pytest.mark.with_pyodide
def test_a_hook_that_fails_is_told_and_changes_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """One error on the console for each failure; the notification is sent, further hooks hear."""
    opened = page_with(hooks_html(bundle, FAIL, TELL) + CARD)
    opened.page.click("#it")
    cluster.expect_only(T)
    opened.said("sent: click T in UK")
    assert told(opened, "error") == [
        "elevate-tag: a hook failed: TypeError: no such thing",
        "elevate-tag: a hook failed: TypeError: not this either",
    ]
    assert opened.errors == []


def test_an_event_that_is_none_is_told(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """With the three that there are; the other hooks stay."""
    opened = page_with(hooks_html(bundle, UNKNOWN) + CARD)
    opened.page.click("#it")
    cluster.expect("click", "T")
    opened.said("still told")
    assert told(opened, "error") == [
        'elevate-tag: "send" is no event: write before-send, sent, retry or dropped'
    ]


WRONG = {"does not parse": "def oops(:\n", "fails": "1 / 0\n"}


@pytest.mark.with_pyodide
@pytest.mark.without("compiled", reason="the browser itself tells of JavaScript's mistakes")
def test_a_script_that_is_wrong_is_told_and_hinders_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle, case: Case
) -> None:
    """One error on the console; the scripts after it run, and the tag sends."""
    for what, python in WRONG.items():
        cluster.ledger.clear()
        with case(what):
            wrong = f'<script type="text/elevate-python">{python}</script>'
            opened = page_with(wrong + hooks_html(bundle, TELL) + CARD, fresh=True)
            opened.page.click("#it")
            cluster.expect_only(T)
            opened.said("sent: click T")
            errors = told(opened, "error")
            assert len(errors) == 1
            assert ("SyntaxError" if what == "does not parse" else "ZeroDivisionError") in errors[0]
            assert opened.errors == []


def test_hooks_may_stand_in_a_file(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """As scripts do."""
    stop = hook_from(shop, "/hooks/stop", bundle, **STOP._asdict())
    opened = page_with(stop + hooks_html(bundle, TELL) + CARD + OTHER)
    opened.page.click("#it")
    opened.page.click("#other")
    opened.said("dropped: click T in UK, 0, stopped by a hook")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.without("compiled", reason="the browser itself tells of a missing script")
def test_a_file_that_is_missing_is_told_and_hinders_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """One error on the console; the others run, and the tag sends."""
    missing = '<script type="text/elevate-python" src="/hooks/missing"></script>'
    opened = page_with(missing + hooks_html(bundle, TELL) + CARD)
    opened.page.click("#it")
    cluster.expect_only(T)
    opened.said("sent: click T")
    errors = told(opened, "error")
    assert len(errors) == 1
    assert "/hooks/missing: answered 404" in errors[0]


@pytest.mark.critical
@pytest.mark.without("compiled", reason="it sends at once, and scripts that come later are late")
def test_hooks_apply_to_what_happened_before_they_came(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Though the first act was before they stood in the page, and a file takes its time."""
    gate = shop.faults.hold("/hooks/stop")
    stop = hook_from(shop, "/hooks/stop", bundle, **STOP._asdict())
    click = "<script>document.querySelector('#it').click()</script>"
    body = CARD + click + OTHER + stop + hooks_html(bundle, TELL)
    opened = page_with(body, async_=False)
    opened.page.click("#other")
    gate.open()
    opened.said("sent: click other in UK, 204")
    opened.said("dropped: click T in UK, 0, stopped by a hook")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="their scripts run once, at the start"
)
def test_scripts_may_hook_in_at_any_time(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """In the compiled bundle the queue calls at once, once the tag is there."""
    opened = page_with(CARD + OTHER)
    opened.page.evaluate("elevateTag.queue.push(tag => { tag.on('before-send', () => false) })")
    opened.page.click("#it")
    opened.page.evaluate("elevateTag.queue.push(() => { throw new TypeError('no such thing') })")
    opened.said("a hook failed: TypeError: no such thing")
    page_with(OTHER, path="/next").page.click("#other")
    cluster.expect_only(OTHER_CLICK)


PAGES = {
    "pyscript": """
        from pyscript import document, when

        @when("click", "#it")
        def pressed(event):
            document.querySelector("#out").textContent = event.target.textContent + " seen"

        print("ready")
    """,
    "brython": """
        from browser import document

        def pressed(event):
            document["out"].text = event.target.text + " seen"

        document["it"].bind("click", pressed)
        print("ready")
    """,
}


@pytest.mark.with_pyodide
@pytest.mark.critical
@pytest.mark.without("compiled", reason="it brings no Python")
def test_a_hook_may_work_on_the_page(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """With PyScript's own package, or Brython's."""
    python = PAGES["brython" if bundle.name == "brython" else "pyscript"]
    hook = hook_html(bundle, javascript="", python=python)
    opened = page_with(CARD + "<output id=out></output>" + hook)
    opened.said("ready")
    opened.page.click("#it")
    wait_until(opened.page, "document.querySelector('#out').textContent === 'Vase seen'")
    cluster.expect_only(T)
    assert told(opened, "error") == []
