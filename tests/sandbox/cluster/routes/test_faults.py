"""Faults set over HTTP, and what a client meets then: the connection is a real one."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.sandbox.cluster.running import TEXT, VISITOR, Running

FAULTS = "/_sandbox/faults"


def set_fault(cluster: Running, **fault: object) -> None:
    """Every further notification meets it."""
    assert cluster.http.post(FAULTS, json=fault).status_code == 200


def test_a_status_is_answered_and_nothing_taken(cluster: Running) -> None:
    """The ledger has it as refused; its page may read the answer, and when to come again."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, status=503, retryAfter=2)
    answer = cluster.notify("click", ticket, Origin="https://shop.example")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.status, arrival.taken) == (503, False)


def test_what_is_refused_anyway_is_refused_for_its_own_reason(cluster: Running) -> None:
    """A fault hides no mistake."""
    set_fault(cluster, status=503)
    assert cluster.notify("click", "never issued").status_code == 400


def test_a_refusal_of_the_cluster_s_own_tells_of_no_later_time(cluster: Running) -> None:
    """Though the fault has its status."""
    set_fault(cluster, status=400, retryAfter=2)
    assert "retry-after" not in cluster.notify("click", "never issued").headers


def test_a_reset_before_the_request_was_read_leaves_no_trace(cluster: Running) -> None:
    """The client hears of a broken connection."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, reset="before")
    with pytest.raises(httpx.TransportError):
        cluster.notify("click", ticket)
    assert cluster.ledger.arrivals() == []


def test_a_reset_after_it_was_taken_is_an_answer_lost(cluster: Running) -> None:
    """The client hears the same, and the cluster has it."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, reset="after")
    with pytest.raises(httpx.TransportError):
        cluster.notify("click", ticket)
    assert [each.taken for each in cluster.ledger.arrivals()] == [True]


def test_a_client_that_is_gone_before_the_reset_is_none_of_the_server_s_trouble(
    cluster: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """A browser was closed while the connection waited to be broken."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, reset="after", delay=0.2)
    with pytest.raises(httpx.TransportError):
        cluster.http.post(
            "/api/storefront/v3/notifications/click",
            params=VISITOR,
            content=json.dumps({"ticket": ticket}),
            headers={"Content-Type": TEXT},
            timeout=0.1,
        )
    # The same delay, begun later: once this one is broken, the first was.
    with pytest.raises(httpx.TransportError):
        cluster.notify("click", ticket)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_delay_comes_before_the_answer_and_after_it_was_taken(cluster: Running) -> None:
    """As long as was asked for, at least."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, delay=0.2)
    before = time.monotonic()
    assert cluster.notify("click", ticket).status_code == 204
    assert time.monotonic() - before >= 0.2


def test_what_is_held_is_answered_once_faults_are_ended(cluster: Running) -> None:
    """Not when another is set, and it was taken long before."""
    held, other = (cluster.tickets.new("P1") for _ in range(2))
    set_fault(cluster, hold=True)
    with ThreadPoolExecutor(1) as aside:
        answer = aside.submit(cluster.notify, "click", held)
        cluster.ledger.wait_for(lambda arrival: arrival.ticket == held)
        set_fault(cluster)
        assert cluster.notify("click", other).status_code == 204
        assert not answer.done()
        cluster.http.delete(FAULTS)
        assert answer.result().status_code == 204


def test_queries_and_other_paths_go_on(cluster: Running) -> None:
    """A shop's pages stand while its notifications fail."""
    set_fault(cluster, reset="before")
    assert cluster.query("search-page", q="alva")
    assert cluster.http.get("/ledger").status_code == 200


def test_an_end_and_a_count(cluster: Running) -> None:
    """Whoever set it can see how often it was met."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, status=500)
    cluster.notify("click", ticket)
    assert cluster.http.get(FAULTS).json()["met"] == 1
    assert cluster.http.delete(FAULTS).json()["status"] == 0
    assert cluster.notify("click", ticket).status_code == 204


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "the body is not JSON"),
        ("[503]", "the body is JSON, but not an object: '[503]': write an object such as {"),
        ('{"delay": NaN}', "NaN is not JSON"),
        ('{"\\ud800": 1}', "? is no field of a fault"),
        ('{"delay": 1' + "0" * 400 + "}", "allowed is seconds up to 60"),
        ('{"status": 20}', "status is 20: allowed is a whole number from 400 to 599"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(cluster: Running, text: str, said: str) -> None:
    """The fault that was set stays."""
    set_fault(cluster, status=500)
    answer = cluster.http.post(FAULTS, content=text)
    assert answer.status_code == 400
    assert said in answer.text
    assert cluster.http.get(FAULTS).json()["status"] == 500


def test_another_site_s_page_sets_none(cluster: Running) -> None:
    """As with the reset."""
    given = {"status": 500}
    headers = {"Origin": "https://evil.example"}
    assert cluster.http.post(FAULTS, json=given, headers=headers).status_code == 403
    assert cluster.http.get(FAULTS).json()["status"] == 0


def test_queries_fail_when_asked_to_and_notifications_go_on(cluster: Running) -> None:
    """With a page of HTML that a browser's page may read; panels too."""
    ticket = cluster.tickets.new("P1")
    set_fault(cluster, status=502, of="queries")
    for path in ("/api/storefront/v3/queries/navigation-tree", "/api/v2/panels/start-page"):
        answer = cluster.http.get(path, headers={"Origin": "https://shop.example"})
        assert (answer.status_code, answer.headers["content-type"]) == (
            502,
            "text/html; charset=utf-8",
        )
        assert "<h1>502 Bad Gateway</h1>" in answer.text
        assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    assert cluster.notify("click", ticket).status_code == 204
    assert cluster.http.get(FAULTS).json()["met"] == 2


def test_a_query_s_connection_may_be_reset(cluster: Running) -> None:
    """Before or after: it takes nothing."""
    for reset in ("before", "after"):
        set_fault(cluster, reset=reset, of="queries")
        with pytest.raises(httpx.TransportError):
            cluster.query("navigation-tree")


def test_a_query_s_answer_may_come_late(cluster: Running) -> None:
    """As long as was asked for, at least, and whole."""
    set_fault(cluster, delay=0.2, of="queries")
    before = time.monotonic()
    assert cluster.query("navigation-tree")["tree"]
    assert time.monotonic() - before >= 0.2


def test_a_page_s_payment_that_meets_a_fault_is_not_taken(start: Callable[..., Running]) -> None:
    """Its lines are not kept either, as they would count."""
    cluster = start(client_payments="all")
    line = {"variantKey": "P1-sand", "quantity": 2, "sellingPrice": 39.0}

    def pay() -> int:
        return cluster.http.post(
            "/api/v2/notifications/payment",
            params=VISITOR,
            json={"lines": [line]},
            headers={"Origin": "https://shop.example"},
        ).status_code

    set_fault(cluster, status=503)
    assert pay() == 503
    cluster.http.delete(FAULTS)
    assert pay() == 204
    assert [each.taken for each in cluster.ledger.arrivals()] == [False, True]
    assert [len(each.lines) for each in cluster.ledger.arrivals()] == [0, 1]
