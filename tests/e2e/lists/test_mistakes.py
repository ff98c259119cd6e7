"""Lists that cannot be filled: what they held stays, and the integrator is told of his mistakes."""

from typing import Any

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.lists import MUGS, has_state, list_html
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE


@pytest.mark.allows_refused_requests
def test_what_the_list_held_stays_where_there_is_no_answer(
    with_lists: Any, cluster: WatchedCluster, case: Case
) -> None:
    """Silently: the cluster's troubles are not the shopper's."""
    for fault in (Fault(status=502, of="queries"), Fault(reset="before", of="queries")):
        with case(str(fault.status)):
            cluster.fail(fault)
            opened = with_lists(MUGS)
            has_state(opened.page, "failed")
            assert opened.page.evaluate("document.getElementById('fallback').textContent")
            assert opened.page.evaluate("told") == ["list loading 0", "list failed 0"]
            assert opened.console == []


MISTAKES = {
    "no template": (
        list_html(card=""),
        "there is no <template> with an element in it: put one there",
    ),
    "nothing in it": (list_html(card="<template> text </template>"), "there is no <template> with"),
    "no list": (list_html(of=""), "data-elevate-list is missing"),
    "no such query": (list_html("landing"), "there is no such query: allowed are autocomplete"),
    "no JSON": (
        list_html().replace('{"pageReference": "/"}', "{pageReference: /}"),
        "data-elevate-parameters='{pageReference: /}' is no JSON: write {",
    ),
    "a handler": (
        list_html(card="<template><li data-elevate-attribute='OnClick:title'></li></template>"),
        "the attribute OnClick is never filled from an answer",
    ),
    "a style": (
        list_html(card="<template><li data-elevate-attribute='style:title'></li></template>"),
        "the attribute style is never filled from an answer",
    ),
    "a script": (
        list_html(card="<template><li><script data-elevate-text=title></script></li></template>"),
        "<script> is never filled from an answer",
    ),
    "no pair": (
        list_html(card="<template><li data-elevate-attribute='href'></li></template>"),
        '"href" is no pair',
    ),
}


@pytest.mark.allows_console
def test_a_mistake_is_told_once(with_lists: Any, case: Case) -> None:
    """One line in debug mode, one event; the rest of the page goes on."""
    good = list_html(id="good")
    for name, (html, said) in MISTAKES.items():
        with case(name):
            opened = with_lists(html + good, debug="")
            page = opened.page
            has_state(page, "filled", at="good")
            wait_until(page, "errors.length > 0")
            (line,) = [each for each in opened.console if said in each.text]
            assert line.text.startswith("elevate-tag: <ul data-elevate-query=")
            assert [f"elevate-tag: {each}" for each in page.evaluate("errors")] == [line.text]


@pytest.mark.allows_console
def test_debug_mode_says_what_is_not_there(with_lists: Any) -> None:
    """Fields and lists that no answer has; each once."""
    opened = with_lists(MUGS.replace("ean", "eaan") + list_html(id="no", of="none"), debug="")
    has_state(opened.page, "filled")
    has_state(opened.page, "empty", at="no")
    opened.said('nothing here has a field "eaan"')
    opened.said('the answer has no list "none": it has popular, ')
    told = [line for line in opened.console if "eaan" in line.text]
    assert [line.kind for line in told] == ["log"]
