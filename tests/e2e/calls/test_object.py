"""`window.elevateTag` itself, before the tag has come and after: its names and their answers."""

import pytest

from elevate_tag.browser.version import VERSION
from tests.e2e.calls.scene import compiled, either
from tests.e2e.harness.calls import Caller, When, answers, called, unhandled
from tests.e2e.harness.cards import CARD, OTHER
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    # WebKit tells of what a page that is left asked for.
    pytest.mark.allows_refused_requests,
]


@either
def test_deeds_are_answered(when: When, caller: Caller) -> None:
    """With true; `keys` with the keys, whose promise it is as long as the tag has not come."""
    deeds = ["identify('c-1')", "keys()", "stop()", "start()", "consent('UNPERSONALIZED')"]
    after = ["consent('PERSONALIZED')", "signOut()", "forget()", "keys()"]
    _, answered = caller(when, [*deeds, *after])
    first, last = answered.pop(1), answered.pop()
    assert answered == [True] * 7
    assert first["customerKey"] == "c-1"
    assert {*first.values()}.isdisjoint(last.values())
    assert [*first] == [*last] == ["customerKey", "sessionKey"]


def test_keys_are_there_at_once(caller: Caller) -> None:
    """No promise is needed once the tag has come."""
    opened, _ = caller("after", ["end()"], customer_key="c", session_key="s")
    keys = "(({ customerKey, sessionKey }) => [customerKey, sessionKey])(elevateTag.keys())"
    assert opened.page.evaluate(keys) == ["c", "s"]


@either
def test_the_tag_itself_may_be_awaited(when: When, caller: Caller) -> None:
    """It is no promise, so whoever awaits it goes on at once."""
    awaited = "window.awaited = (async () => (await elevateTag) !== undefined)();"
    if when == "before":
        opened = caller.waiting(f"<script>{awaited}</script>")
        assert opened.page.evaluate("awaited") is True
        caller.end()
    else:
        opened, _ = caller("after", [])
        assert opened.page.evaluate(f"() => {{ {awaited} return awaited }}") is True
    opened.wait_until_up()


@pytest.mark.critical
def test_what_was_taken_before_the_tag_came_still_works(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """The object, one of its functions, and its queue; each as the tag's own."""
    opened = caller.waiting(
        "<script>window.stale = elevateTag; window.early = elevateTag.click;"
        " window.made = [stale.click('T')];</script>"
    )
    caller.end()
    assert answers(opened.page) == [True]
    page = opened.page
    assert page.evaluate("stale === elevateTag") is False
    assert page.evaluate("stale.click('T2')") is True
    assert page.evaluate("early('T3')") is True
    assert page.evaluate("stale.keys()") == page.evaluate("elevateTag.keys()")
    assert page.evaluate("stale.click('')") is False
    page.evaluate("() => { stale.queue.push((tag) => tag.click('other')) }")
    cluster.expect_only(*(("click", ticket) for ticket in ("T", "T2", "T3", "other")))


@pytest.mark.allows_console
def test_a_name_that_does_not_exist_is_told_and_holds_nothing_up(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """Called before the tag has come, where nobody can know yet; later it is simply missing."""
    opened = caller.waiting(
        "<script>elevateTag.clik('T'); window.made = [elevateTag.click('other')];</script>"
    )
    caller.end()
    assert answers(opened.page) == [True]
    cluster.expect_only(("click", "other"))
    assert unhandled(opened.page) == []
    assert [line.kind for line in opened.console] == ["error"]
    assert opened.page.evaluate("typeof elevateTag.clik") == "undefined"


def test_stop_and_start(caller: Caller, cluster: WatchedCluster) -> None:
    """Between the two what happens to marked elements does not count; calls do."""
    opened, answered = caller("after", ["stop()"], CARD + OTHER)
    opened.page.click("#it")
    answered += called(opened.page, "addToCart('V')", "start()")
    opened.page.click("#other")
    assert answered == [True, True, True]
    cluster.expect_only(("add-to-cart", "V"), ("click", "other"))


def test_stop_before_the_tag_has_come(caller: Caller, cluster: WatchedCluster) -> None:
    """Nothing counts from the first moment on, until `start`."""
    opened = caller.waiting(
        CARD + OTHER + "<script>it.click(); window.made = [elevateTag.stop()];</script>"
    )
    caller.end()
    assert answers(opened.page) == [True]
    opened.page.click("#it")
    assert called(opened.page, "start()") == [True]
    opened.page.click("#other")
    cluster.expect_only(("click", "other"))


def test_it_says_its_version(caller: Caller) -> None:
    """Once it has come, where the stand-in says none."""
    opened, _ = caller("after", [])
    assert opened.page.evaluate("elevateTag.version") == VERSION


@compiled
def test_until_then_there_is_none(caller: Caller) -> None:
    """So a page can tell."""
    opened = caller.waiting("<script>window.early = typeof elevateTag.version</script>")
    caller.end()
    opened.wait_until_up()
    assert opened.page.evaluate("early") == "undefined"


def test_without_the_tag_calls_wait_in_silence(caller: Caller) -> None:
    """Its file never comes: nothing breaks, and the page goes on."""
    opened = caller.waiting(
        "<script>window.made = [elevateTag.click('T'), elevateTag.query('search-page')];"
        " window.open = true; Promise.race(made).finally(() => { window.open = false });</script>"
    )
    assert opened.page.evaluate("new Promise((done) => setTimeout(() => done(open)))") is True
    assert unhandled(opened.page) == []
    assert opened.console == []


@either
def test_a_query_that_fails_unasked_is_nobody_s_unhandled_rejection(
    when: When, caller: Caller
) -> None:
    """Whoever catches it hears of it."""
    asked = "elevateTag.query('no such query'); window.heard = elevateTag.query('no such query')"
    heard = f"{asked}.then(() => false, () => true);"
    if when == "before":
        opened = caller.waiting(f"<script>{heard}</script>")
        caller.end()
    else:
        opened, _ = caller("after", [])
        opened.page.evaluate(f"() => {{ {heard} }}")
    assert opened.page.evaluate("heard") is True
    assert unhandled(opened.page) == []
