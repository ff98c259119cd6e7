"""What Prometheus is told: the outbox as it is when asked, and what this process has tried.

    elevate_payments{state="waiting"}             payments of each state; delivered ones while kept
    elevate_payments_oldest_seconds               how long the oldest that is not settled has waited
    elevate_payments_tries_total{outcome="…"}     accepted, partly, refused, unanswered, failed

The last is of this process alone: where workers run elsewhere too, it is not all of them.
"""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from elevate_tag.payments import (
    Answer,
    PartlyAccepted,
    PaymentClient,
    PaymentLine,
    PaymentOutbox,
    PaymentRefused,
    PaymentUnanswered,
)

OUTCOMES = ("accepted", "partly", "refused", "unanswered", "failed")


class Metrics:
    """The figures of one relay; `counted` has a client's tries among them."""

    def __init__(self, outbox: PaymentOutbox) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_OfOutbox(outbox))
        self._tries = Counter(
            "elevate_payments_tries",
            "Payments sent to the cluster by this process, by what came of it",
            ["outcome"],
            registry=self._registry,
        )
        for outcome in OUTCOMES:
            self._tries.labels(outcome)

    def text(self) -> bytes:
        """All of them in Prometheus' text format. Asks the database."""
        return generate_latest(self._registry)

    def counted(self, client: PaymentClient) -> "CountedClient":
        """The client, whose every try is counted."""
        return CountedClient(client, self._tries)


class CountedClient:
    """A client for a worker."""

    def __init__(self, client: PaymentClient, tries: Counter) -> None:
        self._client = client
        self._tries = tries

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As `PaymentClient.notify`."""
        outcome = "failed"
        try:
            answer = self._client.notify(lines, customer_key, session_key)
            outcome = "partly" if isinstance(answer, PartlyAccepted) else "accepted"
        except PaymentRefused:
            outcome = "refused"
            raise
        except PaymentUnanswered:
            outcome = "unanswered"
            raise
        finally:
            self._tries.labels(outcome).inc()
        return answer


class _OfOutbox(Collector):
    def __init__(self, outbox: PaymentOutbox) -> None:
        self._outbox = outbox

    def describe(self) -> list[Metric]:
        """Nothing: or registering it would ask a database that may not be there yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Asks the database."""
        states = GaugeMetricFamily("elevate_payments", "Payments, by state", labels=["state"])
        for state, count in self._outbox.counts().items():
            states.add_metric([state.value], count)
        yield states
        yield GaugeMetricFamily(
            "elevate_payments_oldest_seconds",
            "How long the oldest payment has waited that is not settled; 0 if there is none",
            value=self._outbox.oldest(),
        )
