"""A consent management platform that says what a test has it say: scripts/cmp.js."""

from typing import Any

from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import wait_until

ALL_PURPOSES = list(range(1, 12))


def say(page: Page, status: str, *, applies: bool | None = True, purposes: Any = ()) -> None:
    """The CMP says it; `purposes` are those consented to, None leaves them out."""
    page.evaluate(
        "({applies, ...said}) => cmp.say({applies: applies ?? undefined, ...said})",
        {"status": status, "applies": applies, "purposes": purposes},
    )


def listening(page: Page) -> None:
    """Returns once the CMP has been asked to tell."""
    wait_until(page, "window.cmp && cmp.listeners() > 0")
