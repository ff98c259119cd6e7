"""What a shopper does early, before the tag is there, and in which order that was sent."""

import re

from tests.e2e.harness.tag_page import TagPage


def sent_in_order(opened: TagPage) -> list[str]:
    """The tickets in the order in which debug mode tells of them."""
    found = (re.match(r"elevate-tag: \S+ (\S+) to ", line.text) for line in opened.console)
    return [match[1] for match in found if match]
