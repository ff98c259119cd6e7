"""Queries without an answer: the promise is broken with an Error that says why, and by whom."""

import re
from typing import Any

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.own_scripts import run
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.queries import failure, outcome
from tests.e2e.harness.tag_page import TagPage
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE

ABORTED = """
async (early) => {
  const controller = new AbortController();
  if (early) controller.abort();
  const asked = elevateTag.query("search-page", {q: "mug"}, undefined, {signal: controller.signal});
  if (!early) setTimeout(() => controller.abort(), 50);
  try { return {answer: await asked}; }
  catch ({name, status, message}) { return {name, status, message}; }
}
"""
NO_QUERY = r"there is no such query: allowed are autocomplete, search-page, .*, banners$"
MISTAKES: dict[str, tuple[Any, Any, Any, Any, str]] = {
    "unknown name": ("serch-page", None, None, None, NO_QUERY),
    "a list of names": ("search-page, banners", None, None, None, NO_QUERY),
    "no name": (None, None, None, None, "a query's name is a text, such as search-page"),
    "parameters as text": ("search-page", "q=mug", None, None, r'parameters are "q=mug": give an'),
    "facets as object": (
        "search-page",
        {"q": "", "facets": {"brand": "A"}},
        None,
        None,
        r"parameter facets is Object: allowed are .* of its own, such as \"f.brand\"",
    ),
    "a separator in a list": (
        "cart-page",
        {"cart": ["a|b"]},
        None,
        None,
        r"parameter cart has \"a\|b\" in its list",
    ),
    "the tag's own": ("search-page", {"market": "SE"}, None, None, "parameter market is the tag's"),
    "touchpoint": (
        "search-page",
        {"touchpoint": "tv"},
        None,
        None,
        'the touchpoint is "tv": allow',
    ),
    "body as text": ("search-page", {}, "{}", None, r'the body is "{}": give an object'),
    "option": ("search-page", {}, None, {"timeOut": 5}, "there is no option timeOut: allowed are"),
    "timeout": ("search-page", {}, None, {"timeout": 0}, "option timeout is 0: allowed are mill"),
    "signal": ("search-page", {}, None, {"signal": {}}, "option signal is Object: give an Abort"),
}


def test_a_mistake_breaks_the_promise_and_nothing_is_sent(
    opened: TagPage, cluster: WatchedCluster, case: Case
) -> None:
    """What, got, allowed; and an event of the document."""
    opened.page.evaluate(
        """() => {
          window.asked = 0; window.told = [];
          const real = window.fetch;
          window.fetch = (...given) => { window.asked += 1; return real(...given); };
          document.addEventListener("elevate:error", ({detail}) => window.told.push(detail.reason));
        }"""
    )
    for name, (*given, said) in MISTAKES.items():
        with case(name):
            kind, status, message = failure(opened, *given)
            assert (kind, status) == ("Error", 0)
            assert re.search(said, message), message
            assert opened.page.evaluate("told.pop()") == message
    assert opened.page.evaluate("asked") == 0


BODIES = {
    "itself in it": "const body = {a: []}; body.a.push(body)",
    "too deep": "let body = {}; for (let i = 0; i < 99999; i++) body = {body}",
}


def test_a_body_without_an_end_is_a_mistake(opened: TagPage, case: Case) -> None:
    """As any other that is no JSON."""
    run(
        opened.page,
        """
        window.told = [];
        document.addEventListener("elevate:error", ({detail}) => told.push(detail.reason));
        """,
    )
    for name, body in BODIES.items():
        with case(name):
            made = f"""async () => {{
              {body};
              return elevateTag.query("search-page", {{}}, body)
                .catch(({{name, status, message}}) => [name, status, message]);
            }}"""
            kind, status, message = opened.page.evaluate(made)
            assert (kind, status) == ("Error", 0)
            assert message.endswith(
                "the body is Object: give an object of what JSON has, that does not hold itself and"
                " has at most 50 levels"
            )
            assert opened.page.evaluate("told.pop()") == message


HALVED = """
(given) => elevateTag.query(...given("jeans \\u{1F456}".slice(0, 7)))
  .catch(({name, status, message}) => [name, status, message])
"""
HALVES = {
    "q": '(half) => ["search-page", {q: half}]',
    "cart": '(half) => ["cart-page", {cart: ["P1", half]}]',
}


def test_half_a_sign_is_a_mistake(opened: TagPage, case: Case) -> None:
    """No URL can hold it; without it, the cluster would be asked for something else."""
    for name, given in HALVES.items():
        with case(name):
            told = opened.page.evaluate(f"() => ({HALVED})({given})")
            assert told[:2] == ["Error", 0]
            assert f"parameter {name} holds half a sign (half a surrogate pair): cut" in told[2]


def test_without_a_locale_it_says_where_to_put_one(page_with: PageWith) -> None:
    """No guess: a wrong one would be a shop in another language."""
    opened = page_with("")
    kind, status, message = failure(opened, "search-page", {"q": "mug"})
    assert (kind, status) == ("Error", 0)
    assert message == (
        'query("search-page") failed: the locale is missing: give a parameter locale, or the'
        " script tag a data-locale, such as en-GB"
    )


@pytest.mark.allows_refused_requests
def test_a_refusal_says_what_the_cluster_says(opened: TagPage) -> None:
    """The status, and the message of its JSON."""
    kind, status, message = failure(opened, "search-page", {"q": "mug", "sort": "CHEAPEST"})
    assert (kind, status) == ("ResponseError", 400)
    assert message.startswith("query(\"search-page\") answered 400: parameter sort is 'CHEAPEST'")


@pytest.mark.allows_refused_requests
def test_an_answer_that_is_a_page_of_html_has_its_status(
    opened: TagPage, cluster: WatchedCluster
) -> None:
    """As from what stands before a cluster."""
    cluster.fail(Fault(status=502, of="queries"))
    kind, status, message = failure(opened, "search-page", {"q": "mug"})
    assert (kind, status) == ("ResponseError", 502)
    assert message.startswith('query("search-page") answered 502: <!doctype html>')
    assert len(message) < 200


@pytest.mark.allows_refused_requests
def test_no_answer_at_all_has_the_status_0(opened: TagPage, cluster: WatchedCluster) -> None:
    """A connection that was reset."""
    cluster.fail(Fault(reset="before", of="queries"))
    kind, status, message = failure(opened, "search-page", {"q": "mug"})
    assert (kind, status) == ("NetworkError", 0)
    assert message.startswith('query("search-page") got no answer: ')


@pytest.mark.allows_refused_requests
def test_a_late_answer_is_given_up(opened: TagPage, cluster: WatchedCluster) -> None:
    """After the time that the call allows; the next one is answered."""
    cluster.fail(Fault(hold=True, of="queries"))
    late = failure(opened, "search-page", {"q": "mug"}, options={"timeout": 50})
    assert late == ("TimeoutError", 0, 'query("search-page") got no answer within 50 ms')
    cluster.heal()
    assert outcome(opened, "search-page", {"q": "mug"}, options={"timeout": 60_000})["answer"]


@pytest.mark.allows_refused_requests
def test_a_caller_may_abort(opened: TagPage, cluster: WatchedCluster, case: Case) -> None:
    """While it is asked, and before."""
    cluster.fail(Fault(hold=True, of="queries"))
    for early in (False, True):
        with case(f"early: {early}"):
            assert opened.page.evaluate(ABORTED, early) == {
                "name": "AbortError",
                "status": 0,
                "message": 'query("search-page") was aborted',
            }


@pytest.mark.allows_refused_requests
def test_an_answer_that_is_no_json_is_an_error_with_its_status(
    page_with: PageWith, shop: Shop, case: Case
) -> None:
    """Though the status is 200: a page of a proxy's, or nothing."""
    path = "/cluster/api/storefront/v3/queries/search-page"
    opened = page_with("", locale="en-GB", cluster_id=f"{shop.url}/cluster")
    for text, said in {
        "<h1>Welcome to the hotel</h1>": " with what is no JSON: <h1>Welcome to the hotel</h1>",
        "": " with nothing",
    }.items():
        with case(text or "empty"):
            shop.add(path, text)
            assert failure(opened, "search-page", {"q": "mug"}) == (
                "ResponseError",
                200,
                f'query("search-page") answered 200{said}',
            )


def test_a_page_that_broke_fetch_hears_of_it_by_the_promise(opened: TagPage) -> None:
    """Nothing is thrown, and what it answers is waited for."""
    opened.page.evaluate("() => { window.fetch = () => { throw new TypeError('broken'); }; }")
    kind, status, message = failure(opened, "search-page", {"q": "mug"})
    assert (kind, status) == ("NetworkError", 0)
    assert "broken" in message


@pytest.mark.parametrize("thrown", ["Symbol('lost')", "Object.create(null)"])
def test_a_page_that_breaks_fetch_with_what_has_no_text_hears_of_it(
    opened: TagPage, thrown: str
) -> None:
    """As of any other reason, whether it is thrown or told by fetch's promise."""
    for broken in (f"throw {thrown}", f"return Promise.reject({thrown})"):
        run(opened.page, f"window.fetch = () => {{ {broken}; }}")
        kind, status, message = failure(opened, "search-page", {"q": "mug"})
        assert (kind, status) == ("NetworkError", 0)
        assert message == ('query("search-page") got no answer: no text')


def test_a_promise_that_nobody_looks_at_is_no_error_of_the_page(opened: TagPage) -> None:
    """No unhandled rejection, no word on the console."""
    opened.page.evaluate("() => { elevateTag.query('serch-page'); }")
    assert failure(opened, "serch-page")
    assert opened.errors == []


def test_while_nothing_may_be_sent_a_query_is_refused(page_with: PageWith) -> None:
    """It does not wait: the page would show nothing, and not know why."""
    opened = page_with("", locale="en-GB", consent="required")
    assert failure(opened, "search-page", {"q": "mug"}) == (
        "ConsentError",
        0,
        'query("search-page") failed: nothing may be sent yet: the shopper has not consented',
    )
    opened.page.evaluate("() => elevateTag.consent('ANONYMOUS')")
    assert outcome(opened, "search-page", {"q": "mug"})["answer"]
