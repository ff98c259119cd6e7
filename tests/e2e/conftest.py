"""Fixtures of the end-to-end tests. Each test runs once in each engine.

`page_with` opens a shop's page with the tag; `caller` one whose script calls it; `cluster` is where
its notifications arrive; `shop` serves further pages; `open_visit` opens a second, separate
visitor; `case` names one of several cases that share a visit. No test may leave an uncaught error,
a word on the console or a refused request, unless it is marked `allows_page_errors`,
`allows_console` or `allows_refused_requests`.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import cache, partial
from typing import Any

import pytest
from starlette.applications import Starlette

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from tests.e2e.harness import engines
from tests.e2e.harness.bundles import BUNDLES, Bundle, left_out, pairs
from tests.e2e.harness.calls import Caller
from tests.e2e.harness.demo import Demo
from tests.e2e.harness.forward_proxy import CLUSTER_HOST, INSECURE_HOST, ForwardProxy
from tests.e2e.harness.origins import Origins
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import PageServer, Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.pool import Pool
from tests.e2e.harness.visit import Browser, Proxy, Visit
from tests.e2e.harness.visitors import Case, Visitors
from tests.e2e.harness.watched_cluster import WatchedCluster

FAILED = pytest.StashKey[bool]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that reaches an engine runs once in each."""
    names = metafunc.config.getoption("engine") or engines.DEFAULT
    if "bundle" in metafunc.fixturenames:
        asked = metafunc.config.getoption("bundle") or ()
        chosen = pairs(metafunc.definition, names, asked)
        ids = [e if b == "compiled" else f"{e}-{b}" for e, b in chosen]
        metafunc.parametrize(("engine", "bundle"), chosen, indirect=True, scope="session", ids=ids)
    elif "engine" in metafunc.fixturenames:
        never = left_out(metafunc.definition)
        fit = [name for name in names if name not in never]
        metafunc.parametrize("engine", fit, indirect=True, scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Lets the fixtures know that their test failed, so that they keep the evidence."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def bundle(request: pytest.FixtureRequest) -> Bundle:
    """The bundle that pages include."""
    return BUNDLES[request.param]


@pytest.fixture(scope="session")
def origins() -> Iterator[Origins]:
    """Where shops and clusters are served."""
    with Origins() as origins:
        yield origins


@pytest.fixture(scope="session")
def pool(browser: Browser, origins: Origins) -> Iterator[Pool]:
    """The engine's visits, which one test hands on to the next."""
    with closing(Pool(browser, origins)) as pool:
        yield pool


@pytest.fixture
def visitors(pool: Pool, request: pytest.FixtureRequest) -> Iterator[Visitors]:
    """The visits of the test, which are to be silent."""
    visitors = Visitors(pool, request.node)
    well = False
    try:
        yield visitors
        unwanted = visitors.unwanted()
        well = not unwanted and not request.node.stash.get(FAILED, False)
        if not well:
            visitors.keep()
    finally:
        visitors.end(well=well)
    if unwanted:
        pytest.fail(f"the page was to be silent\n{unwanted}", pytrace=False)


@pytest.fixture
def open_visit(visitors: Visitors) -> Callable[..., Visit]:
    """Opens further visitors, each with storage of its own: `open_visit(proxy=None)`."""
    return visitors.open


@pytest.fixture
def case(visitors: Visitors, subtests: pytest.Subtests) -> Case:
    """Names one of several cases that share a visit: see `Visitors.case`."""
    return partial(visitors.case, subtests=subtests)


@pytest.fixture
def visit(open_visit: Callable[..., Visit]) -> Visit:
    """A visitor who was never here before."""
    return open_visit()


@pytest.fixture
def page(visit: Visit) -> Page:
    """The visitor's tab, empty."""
    return visit.page


@pytest.fixture
def cluster_app() -> Starlette:
    """The cluster's application, with an empty ledger, open to any origin."""
    return create_cluster(ClusterSettings())


@pytest.fixture
def cluster(cluster_app: Starlette, origins: Origins) -> WatchedCluster:
    """The cluster."""
    return WatchedCluster.of(cluster_app, origins.serve(cluster_app))


@pytest.fixture
def cluster_with(origins: Origins) -> Callable[..., WatchedCluster]:
    """Starts a cluster with other settings: `cluster_with(origin_hosts=("https://a.example",))`."""

    def start(**settings: Any) -> WatchedCluster:
        app = create_cluster(ClusterSettings(**settings))
        return WatchedCluster.of(app, origins.serve(app))

    return start


@pytest.fixture
def page_server() -> Iterator[PageServer]:
    """The web server of the shop."""
    with closing(PageServer()) as server:
        yield server


@pytest.fixture
def shop(page_server: PageServer, origins: Origins) -> Shop:
    """The shop, with no page yet."""
    return Shop(page_server, origins.serve(page_server.app))


@pytest.fixture
def proxy(cluster_app: Starlette, page_server: PageServer, origins: Origins) -> Proxy:
    """The way to http://shop.test and http://cluster.test, which are no secure contexts."""
    hosts = {INSECURE_HOST: page_server.app, CLUSTER_HOST: cluster_app}
    return Proxy(origins.serve(ForwardProxy(hosts)))


@pytest.fixture
def page_with(
    shop: Shop,
    cluster: WatchedCluster,
    visit: Visit,
    open_visit: Callable[..., Visit],
    bundle: Bundle,
    request: pytest.FixtureRequest,
) -> PageWith:
    """Opens a page with the tag: see `PageWith`. The same visitor each time."""

    @cache
    def insecure_visit() -> Visit:
        return open_visit(request.getfixturevalue("proxy"))

    return PageWith(shop, cluster, bundle, visit, insecure_visit)


@pytest.fixture
def caller(page_with: PageWith, shop: Shop, bundle: Bundle) -> Caller:
    """See there."""
    return Caller(page_with, shop, bundle)


@pytest.fixture
def demo(cluster_with: Callable[..., WatchedCluster]) -> Iterator[Demo]:
    """A cluster and the demo shop on two origins."""
    cluster = cluster_with()
    with Serving(create_shop(ShopSettings(cluster.url))) as serving:
        yield Demo(serving.url, cluster)


@pytest.fixture
def shopper(demo: Demo, open_visit: Callable[..., Visit]) -> Page:
    """A tab that is left before the demo shop ends, which it may still be asking for pictures."""
    return open_visit().page
