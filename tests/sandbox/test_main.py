"""The sandbox as it is started: two servers, or one line that says why not."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import get_args
from urllib.parse import urlsplit

import httpx
import pytest

from elevate_tag.cli import CLIENT_PAYMENTS
from elevate_tag.paths import DIST
from elevate_tag.sandbox.cluster.notification.request import Strategy
from elevate_tag.sandbox.main import run
from elevate_tag.sandbox.shop.ways import built_ways

START = "import sys; from elevate_tag.cli import main; raise SystemExit(main(sys.argv[1:]))"

LAST = "Ctrl-C stops both.\n"


@contextmanager
def _started(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """The process, and what it printed before the last line, by the first word of each line."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", START, "sandbox", "--shop-port=0", "--cluster-port=0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout
        said = takewhile(lambda line: line != LAST, iter(process.stdout.readline, ""))
        lines = [line.split(maxsplit=1) for line in said]
        try:
            yield process, {line[0]: line[-1].strip() for line in lines}
        finally:
            process.kill()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_where_shop_and_ledger_are_and_stops_when_told(by: signal.Signals) -> None:
    """Both answer; the end is clean, with an open ledger page too."""
    with _started() as (process, printed), httpx.Client(trust_env=False) as client:
        assert "Api-Key: sandbox-api-key" in printed["Latest"]
        assert client.get(printed["Shop"]).status_code == 200
        assert client.get(printed["Ledger"]).status_code == 200
        for way in built_ways(DIST):
            assert client.get(printed[f"{printed['Shop']}with/{way.name}"]).status_code == 200
        with client.stream("GET", f"{printed['Ledger']}/stream") as stream:
            next(stream.iter_lines())
            process.send_signal(by)
            _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize(
    ("strategy", "status", "counts"),
    [("none", 403, 0), ("limited", 204, 0), ("all", 204, 1)],
)
def test_payments_from_pages_are_taken_as_it_is_told(
    strategy: str, status: int, counts: int
) -> None:
    """A payment without `Origin` is suspicious."""
    with (
        _started("--client-payments", strategy) as (_, printed),
        httpx.Client(trust_env=False) as client,
    ):
        cluster = printed["Ledger"].removesuffix("/ledger")
        response = client.post(
            f"{cluster}/api/v2/notifications/payment",
            params={"market": "UK", "customerKey": "c", "sessionKey": "s"},
            json={"lines": [{"variantKey": "P1001-sand", "quantity": 1, "sellingPrice": 9.5}]},
        )
        latest = client.get(
            f"{cluster}/api/admin/v3/notifications/latest", headers={"Api-Key": "sandbox-api-key"}
        )
    assert response.status_code == status, response.text
    assert latest.json()["count"] == counts
    assert get_args(Strategy) == CLIENT_PAYMENTS


def test_this_machine_controls_it_on_an_address_of_its_own_too() -> None:
    """Where others reach it: a connection then comes from that address, not from loopback."""
    address = _own_address()
    with _started("--host", address) as (_, printed), httpx.Client(trust_env=False) as client:
        cluster = printed["Ledger"].removesuffix("/ledger")
        assert urlsplit(cluster).hostname == address
        for headers in ({}, {"Origin": cluster}):
            assert client.post(f"{cluster}/_sandbox/reset", headers=headers).status_code == 204
        rebound = client.post(f"{cluster}/_sandbox/reset", headers={"Host": "rebound.example"})
        assert rebound.status_code == 403


def _own_address() -> str:
    """One that the network knows this machine by; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("198.51.100.1", 9))
        address: str = asking.getsockname()[0]
        return address


@pytest.mark.parametrize("option", ["--cluster-port", "--shop-port"])
def test_a_taken_port_is_one_line_that_names_the_option(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is left running."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ports = {"cluster_port": 0, "shop_port": 0, option.strip("-").replace("-", "_"): port}
        assert run(**ports) == 2
    said = capsys.readouterr().err
    assert f"cannot listen on port {port} of 127.0.0.1, it is taken: " in said
    assert said.endswith(f"choose another with {option}\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("0.0.0.0", 0, "--host 0.0.0.0 is every address"),  # noqa: S104 (it is to be refused)
        ("127.0.0.1", 70_000, "choose another with --cluster-port"),
        ("127.0.0.1", -1, "choose another with --cluster-port"),
    ],
)
def test_an_address_that_cannot_be_is_one_line(
    host: str, port: int, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to give instead."""
    assert run(host=host, cluster_port=port) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1


def test_a_database_that_is_none_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name."""
    assert run(cluster_port=0, shop_port=0, database=__file__) == 2
    said = capsys.readouterr().err
    assert "test_main.py cannot be used as the sandbox's database" in said
    assert said.count("\n") == 1
