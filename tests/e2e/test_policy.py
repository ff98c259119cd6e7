"""Strict policies: the tag runs where nothing but itself may.

A runtime that is WebAssembly asks for two things more than the compiled tag: `'wasm-unsafe-eval'`
among the scripts, and `'self'` among the connections, for its own file.
"""

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import FORGET, inline_html
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

REPORT = (
    '<script nonce="abc">window.violations = []; addEventListener("securitypolicyviolation",'
    " event => violations.push(event.violatedDirective))</script>"
)
FORGETTING = inline_html(FORGET, nonce="abc")

# The shop's icon is a picture too, and browsers fetch it unasked.
NOTHING_ELSE = "default-src 'none'; img-src 'self'; "
POLICIES = {
    "nonce": "script-src 'nonce-abc'{wasm}; connect-src {reached}",
    "nonce, strict-dynamic, Trusted Types": (
        "script-src 'nonce-abc' 'strict-dynamic'{wasm}; connect-src {reached}; base-uri 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "own files": "script-src 'self' 'nonce-abc'{wasm}; connect-src {reached}",
}


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("T")


def policy_for(bundle: Bundle, name: str, *, reach: str) -> str:
    """The least that this bundle needs; it may `reach` nothing but this and its own files."""
    wasm, own = (" 'wasm-unsafe-eval'", "'self' ") if bundle.runs_wasm else ("", "")
    return NOTHING_ELSE + POLICIES[name].format(wasm=wasm, reached=own + reach)


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_a_strict_policy_is_kept(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle, case: Case
) -> None:
    """No violation, and the click arrives: no eval, no inline code, no policy of its own."""
    for policy in POLICIES:
        cluster.ledger.clear()
        with case(policy):
            csp = policy_for(bundle, policy, reach=cluster.url)
            nonce = "" if policy == "own files" else "abc"
            page = page_with(CARD, head=FORGETTING + REPORT, csp=csp, nonce=nonce).page
            page.click("#it")
            cluster.expect("click", "T")
            assert page.evaluate("window.violations") == []


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
def test_a_policy_that_forbids_the_cluster_harms_no_page(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Debug mode says that there was no answer."""
    csp = policy_for(bundle, "nonce", reach="http://127.0.0.1:1")
    opened = page_with(CARD, head=REPORT, csp=csp, nonce="abc", debug="")
    opened.page.click("#it")
    opened.said("no answer")
    wait_until(opened.page, "window.violations.length > 0")
    # Firefox tells of the violation among the page's errors.
    assert [error for error in opened.errors if "connect-src" not in error] == []
    # One for each request: what had no answer is asked for again.
    assert set(opened.page.evaluate("window.violations")) == {"connect-src"}


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
@pytest.mark.critical
@pytest.mark.with_pyodide
@pytest.mark.without("compiled", "brython", reason="neither is WebAssembly")
def test_a_policy_without_webassembly_harms_no_page(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Nothing is thrown; debug mode says what failed; a page that allows it sends the click."""
    csp = policy_for(bundle, "nonce", reach=cluster.url).replace(" 'wasm-unsafe-eval'", "")
    opened = page_with(CARD, head=REPORT, csp=csp, nonce="abc", debug="")
    opened.page.click("#it")
    assert opened.said("elevate-tag: failed: ").kind == "log"
    # Firefox tells of the violation among the page's errors.
    assert [error for error in opened.errors if "script-src" not in error] == []
    assert "elevate-tag" not in str(opened.errors)
    page_with("", path="/allowed")
    cluster.expect_only(("click", "T"))


@pytest.mark.allows_console
@pytest.mark.without("compiled", "pyscript", reason="their hooks need nothing more")
def test_brython_s_hooks_need_a_policy_with_eval(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """Without, one error tells of it, and the tag sends all the same."""
    csp = policy_for(bundle, "nonce", reach=cluster.url)
    hook = '<script type="text/elevate-python" nonce="abc">from elevate_tag import tag</script>'
    opened = page_with(CARD + hook, head=REPORT, csp=csp, nonce="abc")
    opened.page.click("#it")
    cluster.expect_only(("click", "T"))
    told = [line for line in opened.console if line.text.startswith("elevate-tag: ")]
    assert [line.kind for line in told] == ["error"]
    assert opened.errors == []
    allowed = csp.replace("script-src", "script-src 'unsafe-eval'")
    counted = len(opened.console)
    cluster.ledger.clear()
    page_with(CARD + hook, head=REPORT, csp=allowed, nonce="abc", path="/allowed").page.click("#it")
    cluster.expect_only(("click", "T"))
    assert len(opened.console) == counted
