"""The script tag's data attributes: what each may hold, and what to say when it does not.

``Config`` is used twice: by the tag in the page, and by ``elevate_tag.snippet`` before a snippet is
printed, so that a shop hears of a mistake at its desk rather than in its customers' consoles.
"""

from collections.abc import Callable

from elevate_tag.browser.core.api import Api
from elevate_tag.browser.core.consent import LEVEL, PERSONALIZED
from elevate_tag.browser.core.identity import problem_of_key
from elevate_tag.browser.core.keys import CUSTOMER_ATTRIBUTE, fitting
from elevate_tag.browser.runtime import matches, number_of, trim

# An id is `w` and eight hexadecimal digits; the vendor's client takes a URL in the same place.
CLUSTER_ID = "^(w[0-9a-fA-F]{8}|https?://[^\\s/?#@]+(/[^\\s?#]*)?)$"
API_BASE = "^https?://[^\\s/?#@]*\\{cluster-id\\}[^\\s?#]*$"
API_VERSION = "^(storefront/v[0-9]+|v2|elevate-3/v[12])$"
COOKIE_DOMAIN = "^\\.?[-a-zA-Z0-9]+(\\.[-a-zA-Z0-9]+)*$"
MINUTES = "^[1-9][0-9]{0,4}$"
SOURCE_PATTERN = "^(tcf|google|(cookie|global):[^\\s]+)$"
CONSENT = "^(required|" + LEVEL + ")$"
ORIGIN_HOST = "^((^|\\s+)https?://(\\*\\.)?[-.a-zA-Z0-9]+(:[0-9]+)?)*$"

# What belongs on the shop's server alone, by how its attribute might be called.
UNSAFE = "api-?key|private-?key|secret|password"

# The newer of the vendor's two hosts; the older is https://{cluster-id}.api.esales.apptus.cloud
NEWER_HOST = "https://{cluster-id}.elevate-api.cloud"


class Config:
    """The script tag's attributes, checked. With ``problems``, do not start.

    ``read`` gives an attribute's text by name, ``""`` for one that is absent; ``names`` are those
    of all that are there.
    """

    def __init__(self, read: Callable[[str], str], names: list[str]) -> None:
        self.read = read
        self.problems: list[str] = []
        # Any text is a key to the cluster; an attribute left empty by a template is none.
        self.customer_key = trim(read(CUSTOMER_ATTRIBUTE))
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
            "storefront/v3, v2, elevate-3/v2 or elevate-3/v1",
        )
        if cluster.startswith("w"):
            cluster = base.replace("{cluster-id}", cluster)
        if cluster.endswith("/"):
            cluster = cluster[:-1]
        self.api = Api(version)
        # The API's address, and where its notifications go, without the last segment.
        self.base = cluster + self.api.path
        self.endpoint = self.base + "/notifications/"
        consent = self.take(
            "data-consent",
            PERSONALIZED,
            CONSENT,
            "required, or one of PERSONALIZED, UNPERSONALIZED, ANONYMOUS, SYNTHETIC, NONE",
        )
        source = self.take(
            "data-consent-source", "", SOURCE_PATTERN, "tcf, google, cookie:NAME or global:NAME"
        )
        self.has_source = source != ""
        # How much the visitor agreed to, "" while nobody knows.
        self.level = "" if consent == "required" or self.has_source else consent
        self.session_minutes = number_of(
            self.take("data-session-minutes", "", MINUTES, "minutes, such as 30")
        )
        self.token = trim(read("data-token"))
        if self.customer_key != "":
            problem = problem_of_key(self.customer_key, self.api.key_pattern)
            if problem != "":
                self.problems.append(CUSTOMER_ATTRIBUTE + ": " + problem)
        if fitting(self.session_key, self.api.key_pattern) != self.session_key:
            self.problems.append(
                'data-session-key="'
                + self.session_key
                + '" is not what this data-api-version takes, such as a UUID of version 4'
            )
        self.respects_opt_out = False
        self.legacy = False
        for name in names:
            if name == "data-respect-gpc":
                self.respects_opt_out = True
            elif name == "data-legacy-markup":
                self.legacy = True
            elif name.startswith("data-consent") and trim(read(name)) == "":
                # Of a template's that was not filled in nobody knows whether it asked for less.
                self.problems.append(name + " is empty: give it a value, or take it out")
            elif matches(UNSAFE, name):
                self.problems.append(
                    name
                    + " looks like a secret, and everybody can read this page: take it out, have a"
                    + " new one made, and keep that on the shop's server (docs/payments.md)"
                )

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
