"""An export becomes a whole file or none."""

import errno
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from elevate_tag.gdpr import download
from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import (
    NotWrittenError,
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


def export() -> bytes:
    """A zip of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("empty.txt", "")
    return made.getvalue()


@contextmanager
def answered() -> Iterator[httpx.Response]:
    """As the cluster gives it away, once."""
    yield httpx.Response(200, content=export())


def no_link(*_: object) -> None:
    """As file systems do that have none."""
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """And the export is kept beside it."""
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    path = tmp_path / "export.zip"

    @contextmanager
    def slow() -> Iterator[httpx.Response]:
        path.write_text("keep me")
        with answered() as response:
            yield response

    with pytest.raises(NotWrittenError, match=r"export.zip \(File exists\): .*export.zip.part"):
        download.to_file(path, slow)
    assert path.read_text() == "keep me"
    assert (tmp_path / "export.zip.part").read_bytes() == export()


def test_without_links_it_is_a_whole_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick."""
    monkeypatch.setattr(os, "link", no_link)
    path = download.to_file(tmp_path / "export.zip", answered)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == export()


def test_what_came_before_the_disk_was_full_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cluster will not give it twice."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        NotWrittenError, match=r"No space left on device\): .* kept as .*export.zip.part"
    ):
        download.to_file(tmp_path / "export.zip", answered)
    assert [each.name for each in tmp_path.iterdir()] == ["export.zip.part"]
