"""`elevate-tag payments send`: what is sent, what is said, and what is refused before."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from elevate_tag.cli import main
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.faults import Fault, Faults
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.serving import Serving
from tests.access.surroundings import UNUSABLE

KEY = "the-cluster-s-api-key"
PAYMENT = (
    '{"customerKey": "å c", "sessionKey": "s", "lines": '
    '[{"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 14.50, "cost": 0.1}]}'
)
Send = Callable[..., int]


@pytest.fixture(scope="session")
def served() -> Iterator[tuple[str, Ledger, Faults]]:
    """A cluster's URL, ledger and faults."""
    app = create_cluster(ClusterSettings(api_key=KEY))
    with Serving(app) as serving:
        yield serving.url, app.state.ledger, app.state.faults


@pytest.fixture
def ledger(served: tuple[str, Ledger, Faults]) -> Ledger:
    """Its ledger, empty."""
    _, ledger, faults = served
    ledger.clear()
    faults.set(Fault())
    return ledger


@pytest.fixture
def send(
    served: tuple[str, Ledger, Faults],
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Send:
    """Runs the command on a file with this in it, the Api-Key in the environment."""
    monkeypatch.setenv("ELEVATE_API_KEY", KEY)
    file = tmp_path / "payment.json"

    def sent(text: str, *options: str) -> int:
        file.write_text(text, encoding="utf-8")
        cluster = ("--cluster-id", served[0], "--market", "UK")
        return main(["payments", "send", str(file), *cluster, *options])

    return sent


def test_a_payment_is_sent_and_the_answer_told(
    send: Send, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    """Amounts to the digit."""
    assert send(PAYMENT) == 0
    assert capsys.readouterr() == ("taken, every line\n", "")
    (arrival,) = ledger.arrivals()
    assert (arrival.taken, arrival.customer_key) == (True, "å c")
    assert b'"sellingPrice":14.50' in arrival.body


def test_it_is_read_from_the_standard_input_too(
    served: tuple[str, Ledger, Faults], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order as the relay takes it, with its id, is a payment too."""
    given = json.dumps(json.loads(PAYMENT) | {"orderId": "A-1"})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    monkeypatch.setenv("ELEVATE_API_KEY", KEY)
    assert main(["payments", "send", "--cluster-id", served[0], "--market", "UK"]) == 0
    assert [each.taken for each in ledger.arrivals()] == [True]


def test_lines_that_were_not_taken_are_named(
    send: Send, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their position, and 1 as the exit code."""
    lines = [{"variantKey": "P1001-sand", "quantity": 1}, {"variantKey": "P0-none", "quantity": 1}]
    given = {"customerKey": "c", "sessionKey": "s", "lines": lines}
    assert send(json.dumps(given)) == 1
    assert capsys.readouterr().out.startswith("taken but for lines[1] (P0-none): ")


@pytest.mark.parametrize(
    ("fault", "text", "said"),
    [
        (Fault(), PAYMENT.replace("P1001-sand", "P0-none"), "the cluster answered 400: no line w"),
        (Fault(status=503), PAYMENT, "the cluster answered 503: "),
        (Fault(reset="before"), PAYMENT, "no answer: "),
    ],
)
def test_what_is_not_taken_is_told_with_1(
    served: tuple[str, Ledger, Faults],
    send: Send,
    capsys: pytest.CaptureFixture[str],
    fault: Fault,
    text: str,
    said: str,
) -> None:
    """On standard error."""
    served[2].set(fault)
    assert send(text) == 1
    out, err = capsys.readouterr()
    assert (out, err[: 27 + len(said)]) == ("", f"elevate-tag payments send: {said}")


def test_a_dry_run_prints_the_request_without_the_key_and_sends_nothing(
    served: tuple[str, Ledger, Faults],
    send: Send,
    ledger: Ledger,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The very request that is sent then; it needs no key."""
    monkeypatch.delenv("ELEVATE_API_KEY")
    assert send(PAYMENT, "--dry-run") == 0
    head, body = capsys.readouterr().out.split("\n\n")
    request, *headers = head.splitlines()
    assert ledger.arrivals() == []
    monkeypatch.setenv("ELEVATE_API_KEY", KEY)
    send(PAYMENT)
    (arrival,) = ledger.arrivals()
    path = f"{served[0]}/api/admin/v4/notifications/payment"
    assert request == f"POST {path}?{arrival.query}"
    assert f"Content-Type: {arrival.content_type}" in headers
    assert f"Content-Length: {len(arrival.body)}" in headers
    assert "Api-Key: <Api-Key>" in headers
    assert body.strip().encode() == arrival.body


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("{", (), "payment.json: body is no JSON"),
        (PAYMENT.replace("2", "0"), (), "payment.json: lines[0].quantity is 0"),
        (PAYMENT.replace("sessionKey", "session"), (), "payment.json: session is no field here"),
        (PAYMENT, ("--market", ""), "--market is empty"),
        (PAYMENT, ("--cluster-id", "shop"), "--cluster-id is 'shop': allowed is a cluster id"),
        (PAYMENT, ("--cluster-id", "shop", "--dry-run"), "--cluster-id is 'shop'"),
        (PAYMENT, ("--api-base", "x"), "--api-base is 'x'"),
        (PAYMENT, ("--api-key-file", "none.txt"), "--api-key-file none.txt cannot be read: No su"),
    ],
)
def test_what_cannot_work_is_one_line_with_2_and_nothing_is_sent(
    send: Send,
    ledger: Ledger,
    capsys: pytest.CaptureFixture[str],
    text: str,
    options: tuple[str, ...],
    said: str,
) -> None:
    """It names the place in the file, or the option."""
    assert send(text, *options) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("elevate-tag payments send: ")
    assert said in err
    assert ledger.arrivals() == []


@UNUSABLE
def test_a_proxy_or_certificates_that_cannot_be_used_are_one_line_with_2(
    send: Send,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    kind: str,
) -> None:
    """With the variables to look at, and no password; a dry run needs neither."""
    monkeypatch.setenv(variable, value)
    assert send(PAYMENT, "--cluster-id", "w1A2B3C4D") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(
        "elevate-tag payments send: the environment has a proxy or certificates that cannot be "
        f"used ({kind}): look at SSL_CERT_FILE, SSL_CERT_DIR, HTTPS_PROXY"
    )
    assert "ssw0rd" not in err
    assert send(PAYMENT, "--cluster-id", "w1A2B3C4D", "--dry-run") == 0


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "the Api-Key is missing: set ELEVATE_API_KEY, or give a file with --api-key-file"),
        ("a secret key", "the Api-Key (ELEVATE_API_KEY, --api-key-file) has U+0020 at position 1"),
    ],
)
def test_a_key_that_cannot_be_one_is_not_repeated(
    send: Send,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    said: str,
) -> None:
    """What it is stays on this side of the screen."""
    monkeypatch.setenv("ELEVATE_API_KEY", key)
    assert send(PAYMENT) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "secret key" not in err


def test_the_key_may_be_in_a_file(
    send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    """With the line break that an editor leaves; it comes before the environment's."""
    monkeypatch.setenv("ELEVATE_API_KEY", "another")
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    assert send(PAYMENT, "--api-key-file", str(file)) == 0


def test_a_key_is_no_argument(send: Send, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is it taken for the name of a file."""
    with pytest.raises(SystemExit):
        send(PAYMENT, "--api-key", KEY)
    assert "unrecognized arguments: --api-key" in capsys.readouterr().err


def test_an_answer_cannot_move_the_cursor(
    send: Send, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    """A variant key may hold what a terminal would obey."""
    assert send(PAYMENT.replace("P1001-sand", "P\\u009b2J")) == 1
    assert all(each.isprintable() or each == "\n" for each in capsys.readouterr().err)
