"""The four APIs that take notifications, and what each of them has: one table.

Sources: the vendor's pages, a row each in docs/versions.md, which a test holds to this table's twin
in the sandbox.
"""

# A notification's name, what it is about, and its path in storefront/v3, v2, elevate-3/v2 and
# elevate-3/v1: "=" is its name, "-" that the version has none. About a ``key``: of a product or a
# variant, and exactly one in Elevate 4; ``phrases`` and ``productKeys`` are fields that list them.
TABLE = [
    "click ticket = = = =",
    "add-to-cart ticket = = adding-to-cart adding-to-cart",
    "add-favorite key = = favorite/add -",
    "remove-favorite key = = favorite/remove -",
    "ad-impression ticket = - - -",
    "remove-recent-searches phrases = = - -",
    "remove-recently-viewed productKeys = - - -",
    "non-esales-click key - - = =",
    "non-esales-add-to-cart key - - non-esales-adding-to-cart non-esales-adding-to-cart",
    "payment lines - = = =",
    "end nothing = = = =",
]

# Of an ad that came into view: such have a flood guard and a last act of their own.
AD = "ad-impression"

ELEVATE_3 = "elevate-3/"
UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


class Row:
    """A notification of one version: its name, what it is about, and its path, ``""`` for none."""

    def __init__(self, kind: str, about: str, path: str) -> None:
        self.kind = kind
        self.about = about
        self.path = path


class Api:
    """One version, as ``data-api-version`` names it.

    ``path`` is the API's on its host. ``prefix`` stands before the names of a query's parameters;
    ``in_body`` is whether the body says who sends. ``media_type`` is ``""`` where the body may go
    as plain text, which no browser asks for first. ``key_pattern`` is what a key has to be, ``""``
    for anything. ``has_levels`` is whether a notification can say how much its visitor agreed to.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        self.is_elevate_3 = version.startswith(ELEVATE_3)
        self.in_body = version == "elevate-3/v1"
        self.has_levels = version.startswith("storefront/")
        self.path = "/api/" + (version[len(ELEVATE_3) :] if self.is_elevate_3 else version)
        self.prefix = "esales." if self.is_elevate_3 and not self.in_body else ""
        self.media_type = "application/json" if self.is_elevate_3 else ""
        self.key_pattern = ""
        if self.is_elevate_3:
            # A signed-in visitor's, with a token, may be a SHA256 in the older version.
            self.key_pattern = "^(" + UUID4 + ("|[0-9a-f]{64})$" if self.in_body else ")$")

    def row(self, kind: str) -> Row:
        """What this version has of a notification."""
        for line in TABLE:
            if line.startswith(kind + " "):
                word = line.split(" ")
                older = word[5] if self.in_body else word[4]
                newer = word[2] if self.has_levels else word[3]
                path = older if self.is_elevate_3 else newer
                if path == "=":
                    path = kind
                return Row(kind, word[1], "" if path == "-" else path)
        return Row(kind, "", "")
