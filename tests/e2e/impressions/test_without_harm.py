"""What looking for ads costs other pages, other browsers and strict policies: nothing."""

import pytest

from tests.e2e.harness.ads import AD, ad, body_of, expect_with_last
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.lists import MUGS, has_state
from tests.e2e.harness.own_scripts import run
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE


def test_a_browser_that_cannot_tell_what_is_in_view_tells_of_no_ad(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Silently; clicks are told of as ever."""
    late = "setTimeout(() => document.querySelector('button').click(), 2500)"
    html = f"{ad()}<button data-elevate-ticket=T>Vase</button>"
    head = "<script>delete window.IntersectionObserver</script>"
    page_with(body_of(html, late), head=head)
    cluster.expect_only(("click", "T"))


BROKEN = """<script>
  window.IntersectionObserver = () => ({});
  window.mistakes = [];
  document.addEventListener("elevate:error", ({detail}) => mistakes.push(detail.reason));
</script>"""


def test_where_nothing_can_be_watched_the_rest_of_the_second_file_works(
    page_with: PageWith,
) -> None:
    """What keeps it from watching is told once, however often the page changes."""
    page = page_with(ad() + MUGS, head=BROKEN, locale="en-GB").page
    has_state(page, "filled")
    run(page, "document.body.append(document.createElement('p'))")
    let_pass(page, 300)
    (mistake,) = page.evaluate("mistakes")
    assert "TypeError" in mistake
    assert page.evaluate("elevateTag.query('search-page', {q: 'mug'}).then(() => true)")


STRICT = (
    "default-src 'none'; img-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; connect-src {};"
    " base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def test_a_strict_policy_is_kept(page_with: PageWith, cluster: WatchedCluster) -> None:
    """By the second file as by the first; here it follows a consent source too."""
    report = (
        "<script nonce=abc>window.consent = 'yes'; window.violations = [];"
        " addEventListener('securitypolicyviolation',"
        " event => violations.push(event.violatedDirective))</script>"
    )
    page = page_with(
        "<pre data-elevate-impression=AD>Ad</pre>",
        head=report,
        csp=STRICT.format(cluster.url),
        nonce="abc",
        more="yes",
    ).page
    cluster.expect(*AD)
    assert page.evaluate("violations") == []


WATCHED = """<script>
  window.observed = 0;
  const observe = IntersectionObserver.prototype.observe;
  IntersectionObserver.prototype.observe = function (element) {
    observed++;
    return observe.call(this, element);
  };
</script>"""


def test_nothing_is_watched_in_a_page_without_ads(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The second file is there for another reason; the first ad that comes is watched, once."""
    reason = "<script>window.consent = 'yes'</script>"
    page = page_with(body_of("<div class=ad></div>"), head=WATCHED + reason, more="yes").page
    fetched = "performance.getEntriesByType('resource').some(e => e.name.includes('tag.more'))"
    wait_until(page, fetched)
    assert page.evaluate("observed") == 0
    expect_with_last(page, cluster)
    assert page.evaluate("observed") == 1


@pytest.mark.without("firefox", "webkit", "wpe", reason="it is about nothing of theirs")
def test_a_page_that_needs_no_second_file_fetches_none(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The click is late enough for the file to have been asked for."""
    late = "setTimeout(() => document.querySelector('button').click(), 2500)"
    page = page_with(body_of("<button data-elevate-ticket=T>Vase</button>", late)).page
    cluster.expect("click", "T")
    names = "performance.getEntriesByType('resource').map(each => each.name)"
    assert [name for name in page.evaluate(names) if "more" in name] == []
