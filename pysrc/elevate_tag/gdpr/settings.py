"""Where the cluster is, and the secret that it wants: checked before anything is sent."""

import ipaddress
import re
from urllib.parse import urlsplit

from elevate_tag.gdpr.errors import SettingError

HOST = "https://{cluster-id}.elevate-api.cloud"
"""The newer of the vendor's two hosts; the older is https://{cluster-id}.api.esales.apptus.cloud"""

APIS = ("admin/v4", "admin/v3", "v2", "v1")
"""Elevate 4 has the Admin API, v4 and, until the end of 2026, v3; Elevate 3 Web API v2 and v1."""

_CLUSTER_ID = re.compile("w[0-9a-fA-F]{8}")


def origin_of(cluster: str, api_base: str = HOST) -> str:
    """The cluster's origin, from its id or its URL; SettingError for what is neither."""
    if "{cluster-id}" not in api_base:
        raise SettingError(f"api_base is {api_base!r}: write a URL with {{cluster-id}} in its host")
    url = api_base.replace("{cluster-id}", cluster) if _CLUSTER_ID.fullmatch(cluster) else cluster
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise SettingError(
            f"cluster is {cluster!r}: write its id, such as w1A2B3C4D, or its URL without a path"
        )
    if parts.username or parts.query or parts.fragment:
        raise SettingError("cluster is a URL with more than an origin: write scheme, host and port")
    if parts.scheme == "http" and not _is_here(parts.hostname):
        raise SettingError(
            f"cluster is {url!r}, to which a secret would travel unencrypted: write https"
        )
    return f"{parts.scheme}://{parts.netloc}"


def check_api(api: str) -> str:
    """The API's name; SettingError for another than `APIS`."""
    if api not in APIS:
        raise SettingError(f"api is {api!r}: allowed are {', '.join(APIS)}")
    return api


def check_secret(name: str, secret: str) -> str:
    """A secret that a header can carry; SettingError, which does not show it, for any other."""
    if not secret:
        raise SettingError(f"{name} is missing: it was supplied during on-boarding")
    if not secret.isascii() or not secret.isprintable() or secret != secret.strip():
        raise SettingError(
            f"{name} holds a space at an end, a line break or a character that is not ASCII "
            f"({len(secret)} characters in all): paste it again"
        )
    return secret


def check_text(name: str, text: str) -> str:
    """A key or an id with something in it; SettingError otherwise."""
    if not text or text != text.strip():
        raise SettingError(
            f"{name} is {text!r}: it must be neither empty nor have spaces around it"
        )
    return text


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
