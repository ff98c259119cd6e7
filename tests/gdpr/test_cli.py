"""`elevate-tag gdpr`, as people run it."""

import zipfile
from pathlib import Path

import pytest

from elevate_tag.cli import main
from elevate_tag.gdpr.cli import API_KEY as VARIABLE
from elevate_tag.gdpr.cli import CREDENTIALS
from tests.access.surroundings import UNUSABLE
from tests.gdpr.conftest import API_KEY, Cluster


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, API_KEY)
    monkeypatch.delenv(CREDENTIALS, raising=False)


def test_an_export_from_its_job_to_its_file(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line each, the id first."""
    where = ("--cluster-id", cluster.url)
    assert main(["gdpr", "export", *where, "customer"]) == 0
    jid, status = capsys.readouterr().out.split()
    assert status == "created"
    for expected in ("waiting", "running", "done"):
        assert main(["gdpr", "status", *where, jid]) == 0
        assert capsys.readouterr().out == f"{jid} {expected}\n"
    path = tmp_path / "export.zip"
    assert main(["gdpr", "download", *where, jid, str(path)]) == 0
    assert capsys.readouterr().out == f"written to {path}\n"
    assert zipfile.is_zipfile(path)


def test_a_removal_wants_to_be_meant(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--yes` nothing is asked for."""
    command = ["gdpr", "remove", "--cluster-id", cluster.url, "customer"]
    assert main(command) == 2
    assert "removing cannot be taken back: export first, then add --yes" in capsys.readouterr().err
    assert len(cluster.ledger.arrivals()) == 1
    assert main([*command, "--yes"]) == 0
    assert cluster.ledger.arrivals() == []


def test_version_1_reads_its_credentials(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a variable of their own."""
    command = ["gdpr", "export", "--api", "v1", "--cluster-id", cluster.url, "customer"]
    assert main(command) == 2
    monkeypatch.setenv(CREDENTIALS, "sandbox:sandbox-password")
    assert main(command) == 0


@pytest.mark.parametrize(
    ("cluster_id", "key", "status", "message"),
    [
        ("w1", API_KEY, 2, "cluster is 'w1': write its id"),
        ("", "", 2, "api_key is missing: it was supplied during on-boarding (the secret: ELEVATE_"),
        ("", "another", 1, "the Api-Key is not this cluster's (403)"),
        ("http://127.0.0.1:1", API_KEY, 1, "http://127.0.0.1:1 did not answer"),
    ],
)
def test_what_went_wrong_is_one_line_on_standard_error(
    cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cluster_id: str,
    key: str,
    status: int,
    message: str,
) -> None:
    """2 for a setting, 1 for the cluster; an empty id is the sandbox's."""
    monkeypatch.setenv(VARIABLE, key)
    assert main(["gdpr", "export", "--cluster-id", cluster_id or cluster.url, "customer"]) == status
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith(f"elevate-tag gdpr: {message}")


@UNUSABLE
def test_a_proxy_or_certificates_that_cannot_be_used_are_one_line_with_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    kind: str,
) -> None:
    """With the variables to look at, and no password."""
    monkeypatch.setenv(variable, value)
    assert main(["gdpr", "export", "--cluster-id", "w1A2B3C4D", "customer"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(
        "elevate-tag gdpr: the environment has a proxy or certificates that cannot be used "
        f"({kind}): look at SSL_CERT_FILE, SSL_CERT_DIR, HTTPS_PROXY"
    )
    assert "ssw0rd" not in err
