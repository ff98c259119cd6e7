"""The vendor's own unit tests of sessions, against the tag in a real browser.

They are those of `session.test.ts` in the npm package `@apptus/esales-api` 3.5.1, each under its
name there. docs/vendor-tests.md is the table: what is the same, and what differs on purpose and
why.
"""

import json
import re
from typing import Any

import pytest

from tests.e2e.harness.calls import called
from tests.e2e.harness.keys import UUID
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.allows_refused_requests,
    pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all"),
]

ITEM = "localStorage.getItem('voyado.session')"
NEVER_IDLE = "<script>window.requestIdleCallback = window.setTimeout = () => {}</script>"
KEYS: dict[str, Any] = {"customer_key": "c1", "session_key": "s1"}


def keys_of(page: Page) -> tuple[str, str]:
    """What `elevateTag.keys()` gives; the vendor's calls it a session."""
    found = called(page, "keys()")[0]
    return found["customerKey"], found["sessionKey"]


def stored(customer_key: str, session_key: str) -> str:
    """The vendor's item, byte for byte, of keys in ASCII."""
    return f'{{"customerKey":"{customer_key}","sessionKey":"{session_key}"}}'


def holding(text: str) -> str:
    """A script of a page in whose storage this text stands."""
    return f"<script>localStorage.setItem('voyado.session', {json.dumps(text)})</script>"


@pytest.mark.without("pyscript", "pyodide", "brython", reason="their runtimes wait by timers")
def test_should_have_empty_cache_and_localstorage_before_reading_session(
    page_with: PageWith,
) -> None:
    """Differs: the tag settles the keys when the page is idle; before that nothing is stored."""
    page = page_with("", head=NEVER_IDLE).page
    assert page.evaluate("localStorage.length") == 0


def test_should_return_randomized_uuid_keys_for_empty_storage(page_with: PageWith) -> None:
    """And store them in exactly the vendor's JSON."""
    page = page_with("").page
    keys = keys_of(page)
    assert all(re.fullmatch(UUID, key) for key in keys)
    assert page.evaluate(ITEM) == stored(*keys)


def test_should_return_the_same_cached_value_when_retrieved_multiple_times(
    page_with: PageWith,
) -> None:
    """Differs: the same values, but none out of memory once storage was cleared."""
    page = page_with("").page
    first = keys_of(page)
    assert [keys_of(page), keys_of(page)] == [first, first]
    page.evaluate("localStorage.clear()")
    second = keys_of(page)
    assert {*first}.isdisjoint(second)
    assert keys_of(page) == second


def test_should_return_new_random_keys_when_cache_and_localstorage_is_cleared(
    page_with: PageWith,
) -> None:
    """There is no cache to clear: a page that is opened anew begins without one too."""
    page = page_with("").page
    first = keys_of(page)
    page.evaluate("localStorage.clear()")
    assert {*first}.isdisjoint(keys_of(page_with("", path="/next").page))


@tabs
def test_should_clear_cache_key_when_window_storage_event_occurs(page_with: PageWith) -> None:
    """The browser's own event, of another tab; and the keys count at once, without it too."""
    page = page_with("").page
    first = keys_of(page)
    other = page.context.new_page()
    page_with("", where="absent", on=other, path="/other")
    for keys in (("c", "s"), first):
        other.bring_to_front()
        other.evaluate("text => localStorage.setItem('voyado.session', text)", stored(*keys))
        turn_to(page, like=other)
        assert keys_of(page) == keys


def test_should_not_clear_cache_key_when_window_storage_event_does_not_match(
    page_with: PageWith,
) -> None:
    """Whatever else is said of storage, the keys stay."""
    page = page_with("").page
    first = keys_of(page)
    page.evaluate("""() => {
      const tell = (key, storageArea) =>
        dispatchEvent(new StorageEvent("storage", { key, storageArea }));
      tell("=== Non-match ===", localStorage);
      tell("voyado.session", sessionStorage);
      dispatchEvent(new Event("click"));
    }""")
    assert keys_of(page) == first


def test_should_return_new_randomized_keys_when_clear_is_run(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Differs: `signOut` is the vendor's `reset`, and ends the session first, as is documented."""
    page = page_with("", **KEYS).page
    assert keys_of(page) == ("c1", "s1")
    assert called(page, "signOut()") == [True]
    second = keys_of(page)
    assert all(re.fullmatch(UUID, key) for key in second)
    assert page.evaluate(ITEM) == stored(*second)
    cluster.expect_only(("end", ""))


def test_should_return_the_latest_set_customerkey(page_with: PageWith) -> None:
    """Differs: what is no ASCII is stored escaped, which JSON reads as the same."""
    page = page_with("").page
    first = keys_of(page)
    assert called(page, "identify('Bruce Wayne 🦇')") == [True]
    assert keys_of(page) == ("Bruce Wayne 🦇", first[1])
    item = {"customerKey": "Bruce Wayne 🦇", "sessionKey": first[1]}
    assert page.evaluate(f"JSON.parse({ITEM})") == item


# Under the vendor's names: what stands in storage, and the keys that come of it.
JSON_PARSING = {
    "should return existing storage keys": (stored("foo", "bar"), "foo", "bar"),
    "should return randomized uuid keys for invalid JSON": ("not actually JSON! 😲", UUID, UUID),
    "should reset data for stored boolean JSON data": ("true", UUID, UUID),
    "should reset data for stored number JSON data": ("987.123", UUID, UUID),
    "should reset data for stored string JSON data": ('"Hello there!"', UUID, UUID),
    "should reset data for stored null JSON data": ("null", UUID, UUID),
    "should reset data for stored array JSON data": ('["foo", "bar"]', UUID, UUID),
    "should repair broken stored empty metadata on read": ("{}", UUID, UUID),
    "should repair broken stored partial metadata on read": (
        '{"customerKey":"partial"}',
        "partial",
        UUID,
    ),
    'should repair invalid primitive type on "sessionKey"': (
        '{"customerKey":"abc","sessionKey":99}',
        "abc",
        UUID,
    ),
    'should repair invalid object type on "sessionKey"': (
        '{"customerKey":"abc","sessionKey":{}}',
        "abc",
        UUID,
    ),
    'should repair invalid primitive type on "customerKey"': (
        '{"customerKey":true,"sessionKey":"42"}',
        UUID,
        "42",
    ),
    'should repair invalid object type on "customerKey"': (
        '{"customerKey":{},"sessionKey":"42"}',
        UUID,
        "42",
    ),
    "should discard extraneous properties on stored metadata on read": (
        '{"foo":"foo","customerKey":"123","sessionKey":"321","bar":"bar"}',
        "123",
        "321",
    ),
}


def test_json_parsing(page_with: PageWith, case: Case) -> None:
    """Each of the vendor's, under its name."""
    for name, (text, *wanted) in JSON_PARSING.items():
        with case(name):
            page = page_with("", head=holding(text), fresh=True).page
            keys = keys_of(page)
            assert all(re.fullmatch(*pair) for pair in zip(wanted, keys, strict=True))
            assert page.evaluate(ITEM) == stored(*keys)
