"""A cluster's address: the same rules for ids and URLs as the tag's own.

The patterns are those of `browser.core.config`, so that what the snippet takes, a server takes.
"""

import ipaddress
import re
from urllib.parse import urlsplit

import httpx

from elevate_tag.browser.core.config import API_BASE, CLUSTER_ID, NEWER_HOST

__all__ = ["NEWER_HOST", "is_loopback", "is_open", "takes_ids", "url_of"]


def takes_ids(api_base: object) -> bool:
    """Whether it is a host of cluster ids: a URL with `{cluster-id}` in its host."""
    return isinstance(api_base, str) and re.search(API_BASE, api_base.strip()) is not None


def url_of(cluster: object, api_base: str = NEWER_HOST) -> str | None:
    """The cluster's URL, without a slash at its end, from its id or URL; None for what is neither.

    `api_base` is one that takes ids.
    """
    given = cluster.strip() if isinstance(cluster, str) else ""
    if not re.search(CLUSTER_ID, given):
        return None
    is_id = given.startswith("w")
    url = api_base.strip().replace("{cluster-id}", given) if is_id else given
    try:
        # A port that is none shows only when it is asked for, what else is wrong only to httpx.
        _ = urlsplit(url).port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        return None
    return url.removesuffix("/")


def is_loopback(url: str) -> bool:
    """Whether `url` is of this very machine, so that no proxy lies between."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_open(url: str) -> bool:
    """Whether others could read a secret on its way to `url`."""
    return urlsplit(url).scheme != "https" and not is_loopback(url)
