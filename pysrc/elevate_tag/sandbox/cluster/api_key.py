"""The Api-Key of the Admin API: a server's secret, in a header of that name."""

import hmac

from elevate_tag.sandbox.cluster.refusal import Refused


def check(given: str, right: str) -> None:
    """Refuses a request whose `Api-Key` is missing or another; in the same time whichever."""
    if not given:
        raise Refused(403, "header Api-Key is missing")
    if not hmac.compare_digest(given.encode(), right.encode()):
        raise Refused(403, "header Api-Key is not this cluster's")
