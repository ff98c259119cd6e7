"""What a relay tells: of a payment, of its health, of its figures, and what it takes."""

import sqlite3
from collections.abc import Callable

import pytest

from elevate_tag.payments import PaymentClient, PaymentOutbox
from elevate_tag.payments.relay.order import FIELDS, read_order
from elevate_tag.payments.relay.schema import SCHEMA
from elevate_tag.sandbox.cluster.faults import Fault
from tests.payments.relay.running import API_KEY, LINE, SECRET, Cluster, Running, order


def paid(cluster: Cluster, status: int = 204) -> None:
    """Waits until a payment was answered so."""
    cluster.ledger.wait_for(lambda it: (it.kind, it.status) == ("payment", status), 20)


def settled(relay: Running, number: int) -> dict[str, object]:
    """What is told of a payment once the worker has written down what came of it."""
    while True:
        told: dict[str, object] = relay.get(f"/payments/{number}").json()
        if told["state"] not in ("waiting", "sending") or told["tries"]:
            return told


def test_the_worker_beside_it_delivers(delivering: Running, cluster: Cluster) -> None:
    """With the keys and the amounts that came."""
    number = delivering.hand_in(order()).json()["id"]
    paid(cluster)
    told = settled(delivering, number)
    assert (told["orderId"], told["state"], told["reason"]) == ("A-1", "delivered", "")
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.customer_key, arrival.session_key) == ("customer", "session")
    assert arrival.lines == [LINE | {"productKey": "P1001"}]


def test_a_partly_taken_payment_names_the_lines_that_are_left(
    delivering: Running, cluster: Cluster
) -> None:
    """By their positions in the order, with what the cluster said."""
    given = order("A-1", LINE, LINE | {"variantKey": "P0-none"})
    told = settled(delivering, delivering.hand_in(given).json()["id"])
    assert (told["state"], told["linesLeft"]) == ("partly", [1])
    assert "P0-none" in str(told["reason"])


def test_a_payment_that_is_not_answered_waits_and_says_why(
    delivering: Running, cluster: Cluster
) -> None:
    """With when it is tried again."""
    cluster.faults.set(Fault(status=503, retry_after=3600))
    told = settled(delivering, delivering.hand_in(order()).json()["id"])
    assert (told["state"], told["tries"]) == ("waiting", 1)
    assert "503" in str(told["reason"])
    assert told["due"]


def test_no_answer_holds_the_visitor_s_keys_or_a_secret(
    delivering: Running, cluster: Cluster
) -> None:
    """They are nobody's business once they are in."""
    number = delivering.hand_in(order()).json()["id"]
    paid(cluster)
    for path in (f"/payments/{number}", "/metrics", "/health", "/schema", "/"):
        response = delivering.get(path)
        said = response.text + str(response.headers)
        assert response.status_code == 200
        assert not [it for it in ('"customer"', '"session"', API_KEY, SECRET) if it in said]


@pytest.mark.parametrize(
    "number", ["0", "2", "9" * 18, "9" * 19, "9" * 300, "9" * 5000, "A-1", "-1", "²", "1.0"]
)
def test_a_payment_that_there_is_not_is_404(relay: Running, number: str) -> None:
    """Whatever number a database may have."""
    relay.hand_in(order())
    response = relay.get(f"/payments/{number}")
    assert response.status_code == 404
    assert response.json()["error"].startswith("there is no payment")


def test_health_says_whether_a_worker_runs_here(
    relay: Running, start: Callable[..., Running], cluster: Cluster
) -> None:
    """To anybody; a key that the cluster does not know is trouble, though orders are taken."""
    assert relay.http.get("/health").json() == {"worker": "off"}
    wrong = start(PaymentClient(cluster.url, "another-key", "UK"))
    assert wrong.http.get("/health").json() == {"worker": "working"}
    wrong.hand_in(order())
    paid(cluster, 403)
    response = wrong.http.get("/health")
    while response.json() == {"worker": "working"}:
        response = wrong.http.get("/health")
    assert (response.status_code, response.json()) == (200, {"worker": "in trouble"})


def test_health_is_503_once_the_worker_has_ended(
    delivering: Running, outbox: PaymentOutbox, caplog: pytest.LogCaptureFixture
) -> None:
    """Though the database is back by then: somebody has to start it again."""
    with sqlite3.connect(str(outbox.engine.url.database), timeout=20) as connection:
        connection.execute("DROP TABLE elevate_payment")
        connection.execute("DROP TABLE elevate_payment_schema")
    connection.close()
    while "the worker ended" not in caplog.text:
        pass
    outbox.create()
    response = delivering.http.get("/health")
    assert (response.status_code, response.json()) == (503, {"worker": "ended"})


def figures(relay: Running) -> dict[str, float]:
    """What Prometheus reads, by name and labels."""
    response = relay.get("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = (line for line in response.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_figures_are_those_of_the_outbox_and_of_this_worker(
    delivering: Running, cluster: Cluster
) -> None:
    """Counts by state, tries by outcome, and how long the oldest has waited."""
    none = LINE | {"variantKey": "P0-none"}
    given = (order("A"), order("B"), order("C", LINE, none), order("D", none))
    for number in [delivering.hand_in(each).json()["id"] for each in given]:
        settled(delivering, number)
    assert figures(delivering)["elevate_payments_oldest_seconds"] == 0
    cluster.faults.set(Fault(status=503, retry_after=3600))
    settled(delivering, delivering.hand_in(order("E")).json()["id"])
    told = figures(delivering)
    states = {"waiting": 1, "sending": 0, "delivered": 2, "partly": 1, "dead": 1}
    outcomes = {"accepted": 2, "partly": 1, "refused": 1, "unanswered": 1, "failed": 0}
    for state, count in states.items():
        assert told[f'elevate_payments{{state="{state}"}}'] == count
    for outcome, count in outcomes.items():
        assert told[f'elevate_payments_tries_total{{outcome="{outcome}"}}'] == count
    assert told["elevate_payments_oldest_seconds"] > 0


def test_a_database_that_is_gone_is_503_and_when_to_come_again(
    relay: Running, outbox: PaymentOutbox
) -> None:
    """So that no shop takes its order for stored; and health says so."""
    with sqlite3.connect(str(outbox.engine.url.database)) as connection:
        connection.execute("DROP TABLE elevate_payment")
    connection.close()
    for response in (relay.hand_in(order()), relay.get("/payments/1"), relay.get("/health")):
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert "nothing was stored" in response.json()["error"]


def test_the_schema_tells_the_fields_that_are_read(relay: Running) -> None:
    """To anybody; its example is an order."""
    served = relay.http.get("/schema")
    assert served.headers["Content-Type"] == "application/schema+json"
    assert served.json() == SCHEMA
    assert tuple(SCHEMA["required"]) == tuple(SCHEMA["properties"]) == FIELDS
    (example,) = SCHEMA["examples"]
    assert read_order(served.text[served.text.index('{"orderId":"') : -2]).order_id == "A-1001"
    (line,) = example["lines"]
    assert set(line) == set(SCHEMA["properties"]["lines"]["items"]["properties"])
