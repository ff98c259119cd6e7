"""A notification as the cluster wants it. The only place with the wire's camelCase names.

Sources: docs/versions.md, by version and notification.
"""

from elevate_tag.browser.core.api import Api, Row
from elevate_tag.browser.core.consent import PERSONALIZED
from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.runtime import is_object, json_text, quote, trim

# A question whether the cluster is well has to be something that it takes: browsers write on the
# console what it does not. So it is asked to forget a search that nobody made. Elevate 3 has
# nothing of the kind.
QUESTION = "remove-recent-searches"
QUESTION_BODY = '{"phrases":["elevate-tag"]}'
# In the place of a list: all there are.
ALL = "*"


class Sender:
    """Who sends: the visitor's keys, ``""`` for one that may not go along, and the level.

    ``level`` is the vendor's ``userContext``; ``token`` an Elevate 3 visitor's who is signed in.
    """

    def __init__(self, keys: Keys, level: str, token: str) -> None:
        self.keys = keys
        self.level = level
        self.token = token


def query_of(api: Api, sender: Sender) -> str:
    """Who sends, as a URL's query has it; of Elevate 3's notifications in v1 the body says that."""
    query = ""
    if sender.keys.customer_key != "":
        query = query + "&" + api.prefix + "customerKey=" + quote(sender.keys.customer_key)
    if sender.keys.session_key != "":
        query = query + "&" + api.prefix + "sessionKey=" + quote(sender.keys.session_key)
    if sender.token != "" and api.in_body:
        query = query + "&token=" + quote(sender.token)
    if sender.level != PERSONALIZED and api.has_levels:
        query = query + "&userContext=" + sender.level
    return query[1:]


def url_of(api: Api, endpoint: str, row: Row, market: str, sender: Sender) -> str:
    """Where a notification goes; ``endpoint`` as ``Config`` has it."""
    url = endpoint + row.path
    if api.in_body:
        return url
    return url + "?" + api.prefix + "market=" + quote(market) + "&" + query_of(api, sender)


def body_of(api: Api, row: Row, it: Notification, sender: Sender, name: str) -> str:
    """What a notification says, a JSON text or ``""``; tickets and keys go back byte for byte.

    ``name`` is this notification's own, for the version that wants one.
    """
    fields = fields_of(api, row, it)
    if api.in_body:
        said = field("market", it.market)
        said = said + "," + field("customerKey", sender.keys.customer_key)
        said = said + "," + field("sessionKey", sender.keys.session_key)
        if sender.token != "":
            said = said + "," + field("token", sender.token)
        if row.about != "lines" and row.about != "nothing":
            said = said + "," + field("id", name)
        fields = said + ("," if fields != "" else "") + fields
    return "" if fields == "" else "{" + fields + "}"


def fields_of(api: Api, row: Row, it: Notification) -> str:
    """What it is about."""
    if row.about == "ticket":
        return field("ticket", it.ticket)
    if row.about == "key":
        product = field("productKey", it.product)
        variant = field("variantKey", it.variant)
        if it.product == "":
            return '"productKey":null,' + variant if api.in_body else variant
        if it.variant == "":
            return product + ',"variantKey":null' if api.in_body else product
        return product + "," + variant
    if row.about == "nothing":
        return ""
    return '"removeAll":true' if it.values == ALL else '"' + row.about + '":' + it.values


def field(name: str, text: str) -> str:
    """One field of a JSON object."""
    return '"' + name + '":' + json_text(text)


def problem_of(api: Api, row: Row, it: Notification) -> str:
    """What keeps a notification from being sent, in words; ``""`` for nothing."""
    if row.about == "":
        return "there is no such notification"
    if row.path == "":
        return 'data-api-version="' + api.version + '" has no such notification'
    if row.about == "ticket" and trim(it.ticket) == "":
        return "the ticket is empty"
    if row.about == "key" and it.product == "" and it.variant == "":
        return "it needs a product key or a variant key"
    if row.about == "key" and it.product != "" and it.variant != "" and not api.is_elevate_3:
        return "it takes a product key or a variant key, and both are given"
    if row.about == "ticket" or row.about == "key" or row.about == "nothing" or it.values == ALL:
        return ""
    # A hook can have written what it likes.
    if not is_object('{"":' + it.values + "}"):
        return "it is about nothing: " + row.about + " are missing, or are no JSON"
    return ""
