"""Cases that share a visit: each fails by its own name and with its own evidence."""

import os
import re
import subprocess
import sys
from pathlib import Path

from elevate_tag.paths import ROOT

SHARED = """
def test_five(page_with, case):
    page = page_with("", where="absent").page
    with case("right"):
        assert page.evaluate("1") == 1
    with case("wrong"):
        assert page.evaluate("1") == 2
    with case("loud"):
        page.evaluate("console.log('oops')")
    with case("right again"):
        assert page.evaluate("1") == 1
    with case("wrong again"):
        assert page.evaluate("1") == 2
"""


def test_a_failed_case_is_named_and_keeps_its_evidence_and_the_others_run(tmp_path: Path) -> None:
    """Also one in which the page was not silent; pytest runs these as it runs the suite."""
    file = tmp_path / "test_shared.py"
    file.write_text(SHARED)
    ini = tmp_path / "pytest.ini"
    ini.touch()
    chosen = ["--engine", "chromium", "--bundle", "compiled", "-p", "no:cacheprovider"]
    fixtures = ["-p", "tests.conftest", "-p", "tests.e2e.conftest"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "1", *fixtures, *chosen, "-c", ini, file],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "pysrc"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.findall(r"^SUBFAILED\[(.*?)\]", done.stdout, re.MULTILINE)
    assert failed == ["wrong", "loud", "wrong again"]
    assert done.returncode == 1
    (kept,) = (tmp_path / "test-results").iterdir()
    folders = {path.name for path in kept.iterdir() if path.is_dir()}
    assert folders == {"wrong", "loud", "wrong_again"}
    for quiet in ("wrong", "wrong_again"):
        assert "oops" not in (kept / quiet / "visit-1.json").read_text()
    assert "oops" in (kept / "loud" / "visit-1.json").read_text()
    assert (kept / "loud" / "visit-1-tab-1.png").exists()
