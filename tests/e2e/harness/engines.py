"""Which browser stands for each engine here, and what to install where none does.

Playwright's own build if `playwright install` put it here; else the system's browser; else nothing,
and then a test fails: an engine is never left out in silence.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

DEFAULT = ("chromium", "firefox", "webkit")
"""What the suite runs in."""

ENGINES = (*DEFAULT, "wpe")
"""`wpe`, only when asked for, is WPE WebKit 2.38 of Debian 12: as old as Safari 16.0."""

PACKAGES = {
    "chromium": ("chromium",),
    "firefox": ("firefox-esr",),
    # xdotool for the clicks that WebKit's driver gets wrong: see webkit_input.py.
    "webkit": ("webkit2gtk-driver", "xvfb", "xdotool"),
    "wpe": ("cog", "wpewebkit-driver"),
}
"""Debian's and Ubuntu's packages."""

SHELL = "chromium-headless-shell"
"""Chromium without windows, a program and a package of Debian's. Its pages open and close three
times as fast, and none is ever kept in a back/forward cache."""

MINIBROWSERS = ("lib/*/webkit2gtk-4.1/MiniBrowser", "libexec/webkit2gtk-4.1/MiniBrowser")
"""WebKitGTK's example browser, under /usr and on no PATH: Debian's place and Fedora's."""


@dataclass(frozen=True)
class Found:
    """A browser; `own` when it is Playwright's build, which knows its own place.

    `shell` is Chromium's, where it is installed beside the system's; Playwright's own brings one.
    """

    engine: str
    program: Path
    own: bool
    shell: Path | None = None


def find(engine: str, own_program: Path | None) -> Found | None:
    """The browser for an engine; `own_program` is where Playwright's build would be."""
    if own_program and own_program.exists():
        return Found(engine, own_program, own=True)
    program = _SYSTEM[engine]()
    shell = _first_of(SHELL) if engine == "chromium" else None
    return Found(engine, program, own=False, shell=shell) if program else None


def own_program(playwright: Playwright, engine: str) -> Path | None:
    """Where Playwright's own build of an engine would be; it has none of WPE."""
    if engine == "wpe":
        return None
    return Path(getattr(playwright, engine).executable_path)


def how_to_install(engine: str) -> str:
    """For the message of a test that cannot run."""
    own = "" if engine == "wpe" else f"`playwright install {engine}`, or "
    return (
        f"{engine} is missing here: run {own}on Debian and Ubuntu "
        f"`apt-get install {' '.join(PACKAGES[engine])}`"
    )


def _first_of(*names: str) -> Path | None:
    return next((Path(path) for name in names if (path := shutil.which(name))), None)


def _minibrowser() -> Path | None:
    needs = ("WebKitWebDriver", "Xvfb", "xdotool")
    places = [path for pattern in MINIBROWSERS for path in Path("/usr").glob(pattern)]
    return places[0] if places and all(map(shutil.which, needs)) else None


def _cog() -> Path | None:
    return _first_of("cog") if shutil.which("WPEWebDriver") else None


_SYSTEM: dict[str, Callable[[], Path | None]] = {
    "chromium": lambda: _first_of("chromium", "chromium-browser", "google-chrome"),
    "firefox": lambda: _first_of("firefox-esr", "firefox"),
    "webkit": _minibrowser,
    "wpe": _cog,
}
