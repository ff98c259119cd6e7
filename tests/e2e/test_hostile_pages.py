"""Pages that changed the browser under the tag's feet: it works, and adds no harm."""

from itertools import product

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD, OTHER
from tests.e2e.harness.hooks import Hook, hooks_html
from tests.e2e.harness.hostile import BY_THE_TAG, LIKE_AN_ELEMENT
from tests.e2e.harness.outbox import BOX
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import Where
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

# As libraries of old do, Prototype.js among them.
LIBRARY = {
    "Object.prototype with an enumerable method": "Object.prototype.extend = function () {};",
    "Array.from for lists alone": (
        "Array.from = it => Array.prototype.slice.call(it && it.toArray ? it.toArray() : it || []);"
    ),
    "Array.prototype.entries that gives a list": (
        "Array.prototype.entries = function () { return this.concat() };"
    ),
}
PATCHES = {
    **LIBRARY,
    "Array.prototype with enumerable methods": (
        "Array.prototype.each = function () {}; String.prototype.each = function () {};"
    ),
    "JSON.stringify broken": "broken(JSON, 'stringify');",
    "fetch wrapped": "const own = fetch; window.fetch = (...given) => own.apply(window, given);",
    "fetch wrapped so that its answer is lost": (
        "const own = fetch; window.fetch = (...given) => own.apply(window, given).then(() => {});"
    ),
    "fetch throws": "broken(window, 'fetch');",
    "no fetch": "window.fetch = undefined;",
    "addEventListener wrapped": (
        "const listen = EventTarget.prototype.addEventListener;"
        "EventTarget.prototype.addEventListener = function (kind, heard, options) {"
        " listen.call(this, kind, event => heard.call(this, event), options) };"
    ),
    "no randomUUID": "crypto.randomUUID = undefined;",
    "randomUUID broken": "broken(crypto, 'randomUUID');",
    "an element called elevateTag": "document.write('<form id=elevateTag></form>');",
    "functions called as an element's": LIKE_AN_ELEMENT,
}


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other"):
        cluster.tickets.issue(ticket)


def test_a_patched_page_still_sends(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Once, with the ticket as it is."""
    for patch, script in PATCHES.items():
        cluster.ledger.clear()
        with case(patch):
            head = f"{BY_THE_TAG}<script>{script}</script>"
            page = page_with(CARD + OTHER, head=head, fresh=True).page
            page.click("#it")
            page.click("#other")
            cluster.expect_only(("click", "T"), ("click", "other"))


# Nothing is left to send by: a beacon is no way for Elevate 3, which wants JSON.
NO_WAY = {
    "fetch and sendBeacon throw": (
        "storefront/v3",
        "broken(window, 'fetch'); navigator.sendBeacon = () => { throw new Error('patched') };",
    ),
    "fetch throws, no sendBeacon": (
        "storefront/v3",
        "broken(window, 'fetch'); navigator.sendBeacon = undefined;",
    ),
    "fetch throws, on Elevate 3": ("elevate-3/v2", "broken(window, 'fetch');"),
}


@pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
def test_what_a_page_can_not_send_waits_for_the_next(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """It was taken, and it is not taken to be sent."""
    for what, (version, script) in NO_WAY.items():
        cluster.ledger.clear()
        with case(what):
            head = f"{BY_THE_TAG}<script>{script}</script>"
            page = page_with("", head=head, fresh=True, api_version=version).page
            assert page.evaluate("elevateTag.click('T')") is True
            wait_until(page, f"{BOX}[0] === 'waits'")
            page = page_with(OTHER, api_version=version).page
            cluster.expect("click", "T")
            page.click("#other")
            cluster.expect_only(("click", "T"), ("click", "other"))


@pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="a Python runtime cannot live without lists"
)
def test_a_page_that_broke_lists_still_sends(page_with: PageWith, cluster: WatchedCluster) -> None:
    """All of Array.prototype but what loops need."""
    head = f"""{BY_THE_TAG}<script>
      for (const name of Object.getOwnPropertyNames(Array.prototype))
        if (!['constructor', 'length', 'values'].includes(name)) broken(Array.prototype, name);
    </script>"""
    page = page_with(CARD + OTHER, head=head).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(("click", "T"), ("click", "other"))


@pytest.mark.allows_console
def test_a_page_with_a_library_of_old_still_runs_hooks(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle, case: Case
) -> None:
    """Which need more of the runtime than the tag does."""
    hook = Hook(
        """tag.on("before-send", () => { console.log("hooked well"); });""",
        """
        def say(*given, **named):
            print(*given, **named)

        @tag.before_send
        def hook(it):
            say("hooked", "well", sep=" ")
        """,
    )
    for what, script in LIBRARY.items():
        cluster.ledger.clear()
        with case(what):
            body = hooks_html(bundle, hook) + CARD
            opened = page_with(body, head=f"<script>{script}</script>", fresh=True)
            opened.page.click("#it")
            opened.said("hooked well")
            cluster.expect_only(("click", "T"))


def test_a_page_that_gave_everything_a_to_json_still_sends(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """As libraries of old did, in sight of every loop over an object."""
    head = f"""{BY_THE_TAG}<script>
      for (const type of [Array, String, Object])
        type.prototype.toJSON = function () {{ return byTheTag() ? 'patched' : this }};
    </script>"""
    page = page_with(CARD + OTHER, head=head).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(("click", "T"), ("click", "other"))


def test_a_page_that_breaks_events_is_left_alone(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Nothing can be heard, and nothing is thrown; the next page is whole."""
    for name in ("composedPath", "timeStamp"):
        cluster.ledger.clear()
        with case(name):
            broken = f"""<script>
              Object.defineProperty(Event.prototype, '{name}', {{ get() {{
                if (byTheTag()) throw new Error('patched');
              }} }});
            </script>"""
            head = BY_THE_TAG + broken
            page_with(CARD + OTHER, head=head, fresh=True).page.click("#it")
            page_with(CARD + OTHER, path="/next").page.click("#other")
            cluster.expect_only(("click", "other"))


def test_a_broken_console_is_no_matter(page_with: PageWith, case: Case) -> None:
    """What would be said is lost, and that is all."""
    head = BY_THE_TAG + "<script>broken(console, 'log'); broken(console, 'error')</script>"
    with case("debug"):
        page_with(CARD, head=head, fresh=True, debug="").page.click("#it")
    with case("a mistake"):
        page_with(CARD, head=head, fresh=True, market=None, up=False).page.click("#it")


def test_a_page_without_a_working_listener_is_left_alone(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """There is nothing to be heard, and nothing is thrown."""
    head = BY_THE_TAG + "<script>broken(EventTarget.prototype, 'addEventListener')</script>"
    page = page_with(CARD + OTHER, head=head).page
    page.click("#it")
    page_with(CARD + OTHER, path="/next").page.click("#other")
    cluster.expect_only(("click", "other"))


def test_the_tag_may_stand_anywhere(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """In the head or at the end, async or not."""
    places: tuple[Where, ...] = ("head", "body-end")
    for where, async_ in product(places, (True, False)):
        cluster.ledger.clear()
        with case(f"{where}, {'async' if async_ else 'not async'}"):
            page_with(CARD, where=where, async_=async_, fresh=True).page.click("#it")
            cluster.expect("click", "T")


def test_a_tag_manager_may_inject_it(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """As an element made by a script."""
    injected = f"""<script>
      const tag = document.createElement('script');
      tag.dataset.clusterId = '{cluster.url}';
      tag.dataset.market = 'UK';
      tag.src = '{bundle.at()}';
      document.head.append(tag);
    </script>"""
    page = page_with(CARD + injected, where="absent").page
    wait_until(page, "window.elevateTag?.version")
    page.click("#it")
    cluster.expect("click", "T")


@pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="a loader is a file, beside those that it loads"
)
def test_its_code_may_run_without_a_script_of_its_own(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Where document.currentScript is null, its attributes are found by their name."""
    injected = f"""<script type="text/plain" data-cluster-id="{cluster.url}" data-market="UK">
    </script><script>
      fetch('/elevate/elevate-tag.js').then(answer => answer.text())
        .then(code => setTimeout(code));
    </script>"""
    page = page_with(CARD + injected, where="absent").page
    wait_until(page, "window.elevateTag?.version")
    page.click("#it")
    cluster.expect("click", "T")


@pytest.mark.allows_console
def test_of_two_copies_the_second_stays_silent(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Each click is sent once; debug mode tells of the other copy."""
    copy = (
        f'<script src="{bundle.at("elevate-tag.debug.js")}" data-cluster-id="{cluster.url}"'
        ' data-market="UK" data-debug></script>'
    )
    opened = page_with(CARD + OTHER + copy, async_=False)
    opened.said("silent: a second copy")
    opened.page.click("#it")
    opened.page.click("#other")
    cluster.expect_only(("click", "T"), ("click", "other"))


def test_the_readable_twin_does_the_same(page_with: PageWith, cluster: WatchedCluster) -> None:
    """elevate-tag.debug.js, for who wants to step through it."""
    page = page_with(CARD + OTHER, file="elevate-tag.debug.js").page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(("click", "T"), ("click", "other"))
