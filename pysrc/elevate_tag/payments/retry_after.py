"""The header Retry-After, in seconds (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST = 7 * 24 * 3600.0
"""Seconds. More is taken for a mistake, and for this."""


def seconds(header: str, now: datetime) -> float | None:
    """How long to wait, from whole seconds or a date; None where it says neither."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MOST)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the latter for a time zone that is none
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), MOST)
