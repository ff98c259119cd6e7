"""Reads a request's body: a JSON object, sent as one of the two documented content types.

`text/plain` exists so that a browser sends without asking first (no preflight); its content is
JSON all the same. A missing charset is taken as UTF-8, which JSON is by definition; the vendor's
own client leaves it out in queries.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import NoReturn

from elevate_tag.sandbox.cluster.refusal import Refused, shown

MEDIA_TYPES = ("text/plain", "application/json")

MAX_BYTES = 64 * 1024
"""What a browser lets a page have under way with `keepalive`, all requests together
(https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). More than this no tag can send."""


def check_size(raw: bytes, most: int = MAX_BYTES) -> None:
    """Refuses a body that is too long; readers may stop one byte behind the limit."""
    if len(raw) > most:
        raise Refused(413, f"the body is over {most} bytes")


def check_content_type(content_type: str, media_types: Sequence[str] = MEDIA_TYPES) -> None:
    """Refuses every other media type and charset than the documented."""
    media_type, _, rest = content_type.partition(";")
    known = media_type.strip().lower() in media_types
    options = [option.partition("=") for option in rest.lower().split(";")]
    charsets = {value.strip().strip('"') for name, _, value in options if name.strip() == "charset"}
    if not known or charsets - {"utf-8"}:
        raise Refused(
            415,
            f"Content-Type {shown(content_type)} is not taken: "
            f"allowed {'is' if len(media_types) == 1 else 'are'} "
            f"{' and '.join(f'{name};charset=utf-8' for name in media_types)}",
        )


def read_object(raw: bytes) -> dict[str, object]:
    """The body's JSON object; refuses anything else, a field given twice among it."""
    try:
        value = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_without_repeats, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise Refused(400, "the body is not UTF-8") from None
    except RecursionError:
        raise Refused(400, "the body is nested too deeply") from None
    except ValueError as error:
        raise Refused(400, f"the body is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise Refused(400, f"the body is JSON, but not an object: {shown(json.dumps(value))}")
    return value


def check_fields(fields: Mapping[str, object], allowed: Collection[str], place: str = "") -> None:
    """Refuses a field that is not among the allowed; `place` is "" for the body itself."""
    for name in fields:
        if name not in allowed:
            names = ", ".join(allowed) or "none"
            where = place or "the body"
            verb = "is" if len(allowed) == 1 else "are"
            raise Refused(400, f"unknown field {shown(name)} in {where}: allowed {verb} {names}")


def check_text(text: str, place: str) -> None:
    """Refuses a lone surrogate, which JSON may carry, and neither an answer nor a database can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(400, f"{place} has half a character, in {shown(text)}") from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field is given twice")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
