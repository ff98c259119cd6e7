"""A shop's own functions: which are called, and what their answers do."""

import pytest

from tests.browser.probe.core import Core


@pytest.mark.parametrize(
    ("added", "passes", "called"),
    [
        ("sent:pass", True, []),
        ("before-send:pass", True, ["pass"]),
        ("before-send:stop", False, ["stop"]),
        ("before-send:stop before-send:pass", False, ["stop", "pass"]),
        ("before-send:pass sent:stop dropped:stop", True, ["pass"]),
    ],
)
def test_a_hook_stops_a_notification_by_answering_false(
    core: Core, added: str, passes: bool, called: list[str]
) -> None:
    """And by nothing else; all of that event are called, in the order of their adding."""
    assert core("asked_hooks", added, "before-send") == [passes, called, "", []]


@pytest.mark.parametrize("event", ["before-send", "sent", "dropped"])
def test_a_hook_hears_of_its_event_only(core: Core, event: str) -> None:
    """One for each."""
    added = "before-send:pass sent:pass dropped:pass"
    assert core("asked_hooks", added, event) == [True, ["pass"], "", []]


def test_a_hook_may_change_a_notification(core: Core) -> None:
    """The next one sees the change."""
    assert core("asked_hooks", "sent:change sent:pass", "sent") == [
        True,
        ["change", "pass"],
        "changed",
        [],
    ]


def test_nothing_but_false_stops(core: Core) -> None:
    """Zero equals it in Python."""
    assert core("asked_hooks", "before-send:zero", "before-send") == [True, ["zero"], "", []]


def test_a_failing_hook_lets_pass(core: Core) -> None:
    """It is told of, and the others are called."""
    added = "before-send:fail before-send:pass"
    found = core("asked_hooks", added, "before-send")
    assert found == [True, ["fail", "pass"], "", ["a hook failed"]]


def test_an_event_that_is_none_is_told_with_what_is(core: Core) -> None:
    """At once, and not called."""
    complaint = '"send" is no event'
    assert core("asked_hooks", "send:stop", "send") == [True, [], "", [complaint]]
