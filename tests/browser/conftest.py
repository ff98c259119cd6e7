"""The core's tests run in each runtime: here, and in Chromium, Firefox and WebKit.

``core`` is parametrised with all of them, unless the test is marked ``runtimes("compiled", …)``.
Pyodide is the CPython of here once more, whatever browser it runs in, and takes seconds to boot: it
runs in Chromium.
"""

from collections.abc import Iterator

import pytest

from elevate_tag.sandbox.serving import Serving
from tests.browser.probe.bundles import RUNTIMES, built_once
from tests.browser.probe.core import Core, CoreInPage, core_in_cpython
from tests.browser.probe.site import probe_site
from tests.e2e.harness import engines
from tests.e2e.harness.visit import Browser

CPYTHON = "cpython"


def pytest_configure(config: pytest.Config) -> None:
    """Says what the mark is for."""
    config.addinivalue_line("markers", "runtimes(*names): the runtimes that have what is tested")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test of the core runs once in each runtime and engine."""
    if "core" not in metafunc.fixturenames:
        return
    mark = metafunc.definition.get_closest_marker("runtimes")
    wanted = mark.args if mark else (CPYTHON, *RUNTIMES)
    named = metafunc.config.getoption("engine") or engines.DEFAULT
    places = [("", CPYTHON)] if CPYTHON in wanted else []
    places += [
        (engine, runtime)
        for engine in named
        for runtime in RUNTIMES
        if runtime in wanted and (runtime != "pyodide" or engine == "chromium")
    ]
    ids = [f"{engine}-{runtime}".strip("-") for engine, runtime in places]
    metafunc.parametrize(("engine", "runtime"), places, indirect=True, scope="session", ids=ids)


@pytest.fixture(scope="session")
def runtime(request: pytest.FixtureRequest) -> str:
    """The runtime's name."""
    return str(request.param)


@pytest.fixture(scope="session")
def probes(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The origin that serves the probe for every runtime."""
    folder = tmp_path_factory.getbasetemp()
    shared = (folder if worker_id == "master" else folder.parent) / "probe"
    with Serving(probe_site(built_once(shared))) as serving:
        yield serving.url


@pytest.fixture(scope="package")
def core(engine: str, runtime: str, request: pytest.FixtureRequest) -> Iterator[Core]:
    """The core in a runtime; its page stays open for all tests of this folder, and silent."""
    if runtime == CPYTHON:
        yield core_in_cpython
        return
    browser: Browser = request.getfixturevalue("browser")
    url: str = request.getfixturevalue("probes")
    with browser.visit() as visit:
        visit.page.goto(f"{url}/run/{runtime}")
        visit.page.evaluate("up.then ? up.then(() => 0) : 0")
        yield CoreInPage(visit.page)
        visit.settle()
        said = str(visit.said)
        silent = not (visit.said.console or visit.said.errors or visit.said.refused)
    assert silent, f"{runtime} in {engine} was to be silent\n{said}"
