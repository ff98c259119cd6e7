"""Jobs on a customer's data and the migration of keys, over HTTP."""

import io
import json
import zipfile
from typing import Any

import httpx
import pytest

from tests.sandbox.cluster.notification.known import CUSTOMER
from tests.sandbox.cluster.running import TEXT, VISITOR, Running

KEY = {"Api-Key": "sandbox-api-key"}
JOBS = "/api/admin/v4/event-data"
MIGRATE = "/api/v2/migrations/customer-keys"


def job(cluster: Running, kind: str, customer_key: str = "customer") -> str:
    """Creates a job, and asks for its status until it is done."""
    url = f"{JOBS}/create-{kind}-customer-job"
    answer = cluster.http.post(url, params={"customerKey": customer_key}, headers=KEY).json()
    assert answer["status"] == "created"
    statuses = [status(cluster, answer["jid"]) for _ in range(4)]
    assert statuses == ["waiting", "running", "done", "done"]
    return str(answer["jid"])


def status(cluster: Running, jid: str) -> str:
    """Of a job; the answer names it."""
    answer = cluster.http.get(f"{JOBS}/job-status", params={"jid": jid}, headers=KEY).json()
    assert answer["jid"] == jid
    return str(answer["status"])


def result(cluster: Running, jid: str) -> httpx.Response:
    """The download of an export."""
    return cluster.http.get(f"{JOBS}/export-customer-job-result", params={"jid": jid}, headers=KEY)


def unpacked(response: httpx.Response) -> dict[str, list[Any]]:
    """The records of a zip, by file."""
    assert response.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {
            name: [json.loads(line) for line in archive.read(name).decode().splitlines()]
            for name in archive.namelist()
        }


def visit(cluster: Running, **who: str) -> None:
    """A click in the ledger."""
    cluster.http.post(
        "/api/storefront/v3/notifications/click",
        params=VISITOR | who,
        content=json.dumps({"ticket": cluster.tickets.new("P1")}),
        headers={"Content-Type": TEXT},
    )


def test_an_export_holds_what_the_customer_and_linked_keys_did(cluster: Running) -> None:
    """As JSON Lines; another customer's is not in it."""
    visit(cluster)
    visit(cluster, customerKey="member")
    visit(cluster, customerKey="stranger", sessionKey="elsewhere")
    lines = unpacked(result(cluster, job(cluster, "export")))["notifications.jsonl"]
    assert [each["customerKey"] for each in lines] == ["customer", "member"]
    assert lines[0]["type"] == "click"
    assert lines[0]["productKey"] == "P1"
    assert lines[0]["time"].endswith("Z")


def test_what_was_searched_for_is_exported_and_removed_too(cluster: Running) -> None:
    """It is in no notification."""
    cluster.query("search-page", q="mug", customerKey="seeker")
    exported = unpacked(result(cluster, job(cluster, "export", "seeker")))
    assert exported == {"searches.jsonl": [{"customerKey": "seeker", "phrase": "mug"}]}
    job(cluster, "remove", "seeker")
    assert cluster.query("autocomplete", customerKey="seeker")["recentSearches"] == []


def test_an_export_of_nothing_says_so(cluster: Running) -> None:
    """With a file of that name."""
    assert unpacked(result(cluster, job(cluster, "export", "nobody"))) == {"empty.txt": []}


def test_a_removal_removes_the_customer_s_data_and_nobody_else_s(cluster: Running) -> None:
    """From the ledger, of which live pages then start over."""
    visit(cluster)
    visit(cluster, customerKey="member")
    visit(cluster, customerKey="stranger", sessionKey="elsewhere")
    before = cluster.ledger.epoch
    job(cluster, "remove", "member")
    assert [each.customer_key for each in cluster.ledger.arrivals()] == ["stranger"]
    assert cluster.ledger.epoch != before
    assert unpacked(result(cluster, job(cluster, "export"))) == {"empty.txt": []}


def test_an_export_is_downloaded_once_and_only_when_it_is_done(cluster: Running) -> None:
    """Then the job is gone."""
    url = f"{JOBS}/create-export-customer-job"
    jid = cluster.http.post(url, params={"customerKey": "c"}, headers=KEY).json()["jid"]
    early = result(cluster, jid)
    assert (early.status_code, early.json()["message"][:18]) == (400, "the job is created")
    for _ in range(3):
        status(cluster, jid)
    assert result(cluster, jid).status_code == 200
    assert status(cluster, jid) == "not_found"
    assert result(cluster, jid).status_code == 400


def test_a_removal_has_nothing_to_download(cluster: Running) -> None:
    """And an unknown job has no status."""
    answer = result(cluster, job(cluster, "remove"))
    assert answer.status_code == 400
    assert answer.json()["message"].startswith("no export job has the jid '")
    assert status(cluster, "nothing") == "not_found"


@pytest.mark.parametrize("version", ["admin/v4", "admin/v3", "v2"])
@pytest.mark.parametrize(
    ("method", "path", "query", "key", "status_code", "message"),
    [
        ("POST", "create-remove-customer-job", "customerKey=c", None, 403, "header Api-Key is mis"),
        ("POST", "create-remove-customer-job", "customerKey=c", "x", 403, "header Api-Key is not"),
        ("POST", "create-export-customer-job", "", KEY["Api-Key"], 400, "parameter customerKey is"),
        ("POST", "create-export-customer-job", "customerKey=", KEY["Api-Key"], 400, "parameter cu"),
        ("POST", "create-export-customer-job", "jid=1", KEY["Api-Key"], 400, "unknown parameter"),
        (
            "GET",
            "create-remove-customer-job",
            "customerKey=c",
            KEY["Api-Key"],
            405,
            "method GET is",
        ),
        ("POST", "job-status", "jid=1", KEY["Api-Key"], 405, "method POST is not allowed"),
        ("GET", "job-status", "", KEY["Api-Key"], 400, "parameter jid is missing"),
        ("GET", "export-customer-job-result", "jid=1", None, 403, "header Api-Key is missing"),
    ],
)
def test_a_wrong_request_is_refused(
    cluster: Running,
    version: str,
    method: str,
    path: str,
    query: str,
    key: str | None,
    status_code: int,
    message: str,
) -> None:
    """In each version alike; the key comes first."""
    visit(cluster, customerKey="c")
    headers = {} if key is None else {"Api-Key": key}
    url = f"/api/{version}/event-data/{path}?{query}"
    answer = cluster.http.request(method, url, headers=headers)
    assert (answer.status_code, answer.json()["message"][: len(message)]) == (status_code, message)
    assert len(cluster.ledger.arrivals()) == 1


@pytest.mark.parametrize(
    ("credentials", "status_code"),
    [(("sandbox", "sandbox-password"), 200), (("sandbox", "wrong"), 401), (None, 401)],
)
def test_version_1_wants_the_cluster_s_credentials(
    cluster: Running, credentials: tuple[str, str] | None, status_code: int
) -> None:
    """And not the Api-Key."""
    url = "/api/v1/event-data/create-export-customer-job?customerKey=c"
    auth = httpx.BasicAuth(*credentials) if credentials else httpx.Auth()
    answer = cluster.http.post(url, auth=auth, headers=KEY)
    assert answer.status_code == status_code
    assert ("WWW-Authenticate" in answer.headers) == (status_code == 401)


@pytest.mark.parametrize("authorization", [b"Basic ???", b"Bearer x", b"Basic", b"Basic \xe9"])
def test_credentials_that_cannot_be_read_are_wrong_ones(
    cluster: Running, authorization: bytes
) -> None:
    """And no error of the cluster."""
    url = "/api/v1/event-data/job-status?jid=1"
    assert cluster.http.get(url, headers={b"Authorization": authorization}).status_code == 401


def test_a_migrated_key_is_linked_to_the_old_one(cluster: Running) -> None:
    """So an export of the new one holds what the old one did."""
    visit(cluster, customerKey="user1")
    answer = cluster.http.post(
        MIGRATE,
        params={"market": "UK"},
        json=[{"oldKey": "user1", "newKey": CUSTOMER}],
        headers=KEY,
    )
    assert (answer.status_code, answer.content) == (204, b"")
    lines = unpacked(result(cluster, job(cluster, "export", CUSTOMER)))["notifications.jsonl"]
    assert [each["customerKey"] for each in lines] == ["user1"]


PAIR = {"oldKey": "user1", "newKey": CUSTOMER}


@pytest.mark.parametrize(
    ("query", "content", "message"),
    [
        ("", [PAIR], "parameter market is missing"),
        ("market=DK", [PAIR], "unknown market 'DK': configured are UK, SE"),
        ("market=UK", [], "the body is to be an array with a pair of keys at least"),
        ("market=UK", PAIR, "the body is to be an array"),
        ("market=UK", ["user1"], '[0] is to be {"oldKey": "…", "newKey": "…"}'),
        ("market=UK", [PAIR, {"oldKey": "user1"}], '[1] is to be {"oldKey"'),
        ("market=UK", [PAIR | {"market": "UK"}], '[0] is to be {"oldKey"'),
        ("market=UK", [PAIR | {"oldKey": ""}], "oldKey is empty"),
        (
            "market=UK",
            [PAIR | {"oldKey": "a\ud800"}],
            "[0].oldKey has half a character, in 'a\\ud8",
        ),
        ("market=UK", [PAIR | {"oldKey": None}], "[0] is to have two keys, got null"),
        ("market=UK", [PAIR | {"newKey": "user2"}], "[0].newKey is 'user2': allowed is a UUID of"),
    ],
)
def test_a_migration_that_is_not_as_documented_is_refused(
    cluster: Running, query: str, content: object, message: str
) -> None:
    """Whole."""
    # Not httpx's `json`, which cannot write half a character.
    answer = cluster.http.post(f"{MIGRATE}?{query}", content=json.dumps(content), headers=KEY)
    assert (answer.status_code, answer.json()["message"][: len(message)]) == (400, message)


def test_a_migration_needs_the_api_key_and_json(cluster: Running) -> None:
    """In that order."""
    url = f"{MIGRATE}?market=UK"
    assert cluster.http.post(url, content=b"x").status_code == 403
    answer = cluster.http.post(url, content=b"x", headers=KEY)
    assert answer.json()["message"].startswith("the body is not JSON")
