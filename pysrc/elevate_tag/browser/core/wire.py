"""A notification as the cluster wants it. The only place with the wire's camelCase names.

Source: the vendor's Storefront API v3, ``notifications/click``, ``notifications/add-to-cart`` and
``notifications/remove-recent-searches``.
"""

from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.runtime import json_text, quote

# A question whether the cluster is well has to be something that it takes: browsers write on the
# console what it does not. So it is asked to forget a search that nobody made.
QUESTION = "remove-recent-searches"
QUESTION_BODY = '{"phrases":["elevate-tag"]}'


def url_of(endpoint: str, kind: str, market: str, keys: Keys) -> str:
    """Where a notification goes; ``endpoint`` as ``Config`` has it."""
    return (
        endpoint
        + kind
        + "?market="
        + quote(market)
        + "&customerKey="
        + quote(keys.customer_key)
        + "&sessionKey="
        + quote(keys.session_key)
    )


def body_of(ticket: str) -> str:
    """What a notification says; the ticket goes back byte for byte."""
    return '{"ticket":' + json_text(ticket) + "}"
