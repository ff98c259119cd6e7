"""An export becomes a whole file or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import (
    RefusedError,
    SettingError,
    UnavailableError,
    UnexpectedAnswerError,
)
from elevate_tag.gdpr.job import Job
from tests.gdpr.conftest import SECRET, Scripted, until_done


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
