"""The script tag's data attributes: what each may hold, and what to say when it does not.

``Config`` is used twice: by the tag in the page, and by ``elevate_tag.snippet`` before a snippet is
printed, so that a shop hears of a mistake at its desk rather than in its customers' consoles.
"""

from collections.abc import Callable

from elevate_tag.browser.runtime import matches


class Attribute:
    """One data attribute: its name, what stands in for it, its pattern and that in words."""

    def __init__(self, name: str, fallback: str, pattern: str, allowed: str) -> None:
        self.name = name
        self.fallback = fallback
        self.pattern = pattern
        self.allowed = allowed


# An id is `w` and eight hexadecimal digits; the vendor's client takes a URL in the same place.
CLUSTER_ID = Attribute(
    "data-cluster-id",
    "",
    "^(w[0-9a-fA-F]{8}|https?://[^\\s/?#@]+(/[^\\s?#]*)?)$",
    "a cluster id such as w1A2B3C4D, or the cluster's URL",
)
MARKET = Attribute("data-market", "", "\\S", "a market of the data feed, such as UK")
# The newer of the vendor's two hosts; the older is https://{cluster-id}.api.esales.apptus.cloud
API_BASE = Attribute(
    "data-api-base",
    "https://{cluster-id}.elevate-api.cloud",
    "^https?://[^\\s/?#@]*\\{cluster-id\\}[^\\s?#]*$",
    "a URL with {cluster-id} in its host",
)
API_VERSION = Attribute(
    "data-api-version", "storefront/v3", "^storefront/v[0-9]+$", "storefront/v3"
)
ORIGIN_HOST = Attribute(
    "data-origin-host",
    "",
    "^((^|\\s+)https?://(\\*\\.)?[-.a-zA-Z0-9]+(:[0-9]+)?)*$",
    "origins such as https://shop.example or https://*.shop.example, separated by spaces",
)


class Config:
    """The script tag's attributes, checked. With ``problems``, do not start.

    ``read`` gives an attribute's text by name, ``""`` for one that is absent.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self.problems: list[str] = []
        self.market = self.take(read, MARKET)
        self.origin_host = self.take(read, ORIGIN_HOST)
        # Any text is a key to the cluster; an attribute left empty by a template is none.
        self.customer_key = read("data-customer-key").strip()
        self.session_key = read("data-session-key").strip()
        cluster = self.take(read, CLUSTER_ID)
        base = self.take(read, API_BASE)
        if cluster.startswith("w"):
            cluster = base.replace("{cluster-id}", cluster)
        if cluster.endswith("/"):
            cluster = cluster[:-1]
        # Where notifications go, without the last segment: their kind.
        self.endpoint = cluster + "/api/" + self.take(read, API_VERSION) + "/notifications/"

    def take(self, read: Callable[[str], str], attribute: Attribute) -> str:
        """Read one attribute, or note what is wrong with it."""
        text = read(attribute.name).strip()
        if text == "":
            text = attribute.fallback
        if not matches(attribute.pattern, text):
            self.problems.append(
                attribute.name
                + ('="' + text + '" is not ' if text != "" else " is missing: set it to ")
                + attribute.allowed
            )
        return text
