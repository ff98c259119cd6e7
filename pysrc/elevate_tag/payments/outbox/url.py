"""A database's URL as people may see it: a password stands before the host or in the query."""

from sqlalchemy import URL

SECRETS = frozenset({"password", "sslpassword"})
"""What libpq calls the password, and that of a client's key, in a URL's query."""


def shown(url: URL) -> str:
    """The URL, with *** for the password before the host, and without one in the query."""
    return url.difference_update_query(_secrets(url)).render_as_string(hide_password=True)


def has_password(url: URL) -> bool:
    """Whether one stands anywhere in it."""
    return url.password is not None or bool(_secrets(url))


def _secrets(url: URL) -> list[str]:
    return [name for name in url.query if name.lower() in SECRETS]
