"""`data-consent-source` with the shop's own cookie or global: its words make the level."""

import pytest

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.own_scripts import run
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.telling import TELLING, expect_told
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import until, wait_until

pytestmark = OF_THE_SECOND_FILE

WORDS = {
    "personalized": "PERSONALIZED",
    "UNPERSONALIZED": "UNPERSONALIZED",
    "SYNTHETIC": "SYNTHETIC",
    "NONE": "NONE",
    "Yes": "PERSONALIZED",
    "1": "PERSONALIZED",
    "denied": "ANONYMOUS",
    "0": "ANONYMOUS",
}
LOADED = "performance.getEntriesByType('resource').some(e => e.name.includes('tag.more'))"
CHANGED = "document.dispatchEvent(new Event('elevate:consent'))"


def test_a_cookie_of_the_shop_makes_the_level(page_with: PageWith, case: Case) -> None:
    """There before the tag, or changed later, when the page says so."""
    for word, level in WORDS.items():
        with case(word):
            cookies = f"document.cookie = 'a.consents=no'; document.cookie = 'a.consent={word}'"
            head = f"<script>{cookies}</script>{TELLING}"
            source = "cookie:a.consent"
            page = page_with("", head=head, fresh=True, consent_source=source).page
            expect_told(page, level)


def test_a_word_that_is_repeated_is_told_once(page_with: PageWith) -> None:
    """And no word at all is none."""
    page = page_with("", head=TELLING, consent_source="cookie:c").page
    wait_until(page, LOADED)
    page.evaluate(CHANGED)
    run(page, "document.cookie = 'c=no'")
    until(lambda: page.evaluate(CHANGED) and page.evaluate("told.length"), "a level")
    for word in ("no", "UNPERSONALIZED%20", "UNPERSONALIZED"):
        run(page, f"document.cookie = 'c={word}'; {CHANGED}")
    expect_told(page, "ANONYMOUS", "UNPERSONALIZED")


def test_a_global_of_the_shop_makes_the_level(page_with: PageWith, case: Case) -> None:
    """Any that a dotted path leads to: a text, a number, a truth value."""
    for value, level in (
        ("true", "PERSONALIZED"),
        ("false", "ANONYMOUS"),
        ("1", "PERSONALIZED"),
        ("0", "ANONYMOUS"),
        ("'UNPERSONALIZED'", "UNPERSONALIZED"),
    ):
        with case(value):
            head = f"{TELLING}<script>window.shop = {{consent: {{given: {value}}}}}</script>"
            page = page_with("", head=head, consent_source="global:shop.consent.given").page
            expect_told(page, level)


def test_a_global_that_changed_is_read_again_when_the_page_is_seen_again(
    page_with: PageWith,
) -> None:
    """Another tab may have been where the shopper chose. Until there is one, nothing is said."""
    page = page_with("", head=TELLING, consent_source="global:shop.consent").page
    wait_until(page, LOADED)
    page.evaluate("window.shop = {consent: false}")
    seen = "() => { document.dispatchEvent(new Event('visibilitychange')); return told.length }"
    wait_until(page, seen)
    page.evaluate("() => { shop.consent = true }")
    wait_until(page, f"({seen})() === 2")
    expect_told(page, "ANONYMOUS", "PERSONALIZED")


@pytest.mark.allows_console
def test_what_cannot_be_used_is_said_once(page_with: PageWith) -> None:
    """A value that is no word; what, and what may stand there."""
    value = "<script>window.shop = {consent: '{\"a\":1}' + ' '.repeat(99)}</script>"
    source = "global:shop.consent"
    opened = page_with("", head=TELLING + value, consent_source=source, debug="")
    message = (
        'data-consent-source="global:shop.consent" holds "{"a":1}": '
        "give it a level such as PERSONALIZED, or yes or no"
    )
    opened.said(message)
    opened.page.evaluate(CHANGED)
    run(opened.page, f"shop.consent = 'no'; {CHANGED}")
    expect_told(opened.page, "ANONYMOUS")
    opened.said("consent: ANONYMOUS")
    assert len([line for line in opened.console if message in line.text]) == 1
