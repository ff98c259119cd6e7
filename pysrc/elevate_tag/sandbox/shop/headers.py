"""The headers that every answer of the shop carries, and the policy of its pages."""

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


@dataclass(frozen=True)
class Policy:
    """What a page needs beyond the strictest policy.

    `script` are further sources of script-src, `own_files` lets scripts fetch from the shop, and
    without `trusted_types` the page may run text as a script.
    """

    script: tuple[str, ...] = ()
    own_files: bool = False
    trusted_types: bool = True


STRICT = Policy()


def content_security_policy(nonce: str, cluster_origin: str, policy: Policy = STRICT) -> str:
    """A page's policy: scripts by its nonce, notifications to the cluster, all else our own.

    Nothing else is written inline, not even a style attribute: swatches are SVG for that reason.
    """
    own_files = ("'self'",) if policy.own_files else ()
    typed = ("require-trusted-types-for 'script'", "trusted-types 'none'")
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", f"'nonce-{nonce}'", *policy.script)),
            "style-src 'self'",
            "img-src 'self'",
            " ".join(("connect-src", cluster_origin, *own_files)),
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            *(typed if policy.trusted_types else ()),
        )
    )


class SecurityHeaders:
    """Adds `ALWAYS` to each answer, whichever part of the shop gave it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and puts the headers on what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)
