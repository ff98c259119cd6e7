"""Consent as the platforms of others tell it: the IAB's, and Google's (``extra.consent_mode``).

IAB's Transparency and Consent Framework 2.3 has its API for pages in "IAB Tech Lab - CMP API v2.md"
(of February 2026, with 2.3's ``disclosedVendors``) in
https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework:
``addEventListener`` is used, not ``getTCData``, which it deprecates; no TC string is read.
"""

from collections.abc import Callable

from elevate_tag.browser.core.consent import PERSONALIZED
from elevate_tag.browser.core.keys import (
    CUSTOMER_ATTRIBUTE,
    CUSTOMER_COOKIE,
    OLDER_STORAGE_KEY,
    STORAGE_KEY,
    cookie,
)
from elevate_tag.browser.extra.consent_mode import ConsentMode
from elevate_tag.browser.extra.levels import level_by_default, level_of_purposes
from elevate_tag.browser.runtime import (
    cookies,
    data_layer_ear,
    guarded,
    later,
    read_item,
    tcf_ear,
    text_field,
    trim,
    when_consent_may_change,
)
from elevate_tag.browser.runtime.consent_command import ConsentCommand

# A script that others need stands first, says TCF; what comes after the tag is looked for so often,
# and so many times.
LOOK_EVERY_S = 0.5
LOOKS = 20


def follow_tcf(tell: Callable[[str, bool], None], failed: Callable[[str], None]) -> None:
    """TCF, where its event says what holds: not while the shopper is being asked.

    Where the GDPR does not apply, it need not be an event.
    """

    def heard(status: str, applies: bool, consented: Callable[[int], bool]) -> None:
        is_chosen = status == "useractioncomplete"
        if is_chosen or status == "tcloaded" or (status == "" and not applies):
            tell(level_of_purposes(applies, consented), is_chosen)

    hear = tcf_ear(heard)
    look_often(hear, failed)


def follow_google(
    read: Callable[[str], str], tell: Callable[[str, bool], None], failed: Callable[[str], None]
) -> None:
    """Google's consent mode; a default is told when its ``wait_for_update`` is over.

    ``read`` gives an attribute of the script tag.
    """
    mode = ConsentMode()
    waiting = 0
    has_news = False
    is_new = False

    def decide() -> None:
        nonlocal has_news
        decided = mode.is_decided()
        if has_news and (decided or waiting == 0):
            has_news = False
            level = mode.level()
            told = level if decided else level_by_default(level, has_customer_key(read))
            tell(told, decided and is_new)

    def settled(is_all: bool) -> None:
        nonlocal is_new
        # What was there may be heard once more, and nobody has said it anew.
        is_new = not is_all
        # Some send an update for each signal, and the first would take away what the next grants.
        if is_all or mode.level() == PERSONALIZED:
            decide()
        elif has_news:
            later(decide, 0)

    def waited() -> None:
        nonlocal waiting
        waiting -= 1
        decide()

    def heard(command: ConsentCommand) -> None:
        nonlocal waiting, has_news
        mode.hear(command)
        has_news = True
        if command.wait_s > 0 and not mode.is_decided():
            waiting += 1
            later(waited, command.wait_s)

    look = data_layer_ear(heard, settled)

    def look_again() -> bool:
        look()
        return False

    look_often(look_again, failed)


def has_customer_key(read: Callable[[str], str]) -> bool:
    """Whether the shopper has one, wherever the tag takes it from."""
    for stored in [STORAGE_KEY, OLDER_STORAGE_KEY]:
        if text_field(read_item(stored), "customerKey") != "":
            return True
    return trim(read(CUSTOMER_ATTRIBUTE)) != "" or cookie(cookies(), CUSTOMER_COOKIE) != ""


def look_often(look: Callable[[], bool], failed: Callable[[str], None]) -> None:
    """Look now, some times later, and when the page is shown, until it says that it is enough."""
    looks = 0

    def look_on() -> None:
        nonlocal looks
        looks += 1
        if not look() and looks < LOOKS:
            later(look_on, LOOK_EVERY_S)

    def shown(_: None) -> None:
        look()

    look_on()
    when_consent_may_change(guarded(shown, failed))
