"""Web API v1: who sends stands in the body."""

import hashlib
import hmac
import json

import pytest

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.rules import Request, Verdict
from tests.sandbox.cluster.notification.known import KNOWN, NOT_OF_VERSION_4, V1

HASHED = hashlib.sha256(b"member 7").hexdigest()
TOKEN = hmac.new(b"sandbox-private-key", HASHED.encode(), hashlib.sha256).hexdigest()
CLICK = V1 | {"ticket": "known"}


def judge(fields: object, kind: str = "click", query: str = "") -> Verdict:
    """The verdict on these fields as the body."""
    return rules.judge(
        Request(
            kind=kind,
            version="v1",
            query=query,
            content_type="application/json",
            body=json.dumps(fields).encode(),
        ),
        KNOWN,
    )


@pytest.mark.parametrize(
    "fields",
    [
        CLICK,
        CLICK | {"token": None},
        CLICK | {"customerKey": NOT_OF_VERSION_4, "sessionKey": NOT_OF_VERSION_4},
        CLICK | {"customerKey": HASHED, "token": TOKEN},
    ],
)
def test_a_visitor_is_a_uuid_or_a_hash_with_its_token(fields: object) -> None:
    """Null is as good as left out; the version of the UUID does not matter."""
    verdict = judge(fields)
    assert (verdict.status, verdict.reason) == (204, "")


def _without(name: str) -> dict[str, str]:
    return {key: value for key, value in CLICK.items() if key != name}


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        *((_without(name), 400, f"the body has no field {name}") for name in CLICK),
        (CLICK | {"id": None}, 400, "the body has no field id"),
        (CLICK | {"id": ""}, 400, "id is empty"),
        (CLICK | {"id": 7}, 400, "id is to be a text, got '7'"),
        (CLICK | {"market": "DK"}, 400, "unknown market 'DK': configured are UK, SE"),
        (
            CLICK | {"customerKey": "jane"},
            400,
            "customerKey is 'jane': allowed is a UUID, or a SHA",
        ),
        (CLICK | {"sessionKey": "1"}, 400, "sessionKey is '1': allowed is a UUID"),
        (CLICK | {"sessionKey": HASHED}, 400, "sessionKey is '"),
        (CLICK | {"customerKey": HASHED}, 403, "a SHA256 customerKey was used, but token does not"),
        (CLICK | {"customerKey": HASHED, "token": "å"}, 403, "a SHA256 customerKey was used"),
        (
            CLICK
            | {"customerKey": HASHED, "token": TOKEN[:-1] + ("1" if TOKEN[-1] == "0" else "0")},
            403,
            "a SHA256 customerKey was used",
        ),
        (CLICK | {"token": TOKEN}, 400, "token is given with a UUID as customerKey"),
        (CLICK | {"ticket": None}, 400, "ticket is to be a text"),
    ],
)
def test_anything_else_is_refused_with_its_reason(fields: object, status: int, reason: str) -> None:
    """A hash that does not validate with 403, all else with 400."""
    verdict = judge(fields)
    assert (verdict.status, verdict.reason[: len(reason)]) == (status, reason)


def test_the_query_has_no_place_in_it() -> None:
    """The body says it all."""
    verdict = judge(CLICK, query="market=UK")
    assert verdict.reason == "unknown parameter 'market': allowed are none"


def test_the_end_of_a_session_has_no_id() -> None:
    """Its page names none."""
    end = {name: value for name, value in V1.items() if name != "id"}
    assert judge(end, kind="end").status == 204
    assert judge(V1, kind="end").reason == "unknown field 'id' in the body: allowed are none"
