"""Payments that come by the APIs for pages: who may send them, and which are ignored.

A page's payment is taken as the cluster's strategy says: `none` (the vendor's advice for
production) refuses it with 403, `limited` ignores suspicious ones, `all` takes it. A payment that
proves to come from the shop's server is always taken and may name costs: by the header `Api-Key`
in Web API v2, by the parameter `paymentToken` in v1, which signs the payment as it is sent.

Not documented, so choices of the sandbox: that the token signs the body byte for byte (the vendor
says "stringifying the payment object"), and what is suspicious ("that seem to be machine
generated"): a payment without `Origin`, which every browser sends with a POST, or with more than
`MOST_PIECES` of one thing.
"""

from collections.abc import Mapping, Sequence

from elevate_tag.sandbox.cluster import api_key
from elevate_tag.sandbox.cluster.notification import keys, payment_lines
from elevate_tag.sandbox.cluster.notification.request import About, Case, Line
from elevate_tag.sandbox.cluster.refusal import Refused

TOKEN = "paymentToken"  # noqa: S105 (the name of a parameter)

MOST_PIECES = 100


def elevate_4(fields: Mapping[str, object], case: Case) -> About:
    """API v2 of Elevate 4: from pages only, as its client sent it up to version 2."""
    _check_allowed(case)
    named_by = payment_lines.VARIANT_ONLY
    lines = payment_lines.check(fields, case.known, named_by=named_by, with_cost=False)
    return About(ignored=_suspicion(case, lines), lines=lines)


def elevate_3_v2(fields: Mapping[str, object], case: Case) -> About:
    """With an Api-Key from a server, without from a page."""
    secure = bool(case.request.api_key)
    if secure:
        api_key.check(case.request.api_key, case.known.api_key)
    return _elevate_3(fields, case, secure=secure)


def elevate_3_v1(fields: Mapping[str, object], case: Case) -> About:
    """With a `paymentToken` from a server, without from a page."""
    token = case.parameters.get(TOKEN)
    if token is not None and not keys.is_signed(case.request.body, token, case.known.private_key):
        raise Refused(403, f"parameter {TOKEN} does not sign this payment")
    return _elevate_3(fields, case, secure=token is not None)


def _elevate_3(fields: Mapping[str, object], case: Case, *, secure: bool) -> About:
    if not secure:
        _check_allowed(case)
    lines = payment_lines.check(fields, case.known, named_by=payment_lines.EITHER, with_cost=secure)
    return About(ignored="" if secure else _suspicion(case, lines), lines=lines)


def _check_allowed(case: Case) -> None:
    if case.known.client_payments == "none":
        raise Refused(403, "client side payment notifications are disabled for this cluster")


def _suspicion(case: Case, lines: Sequence[Line]) -> str:
    if case.known.client_payments != "limited":
        return ""
    if not case.request.origin:
        return "ignored as suspicious: it has no Origin, so no page sent it"
    most = max(int(line["quantity"]) for line in lines)
    if most > MOST_PIECES:
        return f"ignored as suspicious: {most} of one thing"
    return ""
