"""The script tag's data attributes: what each may hold, and what to say when it does not.

``Config`` is used twice: by the tag in the page, and by ``elevate_tag.snippet`` before a snippet is
printed, so that a shop hears of a mistake at its desk rather than in its customers' consoles.
"""

from collections.abc import Callable

from elevate_tag.browser.runtime import matches, trim

# An id is `w` and eight hexadecimal digits; the vendor's client takes a URL in the same place.
CLUSTER_ID = "^(w[0-9a-fA-F]{8}|https?://[^\\s/?#@]+(/[^\\s?#]*)?)$"
API_BASE = "^https?://[^\\s/?#@]*\\{cluster-id\\}[^\\s?#]*$"
API_VERSION = "^storefront/v[0-9]+$"
COOKIE_DOMAIN = "^\\.?[-a-zA-Z0-9]+(\\.[-a-zA-Z0-9]+)*$"
ORIGIN_HOST = "^((^|\\s+)https?://(\\*\\.)?[-.a-zA-Z0-9]+(:[0-9]+)?)*$"

# The newer of the vendor's two hosts; the older is https://{cluster-id}.api.esales.apptus.cloud
NEWER_HOST = "https://{cluster-id}.elevate-api.cloud"


class Config:
    """The script tag's attributes, checked. With ``problems``, do not start.

    ``read`` gives an attribute's text by name, ``""`` for one that is absent.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self.read = read
        self.problems: list[str] = []
        # Any text is a key to the cluster; an attribute left empty by a template is none.
        self.customer_key = trim(read("data-customer-key"))
        self.session_key = trim(read("data-session-key"))
        self.market = self.take("data-market", None, "", "a market of the data feed, such as UK")
        self.origin_host = self.take(
            "data-origin-host",
            "",
            ORIGIN_HOST,
            "origins such as https://shop.example https://*.shop.example",
        )
        self.cookie_domain = self.take(
            "data-cookie-domain", "", COOKIE_DOMAIN, "a domain of the page's, such as shop.example"
        )
        cluster = self.take(
            "data-cluster-id",
            None,
            CLUSTER_ID,
            "a cluster id such as w1A2B3C4D, or the cluster's URL",
        )
        base = self.take(
            "data-api-base", NEWER_HOST, API_BASE, "a URL with {cluster-id} in its host"
        )
        version = self.take(
            "data-api-version",
            "storefront/v3",
            API_VERSION,
            "a version such as storefront/v3",
        )
        if cluster.startswith("w"):
            cluster = base.replace("{cluster-id}", cluster)
        if cluster.endswith("/"):
            cluster = cluster[:-1]
        # Where notifications go, without the last segment: their kind.
        self.endpoint = cluster + "/api/" + version + "/notifications/"

    def take(self, name: str, fallback: str | None, pattern: str, allowed: str) -> str:
        """Read one attribute, or note what is wrong with it; no ``fallback``: it is required.

        Only what was written is matched: patterns are the larger part of the time to start.
        """
        text = trim(self.read(name))
        if text == "" and fallback is not None:
            return fallback
        if text == "" or not matches(pattern, text):
            self.problems.append(
                name
                + ('="' + text + '" is not ' if text != "" else " is missing: set it to ")
                + allowed
            )
        return text
