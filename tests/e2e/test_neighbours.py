"""The tag leaves no traces in the page, and other Python runtimes work beside it."""

import pytest

from tests.e2e.harness.bundles import BUNDLES, Bundle
from tests.e2e.harness.cards import OTHER, OTHER_CLICK, T
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import script_html
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

CARD = '<button id=it data-elevate-ticket="T">Vase</button><output id=out></output>'

# Every name and every function of what scripts share: the global object and all that hangs on it
# by a name of its own, with the prototypes. Told as texts, so that a difference can be read.
TRACES = """<script>
  const lookAround = (() => {
    const own = Reflect.ownKeys, of = Reflect.getOwnPropertyDescriptor;
    const numbers = new Map();
    let last = 0;
    const identity = it => {
      if (it === null || typeof it !== 'object' && typeof it !== 'function') return typeof it;
      if (!numbers.has(it)) numbers.set(it, ++last);
      return typeof it + ' ' + numbers.get(it);
    };
    const known = ['document', 'documentElement', 'head', 'body', 'JSON', 'Math', 'Reflect', 'Intl',
      'console', 'navigator', 'location', 'history', 'performance', 'crypto', 'WebAssembly'];
    return () => {
      const found = new Set();
      const look = (name, it) => {
        for (const key of own(it)) {
          const {value, get, set} = of(it, key);
          const functions = [value, get, set].map(each =>
            typeof each === 'function' ? identity(each) : '');
          found.add([name, String(key), ...functions].join(' '));
        }
      };
      look('window', window);
      look('document', document);
      look('documentElement', document.documentElement);
      for (const name of own(window)) {
        const {value} = of(window, name);
        if (typeof value === 'function') {
          look(name, value);
          if (value.prototype) look(name + '.prototype', value.prototype);
        } else if (known.includes(name) && value) look(name, value);
      }
      return found;
    };
  })();
  lookAround();
  window.before = [];
  window.before = lookAround();
</script>"""
DIFFERENCE = """() => {
  const after = lookAround();
  return [...after].filter(each => !before.has(each))
    .concat([...before].filter(each => !after.has(each)).map(each => 'no more: ' + each));
}"""

OF_THE_DRIVERS = ("Symbol(automationSessionProxy)", "__pw_bidiInsertText")
"""What WebKit's and Firefox's drivers leave."""

PYSCRIPT = "/modules/@pyscript/core/dist/"
MICROPYTHON = "/modules/@micropython/micropython-webassembly-pyscript/"
OTHERS = {
    "PyScript": f"""
        <script type="module" src="{PYSCRIPT}core.js"></script>
        <script type="mpy" config='{{"interpreter": "{MICROPYTHON}micropython.mjs"}}'>
from pyscript import document, when

@when("click", "#it")
def pressed(event):
    document.querySelector("#out").textContent = "pressed"

document.querySelector("#out").textContent = "ready"
        </script>""",
    "Brython": """
        <script src="/brython/brython.js"></script>
        <script type="text/python">
from browser import document

def pressed(event):
    document["out"].text = "pressed"

document["it"].bind("click", pressed)
document["out"].text = "ready"
        </script>""",
}
SAYS = "text => document.querySelector('#out').textContent === text"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other"):
        cluster.tickets.issue(ticket)


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_no_traces_are_left_in_the_page(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Nothing that scripts share is there more or less or other than before, but `elevateTag`.

    limitation: Pyodide leaves a number of its own as `sig`.
    """
    page = page_with(CARD, head=TRACES).page
    page.click("#it")
    cluster.expect(*T)
    names = {
        each.split(" ")[1]
        for each in page.evaluate(DIFFERENCE)
        if not any(name in each for name in OF_THE_DRIVERS)
    }
    assert names == ({"elevateTag", "sig"} if bundle.name == "pyodide" else {"elevateTag"})


def add_to(page: Page, html: str) -> None:
    """Puts HTML at the page's end, with scripts that run."""
    page.evaluate(
        "html => { document.body.append(document.createRange().createContextualFragment(html)) }",
        html,
    )


@pytest.mark.allows_console  # PyScript says that it is ready
@pytest.mark.critical
def test_a_shop_s_own_python_that_comes_later_runs_beside_the_tag(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The tag is at work already; then both are."""
    for other, html in OTHERS.items():
        cluster.ledger.clear()
        with case(other):
            page = page_with(CARD + OTHER, fresh=True).page
            page.click("#other")
            cluster.expect(*OTHER_CLICK)
            add_to(page, html)
            if other == "Brython":
                wait_until(page, "!!window.brython")
                page.evaluate("() => { brython() }")
            wait_until(page, SAYS, arg="ready")
            page.click("#it")
            wait_until(page, SAYS, arg="pressed")
            page.click("#other")
            cluster.expect_only(OTHER_CLICK, T, OTHER_CLICK)


@pytest.mark.allows_console  # PyScript says that it is ready
@pytest.mark.critical
@pytest.mark.parametrize("other", OTHERS)
def test_a_shop_s_own_python_that_came_first_goes_on_beside_the_tag(
    other: str, page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """The tag's runtime is held back until the shop's is at work; then both are.

    A visit for each: the browser's cache, once it has the runtime, would hold nothing back.
    """
    gate = shop.faults.hold(bundle.runtime if bundle.embedded else "/not held")
    page = page_with(CARD + OTHER + OTHERS[other]).page
    wait_until(page, SAYS, arg="ready")
    gate.open()
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    page.click("#it")
    wait_until(page, SAYS, arg="pressed")
    cluster.expect_only(OTHER_CLICK, T)


def test_of_two_bundles_the_first_is_the_tag(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Each act is sent once, for the first one's market."""
    other = BUNDLES["compiled" if bundle.embedded else "pyscript"]
    attributes = {"cluster_id": cluster.url, "market": "SE"}
    second = script_html(other.at(), attributes, async_=False, nonce="")
    page = page_with(CARD + OTHER + second, async_=False).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    assert {cluster.expect(*each).market for each in (T, OTHER_CLICK)} == {"UK"}
