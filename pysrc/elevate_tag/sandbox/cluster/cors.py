"""Cross-origin answers: which pages may send, and what a browser may read of the answer.

A page of an origin that the setting does not allow gets 403 and no CORS header, as the CORS
filters of Java servers do. Whether the vendor's cluster answers so is not documented: it may well
take the notification and only withhold the headers. Refusing keeps the mistake visible.
"""

from collections.abc import Sequence

from elevate_tag.sandbox.cluster.origin import OriginHost, allowed
from elevate_tag.sandbox.cluster.refusal import Refused, shown

ALLOWED_HEADERS = ("Content-Type",)

PREFLIGHT_SECONDS = 600
"""How long a browser may remember a preflight's answer; Chromium caps it at two hours."""


def headers(origin: str, hosts: Sequence[OriginHost]) -> dict[str, str]:
    """The headers for an answer to a page of `origin`; refuses an origin not allowed.

    `Vary` stands in every answer, so that no cache hands one origin's to another.
    """
    if not allowed(origin, hosts):
        raise Refused(403, f"origin {shown(origin)} is not among the origin hosts")
    return {"Vary": "Origin"} | ({"Access-Control-Allow-Origin": origin} if origin else {})


def check_method(method: str, methods: Sequence[str]) -> None:
    """Refuses a method that a path does not have, with the `Allow` that 405 requires."""
    if method not in methods:
        allow = ", ".join((*methods, "OPTIONS"))
        raise Refused(405, f"method {method} is not allowed here: use {allow}", {"Allow": allow})


def preflight(asked_method: str, asked_headers: str, *, methods: Sequence[str]) -> dict[str, str]:
    """The headers for a browser that asks before it sends; a bare OPTIONS gets `Allow`."""
    if not asked_method:
        return {"Allow": ", ".join((*methods, "OPTIONS"))}
    if asked_method not in methods:
        raise Refused(403, f"preflight asks for method {shown(asked_method)}, not allowed")
    asked = [name.strip() for name in asked_headers.split(",") if name.strip()]
    for name in asked:
        if name.lower() not in (known.lower() for known in ALLOWED_HEADERS):
            raise Refused(403, f"preflight asks for header {shown(name)}, not allowed")
    return {
        "Access-Control-Allow-Methods": ", ".join(methods),
        "Access-Control-Allow-Headers": ", ".join(ALLOWED_HEADERS),
        "Access-Control-Max-Age": str(PREFLIGHT_SECONDS),
    }
