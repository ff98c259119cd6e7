"""Market, user context and keys."""

import pytest

from elevate_tag.sandbox.cluster import visitor
from elevate_tag.sandbox.cluster.refusal import Refused

BOTH = {"customerKey": "c", "sessionKey": "s"}


@pytest.mark.parametrize(
    "given",
    [
        BOTH,
        BOTH | {"userContext": "PERSONALIZED"},
        {"sessionKey": "s", "userContext": "UNPERSONALIZED"},
        {"userContext": "ANONYMOUS"},
        {"userContext": "SYNTHETIC"},
        {"customerKey": "c", "userContext": "SYNTHETIC"},
        BOTH | {"userContext": "SYNTHETIC"},
    ],
)
def test_the_keys_that_a_user_context_goes_with_are_taken(given: dict[str, str]) -> None:
    """None means PERSONALIZED."""
    visitor.check({"market": "UK"} | given, ["UK", "SE"])


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "parameter customerKey is missing (userContext is PERSONALIZED)"),
        ({"customerKey": "c"}, "parameter sessionKey is missing (userContext is PERSONALIZED)"),
        (
            {"userContext": "UNPERSONALIZED"},
            "parameter sessionKey is missing (userContext is UNPERSONALIZED)",
        ),
        (
            BOTH | {"userContext": "UNPERSONALIZED"},
            "parameter customerKey is not allowed when userContext is UNPERSONALIZED",
        ),
        (
            {"sessionKey": "s", "userContext": "ANONYMOUS"},
            "parameter sessionKey is not allowed when userContext is ANONYMOUS",
        ),
        (
            BOTH | {"userContext": "anonymous"},
            "unknown userContext 'anonymous': "
            "allowed are PERSONALIZED, UNPERSONALIZED, ANONYMOUS, SYNTHETIC",
        ),
        (BOTH | {"market": "DK"}, "unknown market 'DK': configured are UK, SE"),
    ],
)
def test_other_keys_are_refused_by_name(given: dict[str, str], reason: str) -> None:
    """Both ways: a missing key and one that consent does not cover."""
    with pytest.raises(Refused) as refused:
        visitor.check({"market": "UK"} | given, ["UK", "SE"])
    assert refused.value.reason == reason


def test_a_request_without_market_is_refused() -> None:
    """It is asked for first."""
    with pytest.raises(Refused, match="parameter market is missing"):
        visitor.check(BOTH, ["UK"])
