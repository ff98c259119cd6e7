"""`elevate-tag payments serve`, as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from elevate_tag.cli import main
from elevate_tag.payments import PaymentOutbox
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.serving import Serving
from tests.payments.commands.starting import started

KEY, SECRET = "the-cluster-s-api-key", "the-relay-s-secret"
ORDER = {
    "orderId": "A-1",
    "customerKey": "c",
    "sessionKey": "s",
    "lines": [{"variantKey": "P1001-sand", "quantity": 2}],
}


@contextmanager
def serving(*options: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the URL that it printed."""
    with started("serve", "--port", "0", *options, **environment) as process:
        assert process.stdout
        said = process.stdout.readline()
        yield process, said.removeprefix("Relay").strip().removesuffix("/payments")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_delivers_until_it_is_told_to_stop(by: signal.Signals, tmp_path: Path) -> None:
    """And says nothing of keys and secrets, neither the shop's nor a visitor's."""
    app = create_cluster(ClusterSettings(api_key=KEY))
    with Serving(app) as cluster:
        options = ("--cluster-id", cluster.url, "--market", "UK", "--outbox", str(tmp_path / "o"))
        given = {"ELEVATE_API_KEY": KEY, "ELEVATE_RELAY_SECRET": SECRET}
        with serving(*options, **given) as (process, url), httpx.Client(trust_env=False) as http:
            headers = {"Authorization": f"Bearer {SECRET}"}
            assert http.post(f"{url}/payments", json=ORDER, headers=headers).status_code == 202
            app.state.ledger.wait_for(lambda arrival: arrival.taken, 20)
            process.send_signal(by)
            out, err = process.communicate(timeout=40)
    assert process.returncode == 0, err
    assert not [each for each in (KEY, SECRET, "customerKey=") if each in out + err]


def test_without_a_worker_it_only_takes_payments(tmp_path: Path) -> None:
    """And needs neither cluster nor Api-Key; the secret may be in a file."""
    secret = tmp_path / "secret"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    file = tmp_path / "o.db"
    options = ("--no-worker", "--outbox", str(file), "--secret-file", str(secret))
    with serving(*options) as (_, url), httpx.Client(trust_env=False) as http:
        headers = {"Authorization": f"Bearer {SECRET}"}
        assert http.post(f"{url}/payments", json=ORDER, headers=headers).status_code == 202
        assert http.get(f"{url}/health").json() == {"worker": "off"}
    entry = PaymentOutbox(file).state("A-1")
    assert entry
    assert entry.state == "waiting"


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        ((), {}, "the relay's secret is missing: set ELEVATE_RELAY_SECRET"),
        ((), {"ELEVATE_RELAY_SECRET": "short"}, "--secret-file) has under 16 characters"),
        ((), {"ELEVATE_RELAY_SECRET": "long enough, but odd"}, "has a character that no header"),
        ((), {"ELEVATE_RELAY_SECRET": SECRET}, "the Api-Key is missing: set ELEVATE_API_KEY"),
        (
            ("--cluster-id", "shop"),
            {"ELEVATE_RELAY_SECRET": SECRET, "ELEVATE_API_KEY": KEY},
            "--cluster-id is 'shop'",
        ),
        (("--no-worker",), {"ELEVATE_RELAY_SECRET": SECRET}, "no outbox: give --outbox"),
        (
            ("--no-worker", "--outbox", "/"),
            {"ELEVATE_RELAY_SECRET": SECRET},
            "cannot be used as the outbox",
        ),
    ],
)
def test_what_cannot_work_is_one_line_with_2(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    environment: dict[str, str],
    said: str,
) -> None:
    """Before anything is served; no secret is repeated."""
    for name in ("ELEVATE_RELAY_SECRET", "ELEVATE_API_KEY", "ELEVATE_OUTBOX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["payments", "serve", "--port", "0", *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not [value for value in environment.values() if value in err]


def test_a_database_that_is_away_at_the_start_is_one_line_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No setting is wrong: started again later, it works."""
    monkeypatch.setenv("ELEVATE_RELAY_SECRET", SECRET)
    given = ("--no-worker", "--outbox", "postgresql://127.0.0.1:1/d")
    assert main(["payments", "serve", "--port", "0", *given]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("elevate-tag payments serve: the outbox's database does not answer: ")


@pytest.mark.parametrize("port", ["taken", "70000"])
def test_a_port_that_cannot_be_had_is_one_line(
    port: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the options to change."""
    monkeypatch.setenv("ELEVATE_RELAY_SECRET", SECRET)
    given = ("--no-worker", "--outbox", str(tmp_path / "o.db"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = str(taken.getsockname()[1]) if port == "taken" else port
        assert main(["payments", "serve", "--port", number, *given]) == 2
    err = capsys.readouterr().err
    assert f"cannot listen on port {number} of 127.0.0.1" in err
    assert err.count("\n") == 1


def test_a_missing_package_is_one_line_that_says_what_to_install() -> None:
    """As where only the snippet is used, which goes on."""
    without = (
        "import sys; sys.modules.update(dict.fromkeys(('sqlalchemy', 'uvicorn', 'httpx')));"
        "from elevate_tag.cli import main; main(sys.argv[1:])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", without, "payments", "serve"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert "is missing; pip install 'elevate-tag[payments]'" in done.stderr
    assert done.stderr.count("\n") == 1
