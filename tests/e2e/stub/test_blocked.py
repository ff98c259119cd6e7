"""A policy or blocked storage that hinders the inline script."""

import pytest

from elevate_tag.snippet import early_policy
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import ADD, ADDED, BLOCKED, WITH_THE_COMPILED_TAG, Waiting

pytestmark = WITH_THE_COMPILED_TAG

ONLY = "default-src 'none'; img-src 'self'; script-src {allowed}; connect-src {cluster}"


REPORT = (
    "<script{nonce}>window.violations = []; addEventListener('securitypolicyviolation',"
    " event => violations.push(event.violatedDirective))</script>"
)


def test_a_nonce_lets_it_run(waiting: Waiting, cluster: WatchedCluster) -> None:
    """Under a policy that asks for one."""
    csp = ONLY.format(allowed="'nonce-abc' 'strict-dynamic'", cluster=cluster.url)
    head = REPORT.format(nonce=' nonce="abc"')
    page = waiting(CARD, head=head, csp=csp, nonce="abc").page
    page.click("#it")
    waiting.end()
    cluster.expect_only(T)
    assert page.evaluate("violations") == []


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.parametrize("allowed", [True, False])
def test_a_hash_lets_it_run_and_a_policy_without_costs_early_acts_alone(
    allowed: bool, page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """The shop's own files may run, and one clicks the card before the tag is asked for."""
    shop.add("/click.js", "it.click()", media_type="text/javascript")
    sources = f"'self' {early_policy() if allowed else ''}"
    csp = ONLY.format(allowed=sources, cluster=cluster.url)
    body = CARD + OTHER + '<script src="/click.js"></script>'
    opened = page_with(body, where="body-end", early=True, csp=csp)
    opened.page.click("#other")
    cluster.expect_only(*([T] if allowed else []), OTHER_CLICK)


def test_whoever_looks_at_every_global_finds_an_object(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """An error reporter, say; nothing that it asks is taken for a call of the tag."""
    page = waiting(CARD + OTHER).page
    asked = "() => [JSON.stringify({tag: elevateTag}).slice(0, 8), `${elevateTag}`]"
    assert page.evaluate(asked) == ['{"tag":{', "[object Object]"]
    assert page.evaluate("elevateTag.queue.length") == 0
    waiting.end()
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.parametrize("what", BLOCKED)
def test_without_the_tab_s_storage_a_page_s_own_acts_are_sent(
    what: str, waiting: Waiting, cluster: WatchedCluster
) -> None:
    """In order; only what leaves the page before the tag came is lost."""
    page = waiting(CARD + ADD + OTHER, head=f"<script>{BLOCKED[what]}</script>").page
    page.click("#it")
    page.click("#add")
    waiting.end()
    cluster.expect(*ADDED)
    page.click("#other")
    cluster.expect_only(T, ADDED, OTHER_CLICK)
