"""`elevate-tag payments list` and `retry`, on an outbox with payments of every fate in it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from elevate_tag.cli import main
from elevate_tag.payments import (
    Accepted,
    Answer,
    PartlyAccepted,
    Payment,
    PaymentLine,
    PaymentOutbox,
    PaymentRefused,
    PaymentUnanswered,
    State,
    Worker,
)
from tests.payments.commands.starting import START, started


class Fates:
    """A client for a worker: the customer key says what becomes of the payment."""

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As `PaymentClient.notify`."""
        if customer_key == "refused":
            raise PaymentRefused(400, "no such\x1b[2J variant")
        if customer_key == "unanswered":
            raise PaymentUnanswered(503, "busy", 3600)
        if customer_key == "partly" and len(tuple(lines)) > 1:
            return PartlyAccepted((1,), "one is wrong")
        return Accepted()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four payments that were tried, the third in vain, and one that came after."""
    file = tmp_path / "payments.db"
    outbox = PaymentOutbox(file)
    outbox.create()
    lines = (PaymentLine("P1", 1), PaymentLine("P2", 1))
    for order_id, fate in (("A", "taken"), ("B", "partly"), ("C", "refused"), ("D", "unanswered")):
        outbox.enqueue(order_id, Payment(lines, fate, "s"))
    assert Worker(outbox, Fates()).run_once() == 4
    outbox.enqueue("E", Payment(lines, "taken", "s"))
    outbox.close()
    return file


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """The exit code, the lines on standard output, and standard error."""
    code = main(["payments", *arguments])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_the_list_shows_the_latest_first_and_counts_all(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With why the last try failed, in letters that a terminal only shows."""
    code, lines, err = run(capsys, "list", "--outbox", str(file))
    assert (code, err) == (0, "")
    head, *rows, empty, counts = lines
    assert head.split() == ["id", "order", "state", "tries", "created", "due", "reason"]
    assert [row.split()[:4] for row in rows] == [
        ["5", "E", "waiting", "0"],
        ["4", "D", "waiting", "1"],
        ["3", "C", "dead", "1"],
        ["2", "B", "partly", "0"],
        ["1", "A", "delivered", "0"],
    ]
    assert "503" in rows[1]
    assert "no such?[2J variant" in rows[2]
    assert "lines left: 1. one is wrong" in rows[3]
    assert (empty, counts) == ("", "2 waiting, 0 sending, 1 delivered, 1 partly, 1 dead")


@pytest.mark.parametrize(
    ("options", "ids"),
    [(("--state", "dead"), ["3"]), (("--limit", "2"), ["5", "4"]), (("--state", "sending"), [])],
)
def test_it_can_be_narrowed(
    file: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], ids: list[str]
) -> None:
    """By state and by number; the counts stay those of all."""
    _, lines, _ = run(capsys, "list", "--outbox", str(file), *options)
    assert [line.split()[0] for line in lines[1:-2]] == ids
    assert lines[-1].endswith("1 dead")


def test_no_key_of_a_visitor_is_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A screen is read over shoulders."""
    _, lines, _ = run(capsys, "list", "--outbox", str(file))
    assert "unanswered" not in "".join(lines)


@pytest.mark.parametrize(
    ("encoding", "shown"), [("ascii", "Bj?rk-??"), ("latin-1", "Björk-??"), ("utf-8", "Björk-注文")]
)
def test_what_the_console_has_no_sign_for_is_a_question_mark(
    file: Path, encoding: str, shown: str
) -> None:
    """An order's id is the shop's, a reason the cluster's: either may hold any letter."""
    outbox = PaymentOutbox(file)
    outbox.enqueue("Björk-注文", Payment([PaymentLine("P1", 1)], "taken", "s"))
    outbox.close()
    environment = os.environ | {
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", START, "payments", "list", "--outbox", str(file)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding).splitlines()[1].split()[:2] == ["6", shown]


def test_a_reader_that_has_seen_enough_is_no_error(file: Path) -> None:
    """As `head`, which ends after so many lines."""
    with started("list", "--outbox", str(file)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(30) == 0


def test_dead_ones_are_sent_again_when_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By id or by order, or all of them; only those."""
    given = ("--outbox", str(file))
    assert run(capsys, "retry", "3", *given) == (0, ["3 (C) waits to be sent"], "")
    assert PaymentOutbox(file).counts()[State.DEAD] == 0
    assert run(capsys, "retry", "--order", "B", *given)[:2] == (0, ["2 (B) waits to be sent"])
    assert Worker(PaymentOutbox(file), Fates()).run_once() == 3
    assert run(capsys, "retry", "--dead", *given)[:2] == (0, ["3 (C) waits to be sent"])
    assert run(capsys, "retry", "--dead", *given)[:2] == (0, [])


def test_what_would_count_twice_is_not_sent_again(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for each, with its state; those that can be are."""
    code, lines, err = run(capsys, "retry", "1", "77", "3", "--outbox", str(file))
    assert (code, lines) == (2, ["3 (C) waits to be sent"])
    assert "payment 1 is delivered" in err
    assert "there is no payment 77" in err
    assert err.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list",), "no outbox: give --outbox, a file or a database's URL, or set ELEVATE_OUTBOX"),
        (("retry", "--outbox", "x"), "nothing to retry: name ids, or --order, or --dead"),
        (("list", "--outbox", "sqlite://"), "the outbox would be in memory, and lost"),
        (("list", "--outbox", "postgresql://u:pw@h/d"), "--outbox holds a password"),
        (("list", "--outbox", "postgresql://h/d?password=pw"), "--outbox holds a password"),
        (("list", "--outbox", "postgresql://h/d?sslpassword=pw"), "--outbox holds a password"),
        (("list", "--outbox", "postgresql://u:p@h:pw@h/d"), "the outbox's URL cannot be read"),
        (("list", "--outbox", "postgresql://127.0.0.1:1/d"), "the outbox's database does not an"),
        (("list", "--outbox", "/"), "cannot be used as the outbox"),
    ],
)
def test_what_cannot_work_is_one_line_with_2(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """And never a password."""
    monkeypatch.delenv("ELEVATE_OUTBOX", raising=False)
    code, lines, err = run(capsys, *arguments)
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert said in err
    assert "pw@" not in err


def test_another_outbox_of_the_same_database_is_another(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shop may have one for each market."""
    _, lines, _ = run(capsys, "list", "--outbox", str(file), "--outbox-name", "SE")
    assert lines[-1] == "0 waiting, 0 sending, 0 delivered, 0 partly, 0 dead"


def test_the_environment_names_the_outbox(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no option does."""
    monkeypatch.setenv("ELEVATE_OUTBOX", str(file))
    assert run(capsys, "list")[0] == 0
