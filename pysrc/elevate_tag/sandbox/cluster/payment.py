"""Whether the cluster takes a payment, and which lines of it. Pure: values in, a verdict out.

As the page "Payment" of Admin v4 documents it: no lines, or an argument that is missing or invalid,
and nothing is taken; lines with a variant key that is not in the catalogue are left out, those
beside them are taken, and the answer is 400 all the same. The page does not say what that answer
holds. Here it is `{"message": "…", "incorrectVariantKeys": ["…"]}`: a choice of the sandbox, as is
the order of the checks, which is that of `rules.py` with the Api-Key before everything a request
can get wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster import api_key, body, parameters, payment_line, visitor
from elevate_tag.sandbox.cluster.payment_line import Line
from elevate_tag.sandbox.cluster.refusal import Refused, shown

PARAMETERS = frozenset({"customerKey", "market", "sessionKey"})

MAX_BYTES = 1024 * 1024
"""The documentation names no limit. This is some 10,000 lines, more than any order has."""

ProductOf = Callable[[str], str | None]
"""The product key of a variant key; None when the catalogue has no such variant."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What arrived; a missing header is ""."""

    method: str = "POST"
    query: str = ""
    api_key: str = ""
    content_type: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Verdict:
    """The answer: status, the reason when refused or partly refused, headers.

    `taken` are the lines that count, with the product each variant belongs to; `incorrect` the
    variant keys of the others.
    """

    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[Line, ...] = ()
    incorrect: tuple[str, ...] = ()


def judge(
    request: Request, *, right_key: str, markets: Sequence[str], product_of: ProductOf
) -> Verdict:
    """The cluster's answer to a request."""
    try:
        _check_method(request.method)
        api_key.check(request.api_key, right_key)
        visitor.check(parameters.read(request.query, allowed=PARAMETERS), markets)
        body.check_size(request.body, MAX_BYTES)
        body.check_content_type(request.content_type)
        lines = payment_line.read_all(body.read_object(request.body))
    except Refused as refused:
        return Verdict(refused.status, refused.reason, refused.headers)
    return _sorted_out([line.of_product(product_of(line.variant_key)) for line in lines])


def _check_method(method: str) -> None:
    """No OPTIONS, as on paths that browsers send to: none may send here."""
    if method != "POST":
        raise Refused(405, f"method {method} is not allowed here: use POST", {"Allow": "POST"})


def _sorted_out(lines: Sequence[Line]) -> Verdict:
    taken = tuple(line for line in lines if line.product_key is not None)
    incorrect = tuple(line.variant_key for line in lines if line.product_key is None)
    if not incorrect:
        return Verdict(204, taken=taken)
    named = ", ".join(shown(key) for key in dict.fromkeys(incorrect))
    reason = f"{len(taken)} of {len(lines)} lines were taken; unknown variant keys: {named}"
    return Verdict(400, reason, taken=taken, incorrect=incorrect)
