"""What the cluster's answers mean."""

import json
import pickle

import pytest

from elevate_tag.payments import (
    Accepted,
    PartlyAccepted,
    PaymentLine,
    PaymentRefused,
    PaymentUnanswered,
)
from elevate_tag.payments.answer import read_answer

LINES = [PaymentLine(key, 1) for key in ("P1", "P1-red", "P2", "P1")]


@pytest.mark.parametrize("status", [200, 202, 204])
def test_success_is_accepted(status: int) -> None:
    """204 is the documented one."""
    assert read_answer(status, "", None, LINES) == Accepted()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("unknown variant: P1-red", (1,)),
        ("unknown variants P1, P2.", (0, 2, 3)),
        ('{"incorrectVariantKeys": ["P2"]}', (2,)),
        ('{"message": "3 of 4 taken; unknown: P2, P1", "keys": ["P2", "P2"]}', (2,)),
        ('{"lines": {"P1": "unknown"}}', (0, 3)),
        ('["no variant P2 in the feed"]', (2,)),
        (json.dumps({"x": [[{"y": "\u0050\u0032"}]]}), (2,)),
    ],
)
def test_400_is_partly_accepted_where_it_names_some_variants(
    text: str, refused: tuple[int, ...]
) -> None:
    """Whatever form it names them in: none is documented."""
    assert read_answer(400, text, None, LINES) == PartlyAccepted(refused, text)


@pytest.mark.parametrize(
    "text", ["", "market is missing", "P1 P1-red P2", "XP1 P22 P2-blue", "[" * 10_000, "null", "7"]
)
def test_400_is_refused_where_it_names_none_or_all(text: str) -> None:
    """And then it is about this payment."""
    with pytest.raises(PaymentRefused) as caught:
        read_answer(400, text, None, LINES)
    assert (caught.value.status, caught.value.everyone) == (400, False)
    assert str(caught.value).startswith("the cluster answered 400: no line was taken; compare")


def test_400_is_refused_however_deep_it_is_nested() -> None:
    """At some depth it can be read and not be walked through: which, depends on the Python."""
    for depth in range(500, 3001, 100):
        with pytest.raises(PaymentRefused):
            read_answer(400, "[" * depth + "]" * depth, None, LINES)


@pytest.mark.parametrize(
    ("text", "everyone"),
    [
        ('{"message": "unknown market \'NO\': configured are UK, SE"}', True),
        ("Market NO is not configured", True),
        ('{"field": "market", "message": "NO is not known"}', True),
        ("unknown market", False),
        ("there is no such market: NOR", False),
        ("NO", False),
        ("variant P7 is not sold in market NO", False),
        ("customer is not of market NO", False),
        ("market NO: 3 lines without price", False),
    ],
)
def test_400_is_of_every_payment_where_it_names_the_market_and_nothing_else(
    text: str, everyone: bool
) -> None:
    """In doubt it is about this payment."""
    with pytest.raises(PaymentRefused) as caught:
        read_answer(400, text, None, LINES, "NO")
    error = caught.value
    assert (error.status, error.everyone, error.market) == (400, everyone, "NO" if everyone else "")
    advice = "it does not know market 'NO'; set market" if everyone else "no line was taken"
    assert str(error).startswith(f"the cluster answered 400: {advice}")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 (our own)


def test_400_is_of_the_lines_that_it_names_beside_the_market() -> None:
    """They are surer."""
    text = "market NO has no P2"
    assert read_answer(400, text, None, LINES, "NO") == PartlyAccepted((2,), text)


def test_keys_with_signs_of_their_own_are_found() -> None:
    """They are no regular expression."""
    lines = [PaymentLine("a.b(c)*", 1), PaymentLine("aXb", 1)]
    assert read_answer(400, "not known: a.b(c)*", None, lines) == PartlyAccepted(
        (0,), "not known: a.b(c)*"
    )


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (401, "it does not know this Api-Key; set api_key"),
        (403, "it does not know this Api-Key; set api_key"),
        (404, "no payment is taken there; check cluster and api_base"),
        (301, "that is a redirect, which no Api-Key follows; set cluster to where it leads"),
        (405, "no payment is taken there"),
    ],
)
def test_other_refusals_are_of_every_payment(status: int, advice: str) -> None:
    """And say what to do."""
    with pytest.raises(PaymentRefused) as caught:
        read_answer(status, "P1 no", None, LINES)
    assert caught.value.everyone
    assert (
        str(caught.value)
        == f"the cluster answered {status}: {advice}" + (str(caught.value).partition(advice)[2])
    )
    assert str(caught.value).endswith(" It said: P1 no")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 599])
def test_what_says_later_is_unanswered(status: int) -> None:
    """With the time that it asks for."""
    with pytest.raises(PaymentUnanswered) as caught:
        read_answer(status, " busy\n now ", 7.0, LINES)
    error = caught.value
    assert (error.status, error.reason, error.retry_after) == (status, "busy now", 7.0)
    assert str(error) == f"the cluster answered {status}: busy now"


def test_a_long_answer_is_cut() -> None:
    """It is kept in a database, and shown to people."""
    with pytest.raises(PaymentRefused) as caught:
        read_answer(400, "x" * 10_000, None, LINES)
    assert len(caught.value.reason) == 500


@pytest.mark.parametrize("odd", ["\0", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_a_reason_has_no_control_characters(odd: str) -> None:
    """PostgreSQL takes no NUL, and a terminal that shows the log would obey the others."""
    with pytest.raises(PaymentRefused) as caught:
        read_answer(403, f"blocked {odd}[2J\r\n by us", None, LINES)
    assert caught.value.reason == "blocked \ufffd[2J by us"
