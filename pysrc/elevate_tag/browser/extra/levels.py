"""What a shopper consented to, as one of the vendor's levels: pure, whoever tells it.

The levels are those of ``core.consent``; not known is ``""``.
"""

from collections.abc import Callable

from elevate_tag.browser.core.consent import (
    ANONYMOUS,
    NONE,
    PERSONALIZED,
    PRESUMED,
    SYNTHETIC,
    UNPERSONALIZED,
)

LEVELS = [PERSONALIZED, UNPERSONALIZED, ANONYMOUS, SYNTHETIC, NONE]
YES = ["true", "1", "yes", "granted", "allow"]
NO = ["false", "0", "no", "denied", "deny"]

# TCF's purposes: store and/or access information on a device; create profiles to personalise
# content; use profiles to select personalised content.
STORE = 1
PROFILE_CONTENT = 5
PERSONALISE_CONTENT = 6


def level_of_word(text: str) -> str:
    """What a level's name means, or a word for yes or no; ``""`` for any other text."""
    word = text.lower()
    for level in LEVELS:
        if word == level.lower():
            return level
    for yes in YES:
        if word == yes:
            return PERSONALIZED
    for no in NO:
        if word == no:
            return ANONYMOUS
    return ""


def level_of_purposes(applies: bool, consented: Callable[[int], bool]) -> str:
    """The level by TCF: whether the GDPR ``applies``, and which purposes were consented to.

    Purpose 1 covers both keys, which lie on the shopper's device. A customer key gathers a profile
    over visits, from which content is chosen: purposes 5 and 6. A session key alone does not.
    """
    if not applies:
        return PERSONALIZED
    if not consented(STORE):
        return ANONYMOUS
    if consented(PROFILE_CONTENT) and consented(PERSONALISE_CONTENT):
        return PERSONALIZED
    return UNPERSONALIZED


def level_of_signals(analytics: str, personalization: str) -> str:
    """The level by Google's consent mode: ``granted``, ``denied``, or anything else for unsaid."""
    if analytics == "granted":
        return PERSONALIZED if personalization == "granted" else UNPERSONALIZED
    return ANONYMOUS if analytics == "denied" else ""


def level_by_default(level: str, is_known: bool) -> str:
    """What comes of a level that nobody but a default has told.

    It takes nothing away from a shopper who ``is_known``, by a customer key: he may have agreed to
    more, which is told only later.
    """
    takes = level == UNPERSONALIZED and is_known
    return PRESUMED if takes or level == ANONYMOUS else level
