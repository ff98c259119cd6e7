"""Sees to it that the tests have their browsers and PostgreSQL: `python -m tools.install_programs`.

An engine is there if Playwright's own build or the system's browser is. What is missing is
installed with apt-get where that can be done without asking: on Debian and Ubuntu, as root or with
a sudo that wants no password. Anywhere else it says what to install, and exits with 1. Chromium's
shell (`engines.SHELL`) makes the tests quicker: it is installed where it can be, and not needed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from tests.e2e.harness import engines
from tests.payments.harness import postgresql

LOCK = "DPkg::Lock::Timeout=300"
"""Seconds to wait for another apt-get to finish."""


@dataclass(frozen=True)
class Missing:
    """What no program here stands for: Debian's packages of it, and what to tell people."""

    packages: Sequence[str]
    how_to_install: str


def main() -> int:
    """Installs what is missing."""
    found = missing()
    quicker = [engines.SHELL] if lacks_shell() else []
    if (found or quicker) and (prefix := apt_prefix()) is not None:
        for packages in ([package for each in found for package in each.packages], quicker):
            if packages:
                install(prefix, packages)
        found = missing()
    for each in found:
        print(each.how_to_install, file=sys.stderr)
    return 1 if found else 0


def missing() -> list[Missing]:
    """What the tests would miss."""
    found = [
        Missing(engines.PACKAGES[name], engines.how_to_install(name)) for name in missing_engines()
    ]
    if postgresql.programs() is None:
        found.append(Missing(postgresql.PACKAGES, postgresql.how_to_install()))
    return found


def missing_engines() -> list[str]:
    """The engines of the suite that no browser stands for."""
    return [name for name, found in browsers().items() if found is None]


def lacks_shell() -> bool:
    """Whether Chromium is, or will be, the system's, and its shell is not there."""
    found = browsers()["chromium"]
    return found is None or not (found.own or found.shell)


def browsers() -> dict[str, engines.Found | None]:
    """What stands for each engine of the suite."""
    with sync_playwright() as playwright:
        own = {name: engines.own_program(playwright, name) for name in engines.DEFAULT}
    return {name: engines.find(name, program) for name, program in own.items()}


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
    """Runs apt-get; what it cannot do shows in what is missing afterwards."""
    print(f"installing {' '.join(names)}", flush=True)
    get = [*prefix, "apt-get", "-o", LOCK]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        subprocess.run([*get, *words], check=False, stdout=subprocess.DEVNULL)  # noqa: S603 (our own package names)


if __name__ == "__main__":
    sys.exit(main())
