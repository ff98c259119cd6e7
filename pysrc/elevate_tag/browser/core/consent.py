"""How much a visitor agreed to: the vendor's ``userContext``, and two levels of our own.

Source: the vendor's Storefront API v3, parameter ``userContext`` of every notification.
"""

from elevate_tag.browser.runtime import matches

# Both keys, and no word of it: what a cluster takes a visitor for if nothing is said.
PERSONALIZED = "PERSONALIZED"
# The session key goes along, and no customer key.
UNPERSONALIZED = "UNPERSONALIZED"
# No key goes along, and nothing is kept.
ANONYMOUS = "ANONYMOUS"
# That, as nobody has said yet but a page's default: what is kept stays there, unread.
PRESUMED = "presumed"
# No visitor at all: tests and monitors.
SYNTHETIC = "SYNTHETIC"
# Nothing is sent and nothing kept; this one, and ``""`` for what is not known yet, are ours.
NONE = "NONE"
# All that a shop may say, as a pattern.
LEVEL = "PERSONALIZED|UNPERSONALIZED|ANONYMOUS|SYNTHETIC|NONE"


def is_level(level: str) -> bool:
    """Whether a shop may say so, or a source of consent."""
    return level == PRESUMED or matches("^(" + LEVEL + ")$", level)


def capped(level: str, opted_out: bool) -> str:
    """The level of a visitor whose browser may say that he opted out of all that follows him."""
    less = opted_out and (level == PERSONALIZED or level == UNPERSONALIZED)
    return ANONYMOUS if less or level == PRESUMED else level


def may_send(level: str) -> bool:
    """Whether anything may be sent."""
    return level != "" and level != NONE


def may_store(level: str) -> bool:
    """Whether anything may be kept on the visitor's device."""
    return may_send(level) and level != ANONYMOUS
