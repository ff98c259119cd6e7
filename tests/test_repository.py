"""What holds for the repository as a whole."""

import re
import subprocess
from pathlib import Path

from elevate_tag.paths import ROOT


def committed() -> list[Path]:
    """The files that git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_readme_can_be_read_in_one_sitting() -> None:
    """Two hundred lines at most."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200


def test_links_to_files_lead_somewhere() -> None:
    """In every page of documentation."""
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in committed()
        if page.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_no_lock_file_records_where_packages_were_downloaded() -> None:
    """Pins are versions and hashes, good for any registry."""
    for name in ("requirements.txt", "package-lock.json", "bench/package-lock.json"):
        assert not re.search(r"https?://(?!\S*funding)", (ROOT / name).read_text(encoding="utf-8"))
