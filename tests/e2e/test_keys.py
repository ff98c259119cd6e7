"""Customer key and session key in real storage: made, kept, repaired, adopted, shared by tabs."""

import json
import re

import pytest

from tests.e2e.harness.cards import CARD
from tests.e2e.harness.hostile import FULL, blocked
from tests.e2e.harness.keys import UUID
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster


def json_of(customer_key: str, session_key: str) -> str:
    """A pattern for the vendor's JSON of two keys, each a pattern itself."""
    return rf'\{{"customerKey":"{customer_key}","sessionKey":"{session_key}"\}}'


STORED = json_of(f"({UUID})", f"({UUID})")


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("T")


def stored(page: Page, wanted: str) -> re.Match[str]:
    """What localStorage comes to hold under the vendor's name: a match of the pattern."""
    wait_until(
        page,
        "wanted => new RegExp(wanted).test(localStorage.getItem('voyado.session') || '')",
        arg=f"^{wanted}$",
    )
    found = re.fullmatch(wanted, page.evaluate("localStorage.getItem('voyado.session')"))
    assert found
    return found


def sent_keys(page: Page, cluster: WatchedCluster) -> tuple[str, str]:
    """The keys of a click made now. Its ticket is a new one: the same again might be a repeat."""
    ticket = f"T{len(cluster.ledger.arrivals())}"
    cluster.tickets.issue(ticket)
    page.evaluate(
        "ticket => { document.querySelector('#it').dataset.elevateTicket = ticket }", ticket
    )
    page.click("#it")
    arrival = cluster.expect("click", ticket)
    return arrival.customer_key, arrival.session_key


def before_the_tag(script: str) -> str:
    """A script of the page that runs before the tag."""
    return f"<script>{script}</script>"


@pytest.mark.critical
def test_a_first_visit_makes_two_keys(page_with: PageWith, cluster: WatchedCluster) -> None:
    """UUIDs of version 4, stored in exactly the vendor's JSON, and sent."""
    page = page_with(CARD).page
    found = stored(page, STORED)
    assert found[1] != found[2]
    assert sent_keys(page, cluster) == found.groups()


@pytest.mark.critical
def test_a_return_keeps_them(page_with: PageWith, cluster: WatchedCluster) -> None:
    """On the next page, and after a reload."""
    page = page_with(CARD).page
    first = sent_keys(page, cluster)
    assert sent_keys(page_with(CARD, path="/next").page, cluster) == first
    page.reload()
    wait_until(page, "window.elevateTag?.version")
    assert sent_keys(page, cluster) == first


def test_a_page_under_a_plain_name_has_keys_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Where `crypto.randomUUID` is missing."""
    page = page_with(CARD, host="shop.test").page
    found = stored(page, STORED)
    assert sent_keys(page, cluster) == found.groups()


# Broken in the ways that the vendor's own tests list; what is whole is kept.
BROKEN = {
    "no JSON": ("not actually JSON! 😲", UUID, UUID),
    "a boolean": ("true", UUID, UUID),
    "a number": ("987.123", UUID, UUID),
    "a text": ('"Hello there!"', UUID, UUID),
    "null": ("null", UUID, UUID),
    "a list": ('["foo","bar"]', UUID, UUID),
    "empty": ("{}", UUID, UUID),
    "one key": ('{"customerKey":"partial"}', "partial", UUID),
    "a number for a key": ('{"customerKey":"abc","sessionKey":99}', "abc", UUID),
    "an object for a key": ('{"customerKey":{},"sessionKey":"42"}', UUID, "42"),
    "an empty key": ('{"customerKey":"abc","sessionKey":""}', "abc", UUID),
    "what programs write for none": ('{"customerKey":"undefined","sessionKey":"None"}', UUID, UUID),
    "further fields": ('{"a":1,"customerKey":"123","sessionKey":"321","b":2}', "123", "321"),
}


def test_a_broken_value_is_repaired_field_by_field(page_with: PageWith, case: Case) -> None:
    """And written back without anything else."""
    for what, (text, customer_key, session_key) in BROKEN.items():
        with case(what):
            head = before_the_tag(f"localStorage.setItem('voyado.session', {json.dumps(text)})")
            page = page_with(CARD, head=head, fresh=True).page
            stored(page, json_of(customer_key, session_key))


SOURCES = {
    "voyado.session": "localStorage.setItem('voyado.session', JSON.stringify({customerKey: 'v-c',"
    " sessionKey: 'v-s'}));",
    "apptus.session": "localStorage.setItem('apptus.session', JSON.stringify({customerKey: 'a-c',"
    " sessionKey: 'a-s'}));",
    "cookies": "document.cookie = 'apptus.customerKey=k-c';"
    "document.cookie = 'apptus.sessionKey=k-s';",
}


# Each: where there are keys besides the shop's own, whether it gives them, and what is sent.
ORDER: list[tuple[list[str], bool, tuple[str, str]]] = [
    (["voyado.session", "apptus.session", "cookies"], True, ("g-c", "g-s")),
    (["voyado.session", "apptus.session", "cookies"], False, ("v-c", "v-s")),
    (["apptus.session", "cookies"], False, ("a-c", "a-s")),
    (["cookies"], False, ("k-c", "k-s")),
    ([], True, ("g-c", "g-s")),
]


def test_keys_are_adopted_in_order(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The shop's, the vendor's present ones, its older ones; and kept as the present ones."""
    for sources, given, keys in ORDER:
        with case(", ".join(["given"] * given + sources)):
            head = before_the_tag("".join(SOURCES[source] for source in sources))
            own = ("g-c", "g-s") if given else (None, None)
            page = page_with(
                CARD, head=head, fresh=True, customer_key=own[0], session_key=own[1]
            ).page
            stored(page, json_of(*keys))
            assert sent_keys(page, cluster) == keys


def test_a_shop_that_knows_only_the_customer_leaves_the_session(page_with: PageWith) -> None:
    """A visitor who signed in: the session goes on."""
    page = page_with(CARD, head=before_the_tag(SOURCES["voyado.session"]), customer_key="g-c").page
    stored(page, json_of("g-c", "v-s"))


@tabs
def test_another_tab_s_keys_are_honoured(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Also over those that the shop gave to this page when it was opened."""
    page = page_with(CARD, customer_key="g-c", session_key="g-s").page
    stored(page, json_of("g-c", "g-s"))
    other = page.context.new_page()
    page_with("", where="absent", on=other, path="/other")
    other.evaluate(f"() => {{ {SOURCES['voyado.session']} }}")
    turn_to(page, like=other)
    assert sent_keys(page, cluster) == ("v-c", "v-s")


@tabs
def test_another_tab_s_clearing_is_honoured(page_with: PageWith, cluster: WatchedCluster) -> None:
    """The old keys are gone for good, even where a cookie has them: new ones are made, and kept."""
    page = page_with(CARD, head=before_the_tag(SOURCES["cookies"])).page
    first = sent_keys(page, cluster)
    other = page.context.new_page()
    page_with("", where="absent", on=other, path="/other")
    other.evaluate("localStorage.clear()")
    turn_to(page, like=other)
    second = sent_keys(page, cluster)
    assert set(first).isdisjoint(second)
    stored(page, json_of(*second))
    assert sent_keys(page, cluster) == second


BLOCKED = {
    **blocked("localStorage"),
    "neither to be written nor to be read": (
        FULL + "Storage.prototype.getItem = Storage.prototype.setItem"
    ),
}


def test_blocked_storage_leaves_keys_for_the_page(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The same for every notification of the page."""
    for what, script in BLOCKED.items():
        with case(what):
            page = page_with(CARD, head=before_the_tag(script), fresh=True).page
            first = sent_keys(page, cluster)
            assert all(re.fullmatch(UUID, key) for key in first)
            assert sent_keys(page, cluster) == first


def test_a_sandboxed_page_has_keys_for_the_page(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Where the browser itself refuses storage and cookies."""
    page = page_with(CARD, csp="sandbox allow-scripts").page
    refused = "() => { try { return !localStorage } catch (error) { return error.name } }"
    assert page.evaluate(refused) == "SecurityError"
    first = sent_keys(page, cluster)
    assert all(re.fullmatch(UUID, key) for key in first)
    assert sent_keys(page, cluster) == first


FILL = """() => {
  let chunk = 'x'.repeat(1 << 20), n = 0;
  while (chunk) {
    try { localStorage.setItem('fill-' + n++, chunk) }
    catch (error) { chunk = chunk.slice(chunk.length / 2 + 1) }
  }
  return n;
}"""


def test_full_storage_leaves_keys_for_the_page(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Even over a broken value that cannot be replaced; what the shop stored stays."""
    page = page_with("", where="absent").page
    page.evaluate("localStorage.setItem('voyado.session', '{')")
    assert page.evaluate(FILL) > 4
    opened = page_with(CARD)
    first = sent_keys(opened.page, cluster)
    assert all(re.fullmatch(UUID, key) for key in first)
    assert sent_keys(opened.page, cluster) == first
    stored(opened.page, r"\{")


def test_full_storage_does_not_bring_older_keys_back(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The shop says who is here; that it cannot be stored changes nothing for the page."""
    full = before_the_tag(f"{SOURCES['voyado.session']}; {FULL}")
    page = page_with(CARD, head=full, customer_key="g-c").page
    assert sent_keys(page, cluster) == ("g-c", "v-s")
    assert sent_keys(page, cluster) == ("g-c", "v-s")
