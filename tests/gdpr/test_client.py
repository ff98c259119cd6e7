"""The client, against the sandbox cluster and against servers that misbehave."""

import json
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from elevate_tag.gdpr import settings
from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import (
    ForbiddenError,
    GdprError,
    RefusedError,
    SettingError,
    UnavailableError,
    UnexpectedAnswerError,
)
from elevate_tag.gdpr.job import STATUSES, Job
from tests.gdpr.conftest import API_KEY, Cluster, Scripted

NEW_KEY = "e3921377-18a2-47c9-a449-06b894898623"
SECRET = "pkA123456789AB1BE-secret"  # noqa: S105 (of a server that is none)


def until_done(client: GdprClient, job: Job) -> None:
    """Asks as often as the sandbox has steps."""
    assert [client.status(job.jid).status for _ in range(3)] == ["waiting", "running", "done"]


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


def test_an_export_is_a_new_file_that_only_its_owner_may_read(
    gdpr: GdprClient, tmp_path: Path
) -> None:
    """It is personal data, and nothing else is left beside it."""
    job = gdpr.create_export("customer")
    until_done(gdpr, job)
    path = gdpr.download(job.jid, tmp_path / "export.zip")
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]
    assert gdpr.status(job.jid) == Job(job.jid, "not_found")


@pytest.mark.parametrize("name", ["there.zip", "missing/export.zip"])
def test_a_file_that_cannot_be_new_is_told_before_the_export_is_given_away(
    gdpr: GdprClient, tmp_path: Path, name: str
) -> None:
    """The cluster removes the job with the download."""
    (tmp_path / "there.zip").write_text("keep me")
    job = gdpr.create_export("customer")
    until_done(gdpr, job)
    with pytest.raises(SettingError, match=r"(exists|cannot be written).*: name"):
        gdpr.download(job.jid, tmp_path / name)
    assert (tmp_path / "there.zip").read_text() == "keep me"
    assert gdpr.status(job.jid).done


def test_an_export_that_is_not_done_leaves_no_file(gdpr: GdprClient, tmp_path: Path) -> None:
    """And says how far it is."""
    job = gdpr.create_export("customer")
    with pytest.raises(RefusedError, match="the cluster refused it: the job is created"):
        gdpr.download(job.jid, tmp_path / "export.zip")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_zip_is_kept_under_another_name(
    scripted: Callable[..., Scripted], tmp_path: Path
) -> None:
    """The cluster will not give it twice."""
    server = scripted(content=b"<html>sign in</html>")
    with (
        GdprClient(server.url, SECRET) as client,
        pytest.raises(
            UnexpectedAnswerError, match=r"no zip file; it was kept as .*export.zip.part"
        ),
    ):
        client.download("1", tmp_path / "export.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["export.zip.part"]


def test_a_download_that_breaks_off_leaves_no_file(
    scripted: Callable[..., Scripted], tmp_path: Path
) -> None:
    """Half an export is none."""
    server = scripted(content=b"PK", headers={"Content-Length": "1000"})
    with GdprClient(server.url, SECRET) as client, pytest.raises(UnavailableError):
        client.download("1", tmp_path / "export.zip")
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize("status", STATUSES)
def test_every_documented_status_is_told(scripted: Callable[..., Scripted], status: str) -> None:
    """`done` is the one that means done."""
    server = scripted(content=json.dumps({"jid": "1", "status": status, "more": 1}).encode())
    with GdprClient(server.url, SECRET) as client:
        job = client.status("1")
    assert (job, job.done) == (Job("1", status), status == "done")


@pytest.mark.parametrize(
    ("status", "content", "error", "message"),
    [
        (400, b'{"message":"no such key"}', RefusedError, "the cluster refused it: no such key"),
        (403, b"", ForbiddenError, r"the Api-Key is not this cluster's \(403\): \(no message\)"),
        (429, b"slow down", UnavailableError, r"busy \(429\), try again later: slow down"),
        (503, b"<h1>busy</h1>", UnavailableError, r"the cluster is busy \(503\), try again later"),
        (404, b"", UnexpectedAnswerError, "answered 404, is the cluster's address right"),
        (302, b"", UnexpectedAnswerError, "answered 302, is the cluster's address right"),
        (200, b"<html>", UnexpectedAnswerError, "the answer is no job"),
        (200, b"[]", UnexpectedAnswerError, "the answer is no job"),
        (200, b'{"jid":1,"status":"done"}', UnexpectedAnswerError, "the answer is no job"),
    ],
)
def test_other_answers_are_errors_that_say_what_to_do(
    scripted: Callable[..., Scripted],
    status: int,
    content: bytes,
    error: type[GdprError],
    message: str,
) -> None:
    """Each of its own kind."""
    server = scripted(status=status, content=content, headers={"Location": "/elsewhere"})
    with GdprClient(server.url, SECRET) as client, pytest.raises(error, match=message):
        client.create_export("customer")
    assert len(server.asked) == 1


def test_a_cluster_that_is_not_there_is_unavailable() -> None:
    """By the name of what happened."""
    with (
        GdprClient("http://127.0.0.1:1", SECRET) as client,
        pytest.raises(UnavailableError, match=r"did not answer \(ConnectError\)"),
    ):
        client.status("1")


def test_the_secret_is_sent_and_is_nowhere_else(
    scripted: Callable[..., Scripted], caplog: pytest.LogCaptureFixture
) -> None:
    """Not in what is printed or logged, and not in an error nor in what caused it."""
    caplog.set_level(logging.DEBUG)
    server = scripted(status=403, content=json.dumps({"message": f"{SECRET}?"}).encode())
    with GdprClient(server.url, SECRET) as client:
        with pytest.raises(ForbiddenError) as raised:
            client.create_export("customer")
        told = [repr(client), str(client), repr(vars(client)), caplog.text]
    error: BaseException | None = raised.value
    assert error is not None
    assert (error.__cause__, error.__context__) == (None, None)
    assert server.asked[0][2]["api-key"] == SECRET
    assert str(error).endswith("(403): …?")
    assert not any(SECRET in each for each in [*told, repr(error), repr(vars(error))])


@pytest.mark.parametrize(
    "given",
    [{"api_key": SECRET}, {"api": "v1", "credentials": ("user", SECRET)}],
)
def test_a_broken_connection_brings_no_secret_along(given: dict[str, Any]) -> None:
    """An error of httpx holds its request, and that its headers."""
    with (
        GdprClient("http://127.0.0.1:1", **given) as client,
        pytest.raises(UnavailableError) as raised,
    ):
        client.status("1")
    error = raised.value
    assert (error.__cause__, error.__suppress_context__) == (None, True)
    assert isinstance(error.__context__, httpx.RequestError)
    assert not {"api-key", "authorization"} & set(error.__context__.request.headers)


def test_an_answer_that_cannot_be_unpacked_is_unexpected(
    scripted: Callable[..., Scripted],
) -> None:
    """It says gzip, and is none."""
    server = scripted(content=b"plain", headers={"Content-Encoding": "gzip"})
    with (
        GdprClient(server.url, SECRET) as client,
        pytest.raises(UnexpectedAnswerError, match=r"cannot be read \(DecodingError\)"),
    ):
        client.status("1")


@pytest.mark.parametrize(
    ("cluster", "origin"),
    [
        ("w1A2B3C4D", "https://w1A2B3C4D.elevate-api.cloud"),
        ("https://w1A2B3C4D.api.esales.apptus.cloud/", "https://w1A2B3C4D.api.esales.apptus.cloud"),
        ("http://localhost:8801", "http://localhost:8801"),
        ("http://[::1]:8801", "http://[::1]:8801"),
    ],
)
def test_a_cluster_is_named_by_id_or_url(cluster: str, origin: str) -> None:
    """The newer host is the default."""
    assert settings.origin_of(cluster) == origin
    older = "https://{cluster-id}.api.esales.apptus.cloud"
    assert settings.origin_of("w00000000", older) == "https://w00000000.api.esales.apptus.cloud"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cluster": "w1A2B3C4"}, "cluster is 'w1A2B3C4': write its id, such as w1A2B3C4D, or its"),
        ({"cluster": ""}, "cluster is '': write its id"),
        ({"cluster": "https://shop.example/api"}, "or its URL without a path"),
        ({"cluster": "https://user@shop.example"}, "a URL with more than an origin"),
        ({"cluster": "http://shop.example"}, "to which a secret would travel unencrypted"),
        ({"cluster": "http://192.168.1.20"}, "to which a secret would travel unencrypted"),
        ({"api_base": "https://shop.example"}, "write a URL with {cluster-id} in its host"),
        ({"api": "v4"}, "api is 'v4': allowed are admin/v4, admin/v3, v2, v1"),
        ({"api_key": ""}, "api_key is missing: it was supplied during on-boarding"),
        ({"api": "v1"}, "credentials is missing"),
        ({"api_key": "pk\n"}, r"api_key holds a space at an end, a line break .* \(3 characters"),
        ({"api_key": "pkå"}, "or a character that is not ASCII"),
    ],
)
def test_a_setting_that_would_not_work_is_told_at_once(
    changes: dict[str, str], message: str
) -> None:
    """By name, and never with the secret."""
    given = {"cluster": "w1A2B3C4D", "api_key": SECRET} | changes
    with pytest.raises(SettingError, match=message):
        GdprClient(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["", " customer"])
def test_an_empty_key_is_not_sent(gdpr: GdprClient, cluster: Cluster, key: str) -> None:
    """Nor one with spaces around it."""
    for act in (gdpr.create_export, gdpr.create_removal, gdpr.status):
        with pytest.raises(
            SettingError, match="it must be neither empty nor have spaces around it"
        ):
            act(key)
    assert len(cluster.ledger.arrivals()) == 1


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
