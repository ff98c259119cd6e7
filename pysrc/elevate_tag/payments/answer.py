"""What the cluster's answers mean. Pure.

    2xx         every line was taken; 204 is the documented one. But a web page is no cluster's
    400         some lines were taken, or none, or the market is wrong: which, its text may tell
    408 429 5xx nobody knows; to be sent again
    else        refused, and so would be the next

Source: Admin API v4, notifications/payment: "Order lines with correct variant keys are accepted
even if one or more order lines had incorrect variant keys". How the answer names them is not
documented. Here a line is refused if its variant key stands in the text, by itself in JSON or else
as a word; where no key does, or all do, no line was taken. The market is wrong if the text has that
word and the market, and not a word of anything that is this payment's own: then the answer would be
the same to every payment.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from elevate_tag.payments.errors import PaymentRefused, PaymentUnanswered
from elevate_tag.payments.line import PaymentLine

NO_CONTENT = 204
SOME_OR_NONE = 400

TOLD = 500
"""Characters of an answer's text that are kept."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a database may refuse to keep, and a terminal would obey."""

OF_ONE_PAYMENT = re.compile(
    "variant|product|line|quantity|price|cost|customer|session|key", re.IGNORECASE
)
"""A text with one of these may be about this payment, even if it names the market too."""


@dataclass(frozen=True)
class Accepted:
    """The cluster has every line."""


@dataclass(frozen=True)
class PartlyAccepted:
    """The cluster has the lines but those at the positions `refused`, counted from 0.

    Their variant keys are not in its data feed; `reason` is what it said.
    """

    refused: tuple[int, ...]
    reason: str


Answer = Accepted | PartlyAccepted


def is_later(status: int) -> bool:
    """Whether it says to send the payment again."""
    return status in (408, 429) or status >= 500


def needs_text(status: int) -> bool:
    """Whether the text has to tell what became of the payment; else the status does."""
    return status == SOME_OR_NONE


def is_page(content_type: str) -> bool:
    """Whether it is for people: what answers so is a shop's site, say, and no cluster."""
    return content_type.partition(";")[0].strip().lower() == "text/html"


def read_answer(
    status: int,
    text: str,
    retry_after: float | None,
    lines: Sequence[PaymentLine],
    market: str = "",
    *,
    content_type: str = "",
) -> Answer:
    """The answer to a payment of these lines in this market.

    Raises `PaymentRefused` or `PaymentUnanswered`.
    """
    reason = CONTROL.sub("\ufffd", " ".join(text.split())[:TOLD])
    if 200 <= status < 300:
        # Some servers give a type to what has no content.
        if status != NO_CONTENT and is_page(content_type):
            raise PaymentRefused(status, reason)
        return Accepted()
    if is_later(status):
        raise PaymentUnanswered(status, reason, retry_after)
    refused = refused_lines(text, lines) if needs_text(status) else ()
    if needs_text(status) and not refused and is_of_market(text, market):
        raise PaymentRefused(status, reason, market)
    if not refused or len(refused) == len(lines):
        raise PaymentRefused(status, reason)
    return PartlyAccepted(refused, reason)


def refused_lines(text: str, lines: Sequence[PaymentLine]) -> tuple[int, ...]:
    """The positions of the lines whose variant keys stand in `text`, plain or JSON."""
    texts = _texts(text)
    keys = {line.variant_key for line in lines}
    # A key by itself is surer than one that may be a word of a message.
    named = keys.intersection(texts) or _words(keys, texts)
    return tuple(place for place, line in enumerate(lines) if line.variant_key in named)


def is_of_market(text: str, market: str) -> bool:
    """Whether the answer says clearly that this market is wrong: "unknown market 'NO'"."""
    if not market or OF_ONE_PAYMENT.search(text):
        return False
    texts = _texts(text)
    is_market = any(re.search(r"\bmarket\b", each, re.IGNORECASE) for each in texts)
    return is_market and bool(_words({market}, texts))


def _words(keys: Collection[str], texts: Sequence[str]) -> set[str]:
    # The longest first, so that P1-red is not taken for P1.
    longest_first = sorted(keys, key=len, reverse=True)
    key = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return {found for text in texts for found in key.findall(text)}


def _texts(text: str) -> list[str]:
    """The texts in a JSON document, in which a key may be written with escapes; else `text`."""
    try:
        # What can be read may still be nested too deep to be walked through.
        return list(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return [text]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (name for name in value if isinstance(name, str))
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
