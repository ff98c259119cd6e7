"""A request and its one answer, which may be that none came in time."""

from collections.abc import Callable

from elevate_tag.browser.core.outbox import ANSWER_S, is_failure
from elevate_tag.browser.runtime import later, post


def post_in_time(
    url: str,
    body: str,
    media_type: str,
    settled: Callable[[int, str, float], None],
    over: Callable[[], None],
) -> None:
    """POST, and wait for the answer no longer than ``ANSWER_S``; ``over`` then, once.

    ``settled`` hears the answer, and one that comes too late if it is none of failure.
    """
    waiting = True

    def answered(status: int, reason: str, retry_after: float) -> None:
        nonlocal waiting
        first = waiting
        waiting = False
        if first or not is_failure(status):
            settled(status, reason, retry_after)
        if first:
            over()

    def overdue() -> None:
        answered(0, "no answer in time", 0)

    later(overdue, ANSWER_S)
    post(url, body, media_type, answered)
