"""Which browser is taken for an engine, and what is said where there is none."""

from pathlib import Path

import pytest

from tests.e2e.harness import engines


def test_playwrights_own_build_comes_first(tmp_path: Path) -> None:
    """It is what its makers test Playwright with."""
    own = tmp_path / "firefox"
    own.touch()
    assert engines.find("firefox", own) == engines.Found("firefox", own, own=True)


def test_the_systems_browser_comes_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found on the PATH."""
    system = tmp_path / "chromium"
    system.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = engines.find("chromium", tmp_path / "not installed")
    assert found == engines.Found("chromium", system, own=False)


@pytest.mark.parametrize("name", engines.ENGINES)
def test_a_missing_engine_is_told_with_what_to_install(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is found on an empty PATH, and the message has a command to run."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engines.find(name, None) is None
    assert f"apt-get install {engines.PACKAGES[name][0]}" in engines.how_to_install(name)
    assert ("playwright install" in engines.how_to_install(name)) == (name != "wpe")


def test_chromium_s_shell_is_taken_along_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the whole browser, not in its place."""
    for name in ("chromium", engines.SHELL):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = engines.find("chromium", None)
    assert found == engines.Found(
        "chromium", tmp_path / "chromium", own=False, shell=tmp_path / engines.SHELL
    )
    (tmp_path / "chromium").unlink()
    assert engines.find("chromium", None) is None
