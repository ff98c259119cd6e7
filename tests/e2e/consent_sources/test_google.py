"""`data-consent-source="google"`: the consent mode of the page's data layer makes the level."""

from typing import Any

import pytest

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.calls import called
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.outbox import WAITS, click_in_vain
from tests.e2e.harness.own_scripts import load, run
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.scripts import LAYER, TAG_MANAGER, script_from, serve
from tests.e2e.harness.telling import TELLING, expect_told
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING, WATCH

pytestmark = OF_THE_SECOND_FILE

GRANTED, DENIED = "granted", "denied"


def command(word: str, **signals: Any) -> str:
    """JavaScript that gives a consent command by Google's own function."""
    return f"gtag('consent', '{word}', {signals!r});"


GOOGLE: dict[str, tuple[list[tuple[str, dict[str, Any]]], str]] = {
    "both granted": (
        [("default", {"analytics_storage": GRANTED, "personalization_storage": GRANTED})],
        "PERSONALIZED",
    ),
    "analytics only": ([("default", {"analytics_storage": GRANTED})], "UNPERSONALIZED"),
    "analytics granted, personalization denied": (
        [("default", {"analytics_storage": GRANTED, "personalization_storage": DENIED})],
        "UNPERSONALIZED",
    ),
    "personalization only": (
        [("default", {"analytics_storage": DENIED, "personalization_storage": GRANTED})],
        "ANONYMOUS",
    ),
    "an update after a default": (
        [
            ("default", {"analytics_storage": DENIED, "personalization_storage": DENIED}),
            ("update", {"analytics_storage": GRANTED, "personalization_storage": GRANTED}),
        ],
        "PERSONALIZED",
    ),
    "a default after an update": (
        [("update", {"analytics_storage": GRANTED}), ("default", {"analytics_storage": DENIED})],
        "UNPERSONALIZED",
    ),
    "granted, but denied in some regions": (
        [
            ("default", {"analytics_storage": GRANTED, "personalization_storage": GRANTED}),
            ("default", {"analytics_storage": DENIED, "region": ["SE", "NO"]}),
        ],
        "ANONYMOUS",
    ),
    "denied, but granted in some regions": (
        [
            ("default", {"analytics_storage": DENIED}),
            ("default", {"analytics_storage": GRANTED, "region": ["US"]}),
        ],
        "ANONYMOUS",
    ),
    "a wait that an update ends": (
        [
            ("default", {"analytics_storage": DENIED, "wait_for_update": 600000}),
            ("update", {"analytics_storage": GRANTED, "personalization_storage": GRANTED}),
        ],
        "PERSONALIZED",
    ),
    "a wait that ends": (
        [("default", {"analytics_storage": DENIED, "wait_for_update": 50})],
        "ANONYMOUS",
    ),
}


def test_googles_consent_mode_makes_the_level(page_with: PageWith, case: Case) -> None:
    """As commands that are there before the tag, and as ones that come after it."""
    first = command("default", ad_storage=GRANTED)
    for name, (commands, level) in GOOGLE.items():
        script = "".join(command(word, **signals) for word, signals in commands)
        with case(f"{name}, before the tag"):
            head = f"{TELLING}{LAYER}<script>{first}{script}</script>"
            page = page_with("", head=head, consent_source="google", fresh=True).page
            expect_told(page, level)
        with case(f"{name}, after it"):
            head = TELLING + LAYER
            page = page_with("", head=head, consent_source="google", fresh=True).page
            wait_until(page, "Object.hasOwn(dataLayer, 'push')")
            run(page, first + script)
            until(lambda page=page: page.evaluate("told.length"), "a level")  # type: ignore[misc]
            assert page.evaluate("told").pop() == level


NO_WORD = """
  gtag("event", "consent"); gtag("consent"); gtag("consent", "default");
  gtag("consent", "maybe", {analytics_storage: "granted"});
  gtag("consent", "update", {analytics_storage: "perhaps"});
  dataLayer.push(null, undefined, "consent", 7, {event: "consent"}, () => {}, []);
  gtag("consent", "default", {analytics_storage: "denied", wait_for_update: 600000});
"""


def test_what_is_no_word_of_consent_is_not_taken_for_one(page_with: PageWith) -> None:
    """Nor does it end the hearing; an array does as well as Google's arguments."""
    head = f"{TELLING}{LAYER}<script>{NO_WORD}</script>"
    page = page_with("", head=head, consent_source="google").page
    wait_until(page, "Object.hasOwn(dataLayer, 'push')")
    run(page, NO_WORD)
    page.evaluate("dataLayer.push(['consent', 'update', {analytics_storage: 'granted'}])")
    expect_told(page, "UNPERSONALIZED")


PUSHING = """() => {
  const entry = {event: "a"};
  const length = dataLayer.push(entry, ["b"], 3);
  return [length === dataLayer.length, dataLayer.includes(entry), dataLayer.at(-1)];
}"""


def test_the_data_layer_stays_what_it_is(page_with: PageWith, shop: Shop, case: Case) -> None:
    """A tag manager before the tag or after it: all is pushed as it was, and consent is heard."""
    manager = script_from(shop, TAG_MANAGER)
    update = command("update", analytics_storage=GRANTED)
    later = command("update", analytics_storage=DENIED)
    for name, head in (("before", LAYER + manager), ("after", LAYER), ("without a layer", "")):
        with case(name):
            page = page_with("", head=TELLING + head, consent_source="google").page
            if name != "without a layer":
                wait_until(
                    page, "/native/.test(dataLayer.push) && Object.hasOwn(dataLayer, 'push')"
                )
            if name != "before":
                load(page, serve(shop, TAG_MANAGER))
                wait_until(page, "!!window.managed")
            page.evaluate("() => { window.gtag ||= function () { dataLayer.push(arguments) } }")
            run(page, update)
            expect_told(page, "UNPERSONALIZED")
            assert page.evaluate(PUSHING) == [True, True, 3]
            run(page, later)
            expect_told(page, "UNPERSONALIZED", "ANONYMOUS")
            assert page.evaluate("managed.filter(each => each[0] === 'consent').length") == 2


def test_a_data_layer_that_was_replaced_is_found_again(page_with: PageWith) -> None:
    """When the page says so, or within seconds; nothing that was said before counts twice."""
    page = page_with("", head=TELLING + LAYER, consent_source="google").page
    wait_until(page, "Object.hasOwn(dataLayer, 'push')")
    run(page, command("update", analytics_storage=GRANTED))
    expect_told(page, "UNPERSONALIZED")
    page.evaluate("window.dataLayer = []")
    run(page, command("update", analytics_storage=DENIED))
    page.evaluate("document.dispatchEvent(new Event('elevate:consent'))")
    expect_told(page, "UNPERSONALIZED", "ANONYMOUS")
    page.evaluate("() => { dataLayer.push = Array.prototype.push }")
    run(page, command("update", analytics_storage=GRANTED, personalization_storage=GRANTED))
    page.evaluate("document.dispatchEvent(new Event('elevate:consent'))")
    expect_told(page, "UNPERSONALIZED", "ANONYMOUS", "PERSONALIZED")


BY_DEFAULT: dict[str, dict[str, Any]] = {
    "all denied": {"analytics_storage": DENIED, "personalization_storage": DENIED},
    "no profile": {"analytics_storage": GRANTED, "personalization_storage": DENIED},
}
YES = command("update", analytics_storage=GRANTED, personalization_storage=GRANTED)
NO = command("update", analytics_storage=DENIED)
KEYS = "localStorage.getItem('voyado.session')"


@pytest.mark.allows_refused_requests
def test_a_default_takes_nothing_away_from_a_shopper_who_consented(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """It stands on each page ahead of his yes: until that, nothing is sent of him, nor written."""
    for ticket in ("T", "other"):
        cluster.tickets.issue(ticket)
    for name, signals in BY_DEFAULT.items():
        with case(name):
            cluster.heal()
            cluster.ledger.clear()
            default = LAYER + f"<script>{command('default', **signals)}</script>"
            head = f"{TELLING}{default}<script>{YES}</script>"
            page = page_with(CARD, head=head, consent_source="google", fresh=True).page
            expect_told(page, "PERSONALIZED")
            click_in_vain(page, cluster)
            keys = page.evaluate(KEYS)
            cluster.heal()
            head = TELLING + default + WATCH
            page = page_with(OTHER, head=head, consent_source="google", path="/next").page
            expect_told(page, "ANONYMOUS")
            page.click("#other")
            arrival = cluster.expect(*OTHER_CLICK)
            assert (arrival.customer_key, arrival.session_key) == ("", "")
            assert page.evaluate(KEYS) == keys
            assert page.evaluate(WAITS)
            assert page.evaluate("written") == []
            run(page, YES)
            expect_told(page, "ANONYMOUS", "PERSONALIZED")
            assert cluster.expect(*T).customer_key in keys
            assert page.evaluate(KEYS) == keys


PLACES: dict[str, tuple[str, str | None]] = {
    "the vendor's item": (
        "localStorage.setItem('voyado.session', '{\"customerKey\":\"c-1\"}')",
        None,
    ),
    "the older one": ("localStorage.setItem('apptus.session', '{\"customerKey\":\"c-1\"}')", None),
    "the older cookie": ("document.cookie = 'apptus.customerKey=c-1'", None),
    "the script tag": ("", "c-1"),
}


def test_a_default_takes_no_customer_key_away(page_with: PageWith, case: Case) -> None:
    """Wherever the shopper has it from."""
    default = f"{LAYER}<script>{command('default', **BY_DEFAULT['no profile'])}</script>"
    for name, (script, customer_key) in PLACES.items():
        with case(name):
            head = f"<script>{script}</script>{TELLING}{default}{WATCH}"
            page = page_with(
                "", head=head, consent_source="google", fresh=True, customer_key=customer_key
            ).page
            expect_told(page, "ANONYMOUS")
            assert page.evaluate("written") == []
            run(page, YES)
            expect_told(page, "ANONYMOUS", "PERSONALIZED")
            assert called(page, "keys()")[0]["customerKey"] == "c-1"


def test_an_update_for_each_signal_is_one_word(page_with: PageWith) -> None:
    """The first alone would take away the key of a shopper who comes back."""
    head = f"{TELLING}{LAYER}<script>{YES}</script>"
    page = page_with("", head=head, consent_source="google").page
    expect_told(page, "PERSONALIZED")
    keys = page.evaluate(KEYS)
    page = page_with("", head=TELLING + LAYER, consent_source="google", path="/next").page
    wait_until(page, "Object.hasOwn(dataLayer, 'push')")
    analytics = command("update", analytics_storage=GRANTED)
    personalization = command("update", personalization_storage=GRANTED)
    run(page, f"{analytics} Promise.resolve().then(() => {{ {personalization} }})")
    expect_told(page, "PERSONALIZED")
    assert page.evaluate(KEYS) == keys


def test_a_no_after_a_default_wipes(page_with: PageWith) -> None:
    """It is the shopper's."""
    default = f"<script>{command('default', **BY_DEFAULT['all denied'])}</script>"
    head = TELLING + LAYER
    page = page_with("", head=f"{head}<script>{YES}</script>", consent_source="google").page
    expect_told(page, "PERSONALIZED")
    page = page_with("", head=head + default, consent_source="google", path="/next").page
    expect_told(page, "ANONYMOUS")
    assert page.evaluate(KEYS)
    run(page, NO)
    wait_until(page, "localStorage.length === 0")
    assert page.evaluate(KEPT) == NOTHING


def test_a_yes_after_forgetting_counts_anew(page_with: PageWith) -> None:
    """Though it is the same; what else is pushed is none."""
    head = f"{TELLING}{LAYER}<script>{YES}</script>"
    page = page_with("", head=head, consent_source="google").page
    expect_told(page, "PERSONALIZED")
    called(page, "forget()")
    run(page, "dataLayer.push({event: 'view'})")
    assert page.evaluate("told") == ["PERSONALIZED", ""]
    assert page.evaluate(KEPT) == NOTHING
    run(page, YES)
    expect_told(page, "PERSONALIZED", "", "PERSONALIZED")
    assert called(page, "keys()")[0]["customerKey"]


ASK = """window.asked = elevateTag.query("search-page", {q: "mug"})
  .then(() => "answered", ({ name }) => name);"""


def test_a_query_right_after_the_word_has_its_answer(page_with: PageWith) -> None:
    """Both before the tag has come, and both in one script after it."""
    early = f"<script>{YES} window.elevateTag = {{queue: [(elevateTag) => {{ {ASK} }}]}};</script>"
    page = page_with("", head=LAYER + early, consent_source="google", locale="en-GB").page
    assert page.evaluate("asked") == "answered"
    given: dict[str, Any] = {"consent_source": "google", "locale": "en-GB", "path": "/next"}
    page = page_with("", head=LAYER, **given).page
    wait_until(page, "Object.hasOwn(dataLayer, 'push')")
    run(page, YES + ASK)
    assert page.evaluate("asked") == "answered"
