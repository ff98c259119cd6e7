"""A visit whose browser is killed, as when a phone takes its memory back: `kill -9`, all of it.

It has a profile of its own, which the browser that comes after it finds. Only Chromium and Firefox:
Debian's WebKit keeps no profile under automation.
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import Any

from playwright.sync_api import BrowserContext, Playwright
from playwright.sync_api import Error as PlaywrightError

from bench.delivery_faults import CLICKS, FIRST_KILLED, LAST_KILLED
from bench.delivery_shop import DeliveryShop
from bench.delivery_visit import AFTER, LATER, Visit
from bench.delivery_ways import RETURNS_FOR, STUCK_AFTER, Waiting, go, pause, shown, until
from tests.e2e.harness.engines import Found
from tests.e2e.harness.playwright_browser import CHROMIUM


def killed(visit: Visit, shop: DeliveryShop, start: Callable[[str], BrowserContext]) -> Waiting:
    """The browser is killed on the way, and the visitor comes back in one started anew."""
    with tempfile.TemporaryDirectory(prefix="delivery-", ignore_cleanup_errors=True) as profile:
        context = start(profile)
        ended = _kill_after(visit, profile)
        go(context.pages[0], shop, visit, 1)
        yield from until(ended.is_set, visit, CLICKS * STUCK_AFTER)
        with suppress(PlaywrightError):
            context.close()
        visit.click(AFTER)
        context = start(profile)
        go(context.pages[0], shop, visit, LATER)
        yield from shown(visit, LATER)
        yield from pause(RETURNS_FOR)
        context.close()


def _kill_after(visit: Visit, profile: str) -> Event:
    """Kills the browser some time after a click, whatever the driver is at; then it is set."""
    last = visit.chance.randint(FIRST_KILLED, LAST_KILLED)
    wait = visit.chance.uniform(0, visit.looks())
    ended = Event()

    def end() -> None:
        kill(profile)
        visit.killed_at = time.monotonic()
        ended.set()

    def clicked(click: int) -> None:
        if click == last:
            Timer(wait, end).start()

    visit.when_clicked = clicked
    return ended


def starter(playwright: Playwright, found: Found) -> Callable[[str], BrowserContext]:
    """Starts this browser with a profile."""
    switches: dict[str, Any] = dict(CHROMIUM) if found.engine == "chromium" else {}
    if not found.own:
        switches["executable_path"] = found.program
        if found.engine == "firefox":
            switches["channel"] = "moz-firefox"

    def start(profile: str) -> BrowserContext:
        context: BrowserContext = getattr(playwright, found.engine).launch_persistent_context(
            profile, **switches
        )
        return context

    return start


def kill(profile: str) -> None:
    """Ends the browser that has this profile, and all processes that it started, at once."""
    doomed = [pid for pid in _processes() if profile in _command(pid)]
    for pid in doomed:
        doomed += [child for child in _children(pid) if child not in doomed]
    for pid in doomed:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, path.read_text().split())
    return found
