"""Which new keys stand for which old ones."""

import json
import uuid
from collections.abc import Callable
from typing import Any

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


def test_keys_may_be_uuids(scripted: Callable[..., Scripted]) -> None:
    """As a shop's database gives them."""
    server = scripted(status=204, content=b"")
    old = uuid.uuid1()
    with GdprClient(server.url, SECRET) as client:
        client.migrate("UK", {old: uuid.UUID(NEW_KEY)})
    assert json.loads(server.asked[0][3]) == [{"oldKey": str(old), "newKey": NEW_KEY}]


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
        (None, {"user1": NEW_KEY}, "market is None"),
        ("UK", None, "new_by_old is None: give a mapping"),
        ("UK", [("user1", NEW_KEY)], r"new_by_old is \[.*: give a mapping"),
        ("UK", {None: NEW_KEY}, "an old key is None"),
        ("UK", {7: NEW_KEY}, "an old key is 7"),
        ("UK", {"user1": None}, "the new key of 'user1' is None: allowed is a UUID of version 4"),
        ("UK", {"user1": 7}, "the new key of 'user1' is 7: allowed is a UUID of version 4"),
        ("UK", {"user1": uuid.UUID(int=1)}, "is '00000000-.*allowed is a UUID of version 4"),
        ("UK", {"user1": NEW_KEY.replace("-", "")}, "allowed is a UUID of version 4"),
        ("UK", {"user1": NEW_KEY.replace("47c9", "17c9")}, "allowed is a UUID of version 4"),
    ],
)
def test_a_migration_is_checked_before_it_is_sent(
    gdpr: GdprClient, market: Any, new_by_old: Any, message: str
) -> None:
    """Whole."""
    with pytest.raises(SettingError, match=message):
        gdpr.migrate(market, new_by_old)


def test_version_1_has_no_migration() -> None:
    """It wants an Api-Key."""
    client = GdprClient("w1A2B3C4D", api="v1", credentials=("user", SECRET))
    with client, pytest.raises(SettingError, match="which has no migration"):
        client.migrate("UK", {"user1": NEW_KEY})
