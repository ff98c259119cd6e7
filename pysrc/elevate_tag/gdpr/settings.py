"""Where the cluster is, and the secret that it wants: checked before anything is sent."""

from urllib.parse import urlsplit

from elevate_tag.access.address import NEWER_HOST, is_open, takes_ids, url_of
from elevate_tag.access.api_key import odd_at
from elevate_tag.gdpr.errors import SettingError

HOST = NEWER_HOST
"""The newer of the vendor's two hosts; the older is https://{cluster-id}.api.esales.apptus.cloud"""

APIS = ("admin/v4", "admin/v3", "v2", "v1")
"""Elevate 4 has the Admin API, v4 and, until the end of 2026, v3; Elevate 3 Web API v2 and v1."""


def origin_of(cluster: str, api_base: str = HOST) -> str:
    """The cluster's origin, from its id or its URL; SettingError for what is neither."""
    if not takes_ids(api_base):
        raise SettingError(f"api_base is {api_base!r}: write a URL with {{cluster-id}} in its host")
    # Not shown: it may hold a password.
    if "://" in cluster and any(each in cluster for each in "@?#"):
        raise SettingError("cluster is a URL with more than an origin: write scheme, host and port")
    origin = url_of(cluster, api_base)
    if origin is None or urlsplit(origin).path:
        raise SettingError(
            f"cluster is {cluster!r}: write its id, such as w1A2B3C4D, or its URL without a path"
        )
    if is_open(origin):
        raise SettingError(
            f"cluster is {origin!r}, to which a secret would travel unencrypted: write https"
        )
    return origin


def check_api(api: str) -> str:
    """The API's name; SettingError for another than `APIS`."""
    if api not in APIS:
        raise SettingError(f"api is {api!r}: allowed are {', '.join(APIS)}")
    return api


def check_secret(name: str, secret: str) -> str:
    """A secret that a header can carry; SettingError, which does not show it, for any other."""
    if not secret:
        raise SettingError(f"{name} is missing: it was supplied during on-boarding")
    # A space within is allowed: passwords have some.
    if secret != secret.strip() or odd_at(secret.replace(" ", "")) is not None:
        raise SettingError(
            f"{name} holds a space at an end, a line break or a character that is not ASCII "
            f"({len(secret)} characters in all): paste it again"
        )
    return secret


def check_text(name: str, text: str) -> str:
    """A key or an id with something in it; SettingError otherwise."""
    if not isinstance(text, str):
        raise SettingError(f"{name} is {text!r}: it must be text")
    if not text or text != text.strip():
        raise SettingError(
            f"{name} is {text!r}: it must be neither empty nor have spaces around it"
        )
    return text
