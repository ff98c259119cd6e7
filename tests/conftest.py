"""Options of the whole suite. pytest takes them from here only, not from folders further in."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine firefox --engine webkit` narrows the end-to-end tests to these."""
    parser.addoption(
        "--engine",
        action="append",
        choices=("chromium", "firefox", "webkit", "wpe"),
        help="run the end-to-end tests in this engine only; repeatable; wpe only runs when named",
    )
