"""Control of the sandbox, for this machine only."""

import asyncio

import httpx
import pytest

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from tests.sandbox.cluster.running import Running

RESET = "/_sandbox/reset"


def test_reset_empties_the_ledger_and_keeps_tickets_known(cluster: Running) -> None:
    """Shop pages that are open now are to keep working."""
    ticket = cluster.tickets.new("P1")
    cluster.notify("click", ticket)
    assert cluster.http.post(RESET).status_code == 204
    assert cluster.ledger.arrivals() == []
    assert cluster.notify("click", ticket).status_code == 204


def test_the_ledger_page_may_reset_and_another_sites_page_may_not(cluster: Running) -> None:
    """A browser says whose page it is."""
    own = str(cluster.http.base_url).rstrip("/")
    assert cluster.http.post(RESET, headers={"Origin": own}).status_code == 204
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1", "http://["):
        assert cluster.http.post(RESET, headers={"Origin": origin}).status_code == 403


def test_a_page_whose_name_leads_here_may_not(cluster: Running) -> None:
    """To its browser it is the sandbox's own: `Origin` agrees with `Host`, or is not sent."""
    host = f"rebound.example:{cluster.http.base_url.port}"
    for origin in ({"Origin": f"http://{host}"}, {}):
        headers = {"Host": host} | origin
        assert cluster.http.post(RESET, headers=headers).status_code == 403
        for method in ("GET", "POST", "DELETE"):
            answer = cluster.http.request(method, "/_sandbox/faults", headers=headers)
            assert answer.status_code == 403
            assert f"host '{host}' may not control the sandbox" in answer.text


def test_reset_is_a_post(cluster: Running) -> None:
    """A link or a picture cannot do it."""
    assert cluster.http.get(RESET).status_code == 405


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 204), ("127.9.9.9", 204), ("::1", 204), ("192.168.1.7", 403), ("name", 403)],
)
def test_only_this_machine_may_reset(host: str, status: int) -> None:
    """By the client's address; no server is needed to see that."""
    transport = httpx.ASGITransport(create_cluster(ClusterSettings()), client=(host, 50_000))

    async def answer() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.post(RESET)

    assert asyncio.run(answer()).status_code == status
