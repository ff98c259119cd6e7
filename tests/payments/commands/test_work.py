"""`elevate-tag payments work`, as a process of its own."""

import signal
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from elevate_tag.cli import main
from elevate_tag.payments import PaymentOutbox, State
from elevate_tag.payments.outbox import engine
from tests.payments.commands.starting import started
from tests.payments.harness.cluster import API_KEY, MARKET, Cluster
from tests.payments.harness.orders import enqueue

COUNT = 30


@contextmanager
def working(where: str, cluster: Cluster) -> Iterator[subprocess.Popen[str]]:
    """The worker's process, at work."""
    given = ("--cluster-id", cluster.url, "--market", MARKET)
    environment = {"ELEVATE_API_KEY": API_KEY, "ELEVATE_OUTBOX": where}
    with started("work", *given, **environment) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("Outbox  PaymentOutbox('")
        assert process.stdout.readline() == "Ctrl-C stops it.\n"
        yield process


def ended(process: subprocess.Popen[str]) -> str:
    """What it said until its end, which was no failure."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out + err


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_in_the_middle_it_loses_and_doubles_no_order(
    outbox: PaymentOutbox, where: str, cluster: Cluster, by: signal.Signals
) -> None:
    """What it was sending is written down, what it had claimed is given back, another goes on."""
    enqueue(outbox, COUNT)
    some, told, every = threading.Event(), threading.Event(), threading.Event()

    def look() -> None:
        taken = len(cluster.taken())
        if taken == 5:
            some.set()
            told.wait(60)
        elif taken == COUNT:
            every.set()

    cluster.when_taken = look
    with working(where, cluster) as process:
        assert some.wait(60)
        process.send_signal(by)
        assert process.stderr
        said = process.stderr.readline()
        assert "stopping" in said
        told.set()
        said += ended(process)
    counts, taken = outbox.counts(), cluster.taken()
    assert counts[State.DELIVERED] == len(taken)
    assert counts[State.WAITING] == COUNT - len(taken) > 0
    with working(where, cluster) as process:
        assert every.wait(60)
        process.send_signal(by)
        said += ended(process)
    assert outbox.counts()[State.DELIVERED] == COUNT
    assert cluster.taken() == {f"customer-{number}": 1 for number in range(1, COUNT + 1)}
    assert not [each for each in (API_KEY, "customer-") if each in said]


def test_a_worker_that_ends_by_itself_is_a_failure(
    outbox: PaymentOutbox, where: str, cluster: Cluster
) -> None:
    """So that whatever started it starts it again; here somebody drops the tables."""
    with working(where, cluster) as process:
        with outbox.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE elevate_payment")
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the worker ended: no payment is delivered until it is started again" in err


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        ((), {}, "the Api-Key is missing: set ELEVATE_API_KEY"),
        ((), {"ELEVATE_API_KEY": API_KEY}, "no outbox: give --outbox"),
        (("--cluster-id", "shop"), {"ELEVATE_API_KEY": API_KEY}, "--cluster-id is 'shop'"),
        (("--outbox", "/"), {"ELEVATE_API_KEY": API_KEY}, "cannot be used as the outbox"),
    ],
)
def test_what_cannot_work_is_one_line_with_2(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    environment: dict[str, str],
    said: str,
) -> None:
    """Before anything is sent; no secret is repeated."""
    for name in ("ELEVATE_API_KEY", "ELEVATE_OUTBOX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK")
    assert main(["payments", "work", *given, *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert API_KEY not in err


def test_a_database_that_is_away_at_the_start_is_one_line_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No setting is wrong: started again later, it works."""
    monkeypatch.setenv("ELEVATE_API_KEY", API_KEY)
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK", "--outbox")
    away = "elevate-tag payments work: the outbox's database does not answer: "
    assert main(["payments", "work", *given, "postgresql://127.0.0.1:1/d"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(away)
    # What SQLAlchemy does not wrap: somebody else holds the file for as long as is waited.
    monkeypatch.setattr(engine, "BUSY", 0)
    file = tmp_path / "outbox.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert main(["payments", "work", *given, str(file)]) == 1
    assert capsys.readouterr().err == f"{away}database is locked\n"
