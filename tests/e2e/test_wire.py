"""A notification on the wire: its form, its encoding, and that it asks nothing beforehand."""

import json
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl

import pytest

from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

TICKETS = {
    "the documented form": "Oy9mYXNoaW9uL0RFU0tUT1AvUFJJTUFSWV9MSVNUOyM7cHJvZHVjdF9rZXk7UDE7Izs=",
    "base64's own signs": "a+b/c==",
    "quotes": '"it\'s" \\ "',
    "spaces": "  two  spaces ",
    "markup": "<b>&amp;</script><!--",
    "non-ASCII": "Füße – 漢字 🦇",
    "line ends and tabs": "a\r\nb\tc",
    "control characters": "\x01\x08\x0c\x1f\x7f\u2028",
    "JSON's look": '{"ticket":"x"}',
    "percent signs": "%2B%zz%",
    "20 kB": "0123456789abcdef" * 1280,
}


def test_a_ticket_goes_back_byte_for_byte(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Whatever it holds."""
    tickets = json.dumps([*TICKETS.values()]).replace("<", "\\u003c")
    body = "".join(f"<button id=it{number}>Vase</button>" for number in range(len(TICKETS)))
    marked = f"""<script>
      {tickets}.forEach((ticket, number) =>
        document.getElementById("it" + number).setAttribute("data-elevate-ticket", ticket));
    </script>"""
    page = page_with(body + marked).page
    for number, (what, ticket) in enumerate(TICKETS.items()):
        cluster.tickets.issue(ticket)
        with case(what):
            page.click(f"#it{number}")
            cluster.expect("click", ticket)
    cluster.expect_only(*(("click", ticket) for ticket in TICKETS.values()))


def test_a_ticket_in_the_page_s_html_goes_back_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """As jinja2 and others escape it."""
    ticket = '"it\'s" <b>&amp;</b> a+b/c== 漢字'
    cluster.tickets.issue(ticket)
    page = page_with(f'<button id=it data-elevate-ticket="{escape(ticket)}">Vase</button>').page
    page.click("#it")
    cluster.expect("click", ticket)


@pytest.mark.allows_refused_requests
@pytest.mark.without(
    "pyscript",
    "pyodide",
    "brython",
    reason="Python takes text as UTF-8, which has no halves",
)
def test_half_a_character_arrives_as_json_writes_it(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A lone surrogate, which only a script can make, is not replaced on its way."""
    body = "<button id=it>Vase</button><script>it.dataset.elevateTicket = 'a\\ud800b'</script>"
    page = page_with(body).page
    page.click("#it")
    arrival = cluster.ledger.wait_for(lambda each: each.kind == "click", 5)
    assert arrival.body == b'{"ticket":"a\\ud800b"}'


@pytest.mark.critical
def test_a_notification_has_the_documented_form(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Path, parameters, body, content type; simple enough to need no preflight, no cookies."""
    cluster.tickets.issue("T")
    page = page_with('<button id=it data-elevate-ticket="T">Vase</button>').page
    page.click("#it")
    arrival = cluster.expect("click", "T")
    names = [name for name, _ in parse_qsl(arrival.query, strict_parsing=True)]
    assert names == ["market", "customerKey", "sessionKey"]
    assert arrival.body == b'{"ticket":"T"}'
    assert arrival.content_type.lower() == "text/plain;charset=utf-8"
    cluster.expect_only(("click", "T"))


def test_any_market_and_key_arrive_as_they_are(
    page_with: PageWith, cluster_with: Callable[..., WatchedCluster], case: Case
) -> None:
    """Encoded in the query."""
    markets = ("SE b2c", "å&=?#/+%", "漢字 🦇", "UK\"'<>")
    cluster = cluster_with(markets=markets)
    for number, market in enumerate(markets):
        cluster.tickets.issue(ticket := f"T{number}")
        with case(market):
            page = page_with(
                f'<button id=it data-elevate-ticket="{ticket}">Vase</button>',
                fresh=True,
                cluster=cluster,
                market=market,
                customer_key=f"c {market}",
                session_key=f"s {market}",
            ).page
            page.click("#it")
            arrival = cluster.expect("click", ticket)
            assert arrival.market == market
            assert (arrival.customer_key, arrival.session_key) == (f"c {market}", f"s {market}")
