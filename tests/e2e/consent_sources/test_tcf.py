"""`data-consent-source="tcf"`: the purposes of IAB's framework make the level."""

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.cmp import ALL_PURPOSES, listening, say
from tests.e2e.harness.own_scripts import load
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.scripts import CMP, CMP_STUB, script_from, serve
from tests.e2e.harness.telling import TELLING, expect_told
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until

pytestmark = OF_THE_SECOND_FILE

TCF = {
    "all purposes": (True, ALL_PURPOSES, "PERSONALIZED"),
    "storage, and profiles for content made and used": (True, [1, 5, 6], "PERSONALIZED"),
    "storage only": (True, [1], "UNPERSONALIZED"),
    "storage, and profiles made but not used": (True, [1, 5], "UNPERSONALIZED"),
    "all but storage": (True, ALL_PURPOSES[1:], "ANONYMOUS"),
    "no purpose": (True, [], "ANONYMOUS"),
    "a CMP without a word on purposes": (True, None, "ANONYMOUS"),
    "outside the GDPR": (False, None, "PERSONALIZED"),
}


def test_tcf_purposes_make_the_level(page_with: PageWith, shop: Shop, case: Case) -> None:
    """Also the other way round, when the shopper chooses anew; what is the same is not repeated."""
    head = TELLING + script_from(shop, CMP_STUB) + script_from(shop, CMP)
    for name, (applies, purposes, level) in TCF.items():
        with case(name):
            page = page_with("", head=head, consent_source="tcf").page
            listening(page)
            say(page, "tcloaded", applies=applies, purposes=purposes)
            expect_told(page, level)
            say(page, "useractioncomplete", applies=applies, purposes=purposes)
            other = "ANONYMOUS" if level == "PERSONALIZED" else "PERSONALIZED"
            purposes_then = [] if other == "ANONYMOUS" else ALL_PURPOSES
            say(page, "useractioncomplete", purposes=purposes_then)
            expect_told(page, level, other)


def test_tcf_says_nothing_while_the_shopper_is_asked(page_with: PageWith, shop: Shop) -> None:
    """Nor while the CMP finds out whether the GDPR applies, nor when it failed."""
    head = TELLING + script_from(shop, CMP_STUB) + script_from(shop, CMP)
    page = page_with("", head=head, consent_source="tcf").page
    listening(page)
    say(page, "cmpuishown", purposes=[])
    say(page, "cmpuishown", applies=False)
    say(page, "tcloaded", applies=None, purposes=ALL_PURPOSES)
    page.evaluate("cmp.fail()")
    say(page, "useractioncomplete", purposes=[1])
    expect_told(page, "UNPERSONALIZED")


OUTSIDE = "{gdprApplies: false, tcfPolicyVersion: 5, cmpId: 9, cmpVersion: 1, listenerId: 1}"
BARE = "{gdprApplies: true, tcfPolicyVersion: 5, purpose: {consents: {1: true}}}"


def test_outside_the_gdpr_a_cmp_need_say_no_more(page_with: PageWith) -> None:
    """Only these fields "shall exist" then, says the CMP API; else none without a status counts."""
    cmp = f"""<script>
      window.__tcfapi = (command, version, heard) => {{
        heard({BARE}, true);
        heard({OUTSIDE}, true);
      }};
    </script>"""
    page = page_with("", head=TELLING + cmp, consent_source="tcf").page
    expect_told(page, "PERSONALIZED")


def test_a_cmp_that_refuses_is_asked_again(page_with: PageWith) -> None:
    """When the page is shown again, or says that something changed."""
    cmp = f"""<script>
      window.asked = 0;
      window.__tcfapi = (command, version, heard) => {{
        asked++ ? heard({OUTSIDE}, true) : heard(null, false);
      }};
    </script>"""
    page = page_with("", head=TELLING + cmp, consent_source="tcf").page
    wait_until(page, "asked > 0")
    page.evaluate("document.dispatchEvent(new Event('elevate:consent'))")
    expect_told(page, "PERSONALIZED")


def test_a_cmp_may_come_after_the_tag(page_with: PageWith, shop: Shop, case: Case) -> None:
    """Behind its stub, which keeps the question; or without one, then it is looked for."""
    cmp = serve(shop, CMP)
    for name, stub in (("stub", script_from(shop, CMP_STUB)), ("no stub", "")):
        with case(name):
            page = page_with("", head=TELLING + stub, consent_source="tcf").page
            if stub:
                wait_until(page, "__tcfapi().length > 0")
            else:
                wait_until(
                    page,
                    "performance.getEntriesByType('resource')"
                    ".some(each => each.name.includes('elevate-tag.more'))",
                )
            load(page, cmp)
            listening(page)
            say(page, "tcloaded", purposes=[1, 5, 6])
            expect_told(page, "PERSONALIZED")
            assert page.evaluate("cmp.listeners()") == 1
