"""Options of the whole suite, and the browsers that two parts of it run in.

pytest takes options from here only, not from folders further in. Playwright starts but once.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.harness import browsers, engines
from tests.e2e.harness.visit import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine firefox --engine webkit` narrows what runs in browsers to these."""
    parser.addoption(
        "--engine",
        action="append",
        choices=("chromium", "firefox", "webkit", "wpe"),
        help="of the browsers use this engine only; repeatable; wpe only runs when named",
    )
    parser.addoption(
        "--bundle",
        action="append",
        choices=("compiled", "pyscript", "pyodide", "brython"),
        help="run the end-to-end tests with this bundle only; repeatable",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Says what the marks of the end-to-end tests are for."""
    for mark in (
        "allows_console: the page may write to its console",
        "allows_page_errors: the page may have uncaught errors",
        "allows_refused_requests: the browser may complain of a request that was refused",
        "without(*names, reason): what these bundles, or the drivers of these engines, cannot do",
        "keeps_pages: needs a browser with a back/forward cache",
        "critical: runs with every bundle in every engine, not in Chromium alone",
        "with_pyodide: runs with Pyodide too",
    ):
        config.addinivalue_line("markers", mark)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick tests come first, then engine by engine, so that each is started once.

    Also, Playwright keeps an event loop running in this thread, which `asyncio.run` cannot bear.
    """
    order = ["", *engines.ENGINES]

    def engine_of(item: pytest.Item) -> int:
        callspec = getattr(item, "callspec", None)
        name = callspec.params.get("engine") if callspec else ""
        return order.index(name) if name in order else 0

    items.sort(key=engine_of)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The engine's name: chromium, firefox or webkit."""
    return str(request.param)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(engine: str, playwright: Playwright) -> Iterator[Browser]:
    """The engine, started once."""
    try:
        started = browsers.start(playwright, engine)
    except browsers.MissingBrowser as missing:
        pytest.fail(str(missing), pytrace=False)
    yield started
    started.close()
