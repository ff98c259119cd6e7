"""The header Retry-After."""

from datetime import UTC, datetime

import pytest

from elevate_tag.payments.retry_after import MOST, seconds

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


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
        ("Sun, 22 Nov 2026 12:00:00 +9999999999999999", None),
        ("Sun, 22 Nov 99999 12:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, wait: float | None) -> None:
    """Anything else is nothing."""
    assert seconds(header, NOW) == wait
