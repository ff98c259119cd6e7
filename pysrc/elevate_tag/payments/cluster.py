"""Where a cluster takes payments: the same rules for ids and URLs as the tag's own.

The patterns are those of `browser.core.config`, so that what the snippet takes, this takes.
"""

import ipaddress
import re
from urllib.parse import urlsplit

from elevate_tag.browser.core.config import API_BASE, CLUSTER_ID, NEWER_HOST
from elevate_tag.payments.errors import PaymentError

__all__ = ["NEWER_HOST", "endpoint", "is_loopback", "is_open"]

PATH = "/api/admin/v4/notifications/payment"


def endpoint(cluster: str, api_base: str = NEWER_HOST) -> str:
    """The URL that payments go to, without its query.

    `cluster` is an id or a URL; `api_base` is the host of ids, a URL with `{cluster-id}` in it. The
    vendor's page on payments names the older host, `https://{cluster-id}.api.esales.apptus.cloud`,
    its newer pages the other; that both take payments is likely, not documented. Raises
    `PaymentError` of the fields `cluster` and `api_base`.
    """
    base = _taken("api_base", api_base, API_BASE, "a URL with {cluster-id} in its host")
    allowed = "a cluster id such as w1A2B3C4D, or the cluster's URL"
    given = _taken("cluster", cluster, CLUSTER_ID, allowed)
    url = base.replace("{cluster-id}", given) if given.startswith("w") else given
    try:
        # A port that is none shows only when it is asked for.
        _ = urlsplit(url).port
    except ValueError:
        raise PaymentError("cluster", f"is {given!r}: allowed is {allowed}") from None
    return url.removesuffix("/") + PATH


def is_loopback(url: str) -> bool:
    """Whether `url` is of this very machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_open(url: str) -> bool:
    """Whether others could read the Api-Key on its way to `url`."""
    return urlsplit(url).scheme != "https" and not is_loopback(url)


def _taken(field: str, value: object, pattern: str, allowed: str) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not re.search(pattern, text):
        raise PaymentError(field, f"is {value!r}: allowed is {allowed}")
    return text
