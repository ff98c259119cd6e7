"""Which new keys stand for which old ones."""

import json
from collections.abc import Callable

import pytest

from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import RefusedError, SettingError
from tests.gdpr.conftest import API_KEY, NEW_KEY, SECRET, Cluster, Scripted


def test_keys_are_migrated(scripted: Callable[..., Scripted], cluster: Cluster) -> None:
    """As the vendor's page shows it, and the sandbox takes it."""
    server = scripted(status=204, content=b"")
    with GdprClient(server.url, SECRET, api="v2") as client:
        client.migrate("UK", {"user1": NEW_KEY})
    ((method, url, headers, body),) = server.asked
    assert (method, url) == ("POST", f"{server.url}/api/v2/migrations/customer-keys?market=UK")
    assert headers["api-key"] == SECRET
    assert json.loads(body) == [{"oldKey": "user1", "newKey": NEW_KEY}]
    with GdprClient(cluster.url, API_KEY) as client:
        client.migrate("UK", {"user1": NEW_KEY.upper()})
        with pytest.raises(RefusedError, match="unknown market 'DK'"):
            client.migrate("DK", {"user1": NEW_KEY})


@pytest.mark.parametrize(
    ("market", "new_by_old", "message"),
    [
        ("", {"user1": NEW_KEY}, "market is ''"),
        ("UK", {}, "new_by_old is empty"),
        ("UK", {"": NEW_KEY}, "an old key is ''"),
        (
            "UK",
            {"user1": "user2"},
            "the new key of 'user1' is 'user2': allowed is a UUID of version",
        ),
        ("UK", {"user1": NEW_KEY.replace("-", "")}, "allowed is a UUID of version 4"),
        ("UK", {"user1": NEW_KEY.replace("47c9", "17c9")}, "allowed is a UUID of version 4"),
    ],
)
def test_a_migration_is_checked_before_it_is_sent(
    gdpr: GdprClient, market: str, new_by_old: dict[str, str], message: str
) -> None:
    """Whole."""
    with pytest.raises(SettingError, match=message):
        gdpr.migrate(market, new_by_old)


def test_version_1_has_no_migration() -> None:
    """It wants an Api-Key."""
    client = GdprClient("w1A2B3C4D", api="v1", credentials=("user", SECRET))
    with client, pytest.raises(SettingError, match="which has no migration"):
        client.migrate("UK", {"user1": NEW_KEY})
