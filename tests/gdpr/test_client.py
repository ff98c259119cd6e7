"""The client, against the sandbox cluster: jobs, and how they are."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import ForbiddenError, SettingError
from elevate_tag.gdpr.job import STATUSES, Job
from tests.gdpr.conftest import API_KEY, SECRET, Cluster, Scripted, until_done


@pytest.mark.parametrize("api", ["admin/v4", "admin/v3", "v2"])
def test_a_customer_is_exported_and_removed(cluster: Cluster, tmp_path: Path, api: str) -> None:
    """The export holds what was there, and afterwards it is there no more."""
    with GdprClient(cluster.url, API_KEY, api=api) as client:
        export, removal = client.create_export("customer"), client.create_removal("customer")
        assert (export.status, removal.status, export.done) == ("created", "created", False)
        until_done(client, export)
        path = client.download(export.jid, tmp_path / "export.zip")
    with zipfile.ZipFile(path) as archive:
        (line,) = archive.read("notifications.jsonl").splitlines()
    assert json.loads(line)["customerKey"] == "customer"
    assert cluster.ledger.arrivals() == []


def test_version_1_takes_credentials(cluster: Cluster) -> None:
    """Instead of the Api-Key."""
    with GdprClient(cluster.url, api="v1", credentials=("sandbox", "sandbox-password")) as client:
        assert client.create_export("customer").status == "created"
    with (
        GdprClient(cluster.url, api="v1", credentials=("sandbox", SECRET)) as client,
        pytest.raises(
            ForbiddenError, match=r"the user or the password is not this cluster's \(401"
        ),
    ):
        client.create_removal("customer")
    assert len(cluster.ledger.arrivals()) == 1


@pytest.mark.parametrize("status", STATUSES)
def test_every_documented_status_is_told(scripted: Callable[..., Scripted], status: str) -> None:
    """`done` is the one that means done."""
    server = scripted(content=json.dumps({"jid": "1", "status": status, "more": 1}).encode())
    with GdprClient(server.url, SECRET) as client:
        job = client.status("1")
    assert (job, job.done) == (Job("1", status), status == "done")


@pytest.mark.parametrize("key", ["", " customer"])
def test_an_empty_key_is_not_sent(gdpr: GdprClient, cluster: Cluster, key: str) -> None:
    """Nor one with spaces around it."""
    for act in (gdpr.create_export, gdpr.create_removal, gdpr.status):
        with pytest.raises(
            SettingError, match="it must be neither empty nor have spaces around it"
        ):
            act(key)
    assert len(cluster.ledger.arrivals()) == 1
