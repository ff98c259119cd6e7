"""The machine's proxy and certificates, which httpx takes from the environment."""

from collections.abc import Callable
from typing import TypeVar

import httpx

T = TypeVar("T")

VARIABLES = (
    "SSL_CERT_FILE, SSL_CERT_DIR, HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY "
    "(the last four in small letters too)"
)


def built(build: Callable[[], T], wrong: Callable[[str], Exception]) -> T:
    """What `build` makes: a client of httpx's, which reads the environment as it is made.

    Where nothing can be made of that, raises what `wrong` makes of a problem in words. Of the
    error only the type is told: its text may show a piece of a proxy's password.
    """
    try:
        return build()
    except (OSError, ImportError, ValueError, httpx.InvalidURL) as error:
        kind = type(error).__name__
    # Raised here, so that the error does not hang on it as its context.
    raise wrong(f"has a proxy or certificates that cannot be used ({kind}): look at {VARIABLES}")
