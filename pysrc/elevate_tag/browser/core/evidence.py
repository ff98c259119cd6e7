"""What the shop's pages have seen of the cluster: whether it is sick, or now one and now the other.

Kept as a text, for all pages. Times are in whole seconds since 1970, 0 for never.
"""

from elevate_tag.browser.runtime import matches, number_of, number_text

# How far around a failure others are doubted: a page or two of a shopper's.
DOUBT_S = 60


class Evidence:
    """``text`` is what ``text_of`` made, or anything.

    ``sick``: the last answer was a failure. ``flaky_at``: when it last failed, got well and failed
    again within a minute; an outage does so once at most, when it ends.
    """

    def __init__(self, text: str) -> None:
        known = matches("^[0-9]{1,12} [01] [0-9]{1,12}$", text)
        word = (text if known else "0 0 0").split(" ")
        self.failed_at = number_of(word[0])
        self.sick = word[1] == "1"
        self.flaky_at = number_of(word[2])

    def fail(self, now: float) -> None:
        """The cluster failed, or did not answer."""
        if not self.sick and now - self.failed_at < DOUBT_S:
            self.flaky_at = now
        self.failed_at = now
        self.sick = True

    def recover(self) -> None:
        """The cluster answered."""
        self.sick = False


def text_of_evidence(evidence: Evidence) -> str:
    """The evidence as it is stored."""
    return (
        number_text(evidence.failed_at)
        + (" 1 " if evidence.sick else " 0 ")
        + number_text(evidence.flaky_at)
    )
