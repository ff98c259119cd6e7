"""The wheel holds all that the console script needs, beside the code."""

import subprocess
import sys
import zipfile
from pathlib import Path

from elevate_tag.paths import DIST, ROOT, TEMPLATES, WEB


def test_templates_web_and_build_are_in_the_wheel(tmp_path: Path) -> None:
    """Under the names that `paths` looks for."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        f"elevate_tag/{path.relative_to(ROOT).as_posix()}"
        for folder in (TEMPLATES, WEB, DIST)
        for path in folder.rglob("*")
        if path.is_file()
    ]
    assert len(wanted) > 50
    assert [name for name in wanted if name not in packed] == []
