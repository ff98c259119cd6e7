"""Strict policies: the tag runs where nothing but itself may."""

import pytest

from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
REPORT = (
    '<script nonce="abc">window.violations = []; addEventListener("securitypolicyviolation",'
    " event => violations.push(event.violatedDirective))</script>"
)

# The shop's icon is a picture too, and browsers fetch it unasked.
NOTHING_ELSE = "default-src 'none'; img-src 'self'; "
POLICIES = {
    "nonce": "script-src 'nonce-abc'; connect-src {cluster}",
    "nonce, strict-dynamic, Trusted Types": (
        "script-src 'nonce-abc' 'strict-dynamic'; connect-src {cluster}; base-uri 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "own files": "script-src 'self' 'nonce-abc'; connect-src {cluster}",
}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_strict_policy_is_kept(policy: str, page_with: PageWith, cluster: WatchedCluster) -> None:
    """No violation, and the click arrives: no eval, no inline code, no policy of its own."""
    cluster.tickets.issue("T")
    csp = NOTHING_ELSE + POLICIES[policy].format(cluster=cluster.url)
    nonce = "" if policy == "own files" else "abc"
    page = page_with(CARD, head=REPORT, csp=csp, nonce=nonce).page
    page.click("#it")
    cluster.expect("click", "T")
    assert page.evaluate("window.violations") == []


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
def test_a_policy_that_forbids_the_cluster_harms_no_page(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Debug mode says that there was no answer."""
    csp = NOTHING_ELSE + "script-src 'nonce-abc'"
    opened = page_with(CARD, head=REPORT, csp=csp, nonce="abc", debug="")
    opened.page.click("#it")
    opened.said("no answer")
    wait_until(opened.page, "window.violations.length > 0")
    # Firefox tells of the violation among the page's errors.
    assert [error for error in opened.errors if "connect-src" not in error] == []
    assert opened.page.evaluate("window.violations") == ["connect-src"]
