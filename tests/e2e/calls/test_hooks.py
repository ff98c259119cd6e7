"""`elevateTag.on`: hooks that a page's scripts hand over, where hooks are JavaScript."""

import pytest

from tests.e2e.calls.scene import compiled
from tests.e2e.harness.calls import Caller, answers, unhandled
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    # WebKit tells of what a page that is left asked for.
    pytest.mark.allows_refused_requests,
]

HOOKED = """<script>
  window.heard = [];
  for (const event of ["before-send", "sent", "dropped"])
    elevateTag.on(event, (it) => { heard.push([event, it.kind, it.ticket, it.values]); });
  elevateTag.on("before-send", (it) => it.ticket !== "T");
  window.made = [elevateTag.click("T"), elevateTag.click("T2"),
    elevateTag.removeRecentlyViewed(["P1"]), elevateTag.click("other")];
</script>"""


@compiled
def test_hooks_hear_of_calls(caller: Caller, cluster: WatchedCluster) -> None:
    """One that is stopped is answered with false."""
    opened = caller.waiting(HOOKED)
    caller.end()
    assert answers(opened.page) == [False, True, True, True]
    cluster.expect("click", "other")
    wait_until(opened.page, "heard.length === 8")
    heard = opened.page.evaluate("heard")
    assert ["dropped", "click", "T", ""] in heard
    assert ["before-send", "remove-recently-viewed", "", '["P1"]'] in heard
    assert ["sent", "click", "other", ""] in heard


@compiled
@pytest.mark.allows_console
def test_a_hook_of_no_use_is_told_and_changes_nothing(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """No such event, or nothing to call."""
    hooks = ["on()", "on(null, null)", "on(7, {})", "on('sent')", "on('before-send', 'x')"]
    opened, _ = caller("after", [*hooks, "click('T')"])
    cluster.expect_only(("click", "T"))
    opened.said("is no event: write before-send, sent, retry or dropped")
    assert {line.kind for line in opened.console} == {"error"}
    assert unhandled(opened.page) == []


@pytest.mark.allows_console
@pytest.mark.without("compiled", reason="its hooks are JavaScript")
def test_hooks_in_javascript_are_told_where_they_belong(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """In the bundles whose hooks are Python; all other calls are the same."""
    opened, _ = caller("before", ["on('sent', () => {})", "click('T')"])
    cluster.expect_only(("click", "T"))
    opened.said('on("sent") is for Python here: see docs/hooks.md')
