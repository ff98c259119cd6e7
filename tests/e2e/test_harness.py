"""The harness itself, in each engine: what its visits and tabs are, say and leave behind."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse

from tests.e2e.harness import evidence
from tests.e2e.harness.heard import LISTENING
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.origins import ROUND, Origins
from tests.e2e.harness.page_server import PageServer, Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.pool import MARGIN, Pool
from tests.e2e.harness.sending import SENDING
from tests.e2e.harness.visit import Browser, Said, Visit
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="these pages have no tag, so no bundle"
)

LEAVE_ALL_BEHIND = """() => {
  for (const storage of [localStorage, sessionStorage]) storage.setItem("key", "value");
  for (const path of ["/", "/deep/"]) document.cookie = `${path}=here; path=${path}; max-age=900`;
  window.name = "name";
  console.log("line");
  Promise.reject(new Error("error"));
}"""
LEFT_BEHIND = """() => [
  localStorage.length, sessionStorage.length, document.cookie, window.name, document.referrer
]"""


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.without("wpe", reason="cog has no tabs")
def test_console_and_page_errors_are_heard_from_every_tab(page_with: PageWith, shop: Shop) -> None:
    """Lines, uncaught errors and unhandled rejections; also on another site, and in a new tab."""
    talking = (
        "<script>console.log('one', 2); console.warn('careful'); console.error('bad');"
        "Promise.reject(new Error('rejected')); throw new Error('thrown')</script>"
    )
    first = page_with(talking, where="absent", host="shop.localhost")
    assert first.said("one 2").kind == "log"
    assert first.said("careful").kind == "warning"
    assert first.said("bad").kind == "error"
    assert sorted("rejected" in error for error in first.errors) == [False, True]
    shop.add("/other", "<script>console.log('elsewhere')</script>")
    first.page.goto(shop.at("other.localhost") + "/other")
    first.said("elsewhere")
    second = first.page.context.new_page()
    page_with("<script>console.log('second tab')</script>", where="absent", on=second)
    first.said("second tab")


def test_visitors_share_nothing(open_visit: Callable[..., Visit], shop: Shop) -> None:
    """Each visit begins with empty storage."""
    url = shop.add("/", "<title>Shop</title>")
    one, other = open_visit(), open_visit()
    for each in (one, other):
        each.page.goto(url)
    one.page.evaluate("localStorage.setItem('key', 'one')")
    assert other.page.evaluate("localStorage.getItem('key')") is None


Asked = Callable[[Callable[[Visit], object]], bool]


@pytest.fixture
def own_pool(browser: Browser, origins: Origins) -> Iterator[Pool]:
    """A pool that no other test has visits of."""
    with closing(Pool(browser, origins)) as pool:
        yield pool


def test_nothing_is_left_for_the_next_visitor(own_pool: Pool, origins: Origins) -> None:
    """Of a visit that is handed on: at the shop's next origin it was never in any shop."""
    pages = PageServer()
    pages.add("/", "<title>Shop</title>")
    pages.add("/deep/", "<title>Deep</title>")
    stay = own_pool.take()
    with stay.stack:
        page = stay.visit.page
        page.goto(origins.serve(pages.app) + "/deep/")
        page.evaluate(LEAVE_ALL_BEHIND)
        own_pool.give_back(stay)
        assert own_pool.take() is stay
        assert str(stay.visit.said) == str(Said())
        url = origins.serve(pages.app)
        for path in ("/", "/deep/"):
            page.goto(url + path)
            assert page.evaluate(LEFT_BEHIND) == [0, 0, "", "", ""]


@pytest.fixture
def is_handed_on(own_pool: Pool, shop: Shop) -> Asked:
    """Says whether the next visitor comes into the visit that this was done with."""
    shop.add("/", "<title>Shop</title>")

    def ask(change: Callable[[Visit], object]) -> bool:
        stay = own_pool.take()
        with stay.stack:
            stay.visit.page.goto(shop.url)
            change(stay.visit)
            own_pool.give_back(stay)
            other = own_pool.take()
            with other.stack:
                return other is stay

    return ask


def test_a_changed_browser_is_not_handed_on(is_handed_on: Asked) -> None:
    """As a test says that sets the clock or the window's size."""

    def change(visit: Visit) -> None:
        visit.is_changed = True

    assert not is_handed_on(change)


def test_a_visit_ends_before_it_comes_to_the_same_origins_again(
    is_handed_on: Asked, origins: Origins
) -> None:
    """And not much sooner."""

    def grow_old(most: int) -> None:
        for _ in range(most):
            origins.serve(PlainTextResponse("some shop"))

    assert is_handed_on(lambda _: grow_old(ROUND - 2 * MARGIN))
    assert not is_handed_on(lambda _: grow_old(ROUND))


@pytest.mark.without("wpe", reason="cog has no tabs")
def test_a_visit_of_two_tabs_is_not_handed_on(is_handed_on: Asked) -> None:
    """The next visitor would begin with both."""
    assert not is_handed_on(lambda visit: visit.context.new_page())


@pytest.mark.without("chromium", "firefox", reason="they lose the cookies of all hosts")
def test_a_visit_that_was_elsewhere_is_not_handed_on(is_handed_on: Asked, shop: Shop) -> None:
    """WebKit's driver takes cookies away from the host alone where it is."""
    assert not is_handed_on(lambda visit: visit.page.goto(shop.at("shop.localhost")))


@pytest.mark.without("wpe", reason="cog has no tabs")
def test_two_tabs_share_storage(page_with: PageWith) -> None:
    """And the one hears of the other's change, once it has looked at its storage (WebKit)."""
    listening = """<script>
      localStorage.getItem('key');
      addEventListener('storage', event => { window.news = event.key });
    </script>"""
    first = page_with(listening, where="absent").page
    second = first.context.new_page()
    page_with("", where="absent", on=second, path="/second")
    second.evaluate("localStorage.setItem('key', 'value')")
    wait_until(first, "window.news === 'key'")
    assert first.evaluate("localStorage.getItem('key')") == "value"
    assert len(first.context.pages) == 2


@pytest.mark.keeps_pages
def test_a_page_gone_back_to_was_kept_alive(page_with: PageWith, shop: Shop) -> None:
    """By the back/forward cache, with its state, and it still hears clicks and speaks."""
    url = shop.add("/next", "<title>Next</title>")
    body = LISTENING + "<button id=button onclick=\"document.title = 'clicked'\">Button</button>"
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(body, where="absent")

    def mark() -> None:
        page.evaluate("() => { window.mark = 'mine' }")

    mark()
    page.goto(url)
    go_back(page)
    expect_kept(page, again=mark)
    assert page.evaluate("window.mark") == "mine"
    page.click("#button")
    wait_until(page, "document.title === 'clicked'")


@pytest.mark.without("webkit", "wpe", reason="it keeps such a page too")
@pytest.mark.keeps_pages
def test_a_page_that_keeps_itself_out_is_not_taken_for_kept(
    page_with: PageWith, shop: Shop, engine: str
) -> None:
    """It fails with the reason, if the browser tells it, as soon as it does."""
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with("<script>addEventListener('unload', () => {})</script>", where="absent")
    page.goto(url)
    go_back(page)
    again: list[str] = []
    why = "UnloadHandlerExists" if engine == "chromium" else "does not say why"
    with pytest.raises(AssertionError, match=f"loaded anew: .*{why}"):
        expect_kept(page, again=lambda: again.append("left"))
    assert len(again) <= 1


def test_only_a_plain_name_is_no_secure_context(page_with: PageWith, case: Case) -> None:
    """So `crypto.randomUUID` is missing there; the cluster is reached all the same."""
    for host in ("127.0.0.1", "shop.localhost", "shop.test"):
        with case(host):
            page = page_with("", where="absent", host=host).page
            secure = host != "shop.test"
            uuid = "function" if secure else "undefined"
            assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [secure, uuid]


def test_a_fresh_visitor_was_never_here_before(page_with: PageWith, case: Case) -> None:
    """Nothing is stored, by any name of the shop and for its subdomains; from then on it stays."""
    for host in ("127.0.0.1", "shop.localhost"):
        with case(host):
            page = page_with("", where="absent", host=host).page
            page.evaluate(
                """() => { localStorage.key = sessionStorage.key = "value";
                  document.cookie = "own=here";
                  document.cookie = `shared=here; domain=${location.hostname}`; }"""
            )
            kept = "<script>window.found = document.cookie; document.cookie = 'own=new'</script>"
            page = page_with("", where="absent", host=host, head=kept, fresh=True).page
            assert page.evaluate("found") == ""
            assert page.evaluate(LEFT_BEHIND)[:3] == [0, 0, "own=new"]


@pytest.mark.without("wpe", reason="cog has one size")
def test_a_window_of_a_given_size_is_pictured(page_with: PageWith) -> None:
    """For layouts, and for the evidence of failures."""
    opened = page_with("<h1>Here</h1>", where="absent")
    opened.visit.is_changed = True
    page = opened.page
    page.set_viewport_size({"width": 500, "height": 400})
    assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]
    assert page.screenshot().startswith(b"\x89PNG")


@pytest.mark.allows_console
def test_a_failure_leaves_pictures_pages_console_and_ledger(
    page_with: PageWith, cluster: WatchedCluster, tmp_path: Path
) -> None:
    """One folder, which an earlier run leaves nothing in."""
    cluster.tickets.issue("T1")
    opened = page_with(SENDING + "<script>console.log('here')</script>", where="absent")
    opened.page.evaluate(f"send('{cluster.url}', 'T1')")
    cluster.expect("click", "T1")
    opened.said("here")
    place = evidence.folder(tmp_path, "tests/e2e/test_x.py::test_y[one-two]")
    evidence.keep(place, [opened.visit], cluster.ledger.arrivals())
    assert place == tmp_path / "test-results" / "test_x.py_test_y_one-two"
    assert json.loads((place / "ledger.json").read_text())[0]["ticket"] == "T1"
    assert json.loads((place / "visit-1.json").read_text())["console"][0]["text"] == "here"
    assert "const send" in (place / "visit-1-tab-1.html").read_text()
    assert "cookies" in json.loads((place / "visit-1-tab-1.json").read_text())
    assert (place / "visit-1-tab-1.png").read_bytes().startswith(b"\x89PNG")
    assert evidence.folder(tmp_path, "tests/e2e/test_x.py::test_y[one-two]") == place
    assert not place.exists()
