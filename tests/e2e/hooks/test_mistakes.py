"""Hooks that fail, scripts that are wrong or missing: each is told once, and hinders nothing."""

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD, T
from tests.e2e.harness.hooks import Hook, hooks_html, told
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.hooks.scene import TELL

pytestmark = [pytest.mark.allows_console, pytest.mark.allows_refused_requests]

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
END = Hook(
    "",
    """
    @tag.before_send
    def end(it):
        raise SystemExit("no more")
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


def errors_of(
    hook: Hook, page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> list[str]:
    """What the console says of a hook that fails; the click is sent, and further hooks hear."""
    opened = page_with(hooks_html(bundle, hook, TELL) + CARD)
    opened.page.click("#it")
    cluster.expect_only(T)
    opened.said("sent: click T in UK")
    assert opened.errors == []
    return told(opened, "error")


@pytest.mark.with_pyodide
def test_a_hook_that_fails_is_told_and_changes_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """One error on the console for each failure."""
    assert errors_of(FAIL, page_with, cluster, bundle) == [
        "elevate-tag: a hook failed: TypeError: no such thing",
        "elevate-tag: a hook failed: TypeError: not this either",
    ]


@pytest.mark.with_pyodide
@pytest.mark.without("compiled", reason="JavaScript has nothing that ends a program")
def test_a_hook_that_ends_the_program_is_told_and_changes_nothing(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """A page goes on."""
    errors = errors_of(END, page_with, cluster, bundle)
    assert errors == ["elevate-tag: a hook failed: SystemExit: no more"]


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
