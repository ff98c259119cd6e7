"""Sees to it that the end-to-end tests have their browsers: `python -m tools.install_browsers`.

An engine is there if Playwright's own build or the system's browser is. What is missing is
installed with apt-get where that can be done without asking: on Debian and Ubuntu, as root or with
a sudo that wants no password. Anywhere else it says what to install, and exits with 1.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from playwright.sync_api import sync_playwright

from tests.e2e.harness import engines

LOCK = "DPkg::Lock::Timeout=300"
"""Seconds to wait for another apt-get to finish."""


def main() -> int:
    """Installs what is missing."""
    missing = missing_engines()
    if missing and (prefix := apt_prefix()) is not None:
        install(prefix, packages(missing))
        missing = missing_engines()
    for engine in missing:
        print(engines.how_to_install(engine), file=sys.stderr)
    return 1 if missing else 0


def missing_engines() -> list[str]:
    """The engines of the suite that no browser stands for."""
    with sync_playwright() as playwright:
        own = {name: engines.own_program(playwright, name) for name in engines.DEFAULT}
    return [name for name, program in own.items() if engines.find(name, program) is None]


def packages(missing: Iterable[str]) -> list[str]:
    """Debian's packages for these engines."""
    return [package for name in missing for package in engines.PACKAGES[name]]


def apt_prefix() -> list[str] | None:
    """What to put before `apt-get`: nothing, sudo, or None where it cannot be run."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run([*sudo, "true"], check=False, capture_output=True)  # noqa: S603 (fixed words)
    return sudo if asked.returncode == 0 else None


def install(prefix: list[str], names: list[str]) -> None:
    """Runs apt-get; what it cannot do shows in the engines that are missing afterwards."""
    print(f"installing {' '.join(names)}", flush=True)
    get = [*prefix, "apt-get", "-o", LOCK]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        subprocess.run([*get, *words], check=False, stdout=subprocess.DEVNULL)  # noqa: S603 (our own package names)


if __name__ == "__main__":
    sys.exit(main())
