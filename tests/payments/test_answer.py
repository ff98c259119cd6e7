"""What the cluster's answers mean."""

import json
from datetime import UTC, datetime

import pytest

from elevate_tag.payments import (
    Accepted,
    PartlyAccepted,
    PaymentLine,
    PaymentRefused,
    PaymentUnanswered,
)
from elevate_tag.payments.answer import read_answer
from elevate_tag.payments.retry_after import MOST, seconds

LINES = [PaymentLine(key, 1) for key in ("P1", "P1-red", "P2", "P1")]
NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


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


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("0", 0.0),
        (" 120 ", 120.0),
        ("Sun, 22 Nov 2026 12:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 12:00:10 -0000", 10.0),
        ("9" * 400, MOST),
        ("Sun, 22 Nov 9999 12:00:00 GMT", MOST),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, wait: float | None) -> None:
    """Anything else is nothing."""
    assert seconds(header, NOW) == wait
