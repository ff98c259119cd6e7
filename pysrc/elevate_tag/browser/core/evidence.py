"""What the shop's pages have seen of the cluster: it is well, it is sick, or it is flaky.

Kept as a text, for all pages. Times are in seconds since 1970, 0 for never.
"""

from elevate_tag.browser.runtime import matches, number_of, number_text

# How far around a failure others are doubted: a page or two of a shopper's.
DOUBT_S = 60
# What a cluster may ask for. A failure further ahead is of a clock that was set back.
LONGEST_REST_S = 3600


class Evidence:
    """``text`` is what ``text_of_evidence`` made, or anything; what is yet to come is forgotten.

    ``failures`` is how many there were in a row, 0 once the cluster answered. ``flaky_at`` is when
    it last failed, got well and failed again within a minute; an outage does so once at most, when
    it ends. ``failed_at`` is when it last failed, or until when it then asked to be left alone.
    """

    def __init__(self, text: str, now: float) -> None:
        known = matches("^[0-9.]{1,20} [0-9]{1,3} [0-9.]{1,20}$", text)
        word = (text if known else "0 0 0").split(" ")
        self.failed_at = number_of(word[0])
        self.failures = number_of(word[1])
        self.flaky_at = number_of(word[2])
        if self.failed_at > now + LONGEST_REST_S:
            self.failed_at = 0
        if self.flaky_at > now:
            self.flaky_at = 0

    def fail(self, now: float, retry_after: float) -> None:
        """The cluster failed, or did not answer, and is to be left alone for so many seconds."""
        if self.failures == 0 and now - self.failed_at < DOUBT_S:
            self.flaky_at = now
        self.failed_at = now + (retry_after if retry_after < LONGEST_REST_S else LONGEST_REST_S)
        # What is counted further makes no backoff longer.
        if self.failures < 99:
            self.failures = self.failures + 1

    def recover(self) -> None:
        """The cluster answered."""
        self.failures = 0

    def is_out(self, now: float) -> bool:
        """Whether the next answer would tell how it is: it failed, and is not flaky."""
        return self.failures > 0 and self.flaky_at < now - DOUBT_S

    def may_ask(self, now: float) -> bool:
        """Whether to ask it that though nothing is due."""
        return self.is_out(now) and self.failed_at <= now


def text_of_evidence(evidence: Evidence) -> str:
    """The evidence as it is stored."""
    text = number_text(evidence.failed_at) + " " + number_text(evidence.failures)
    return text + " " + number_text(evidence.flaky_at)
