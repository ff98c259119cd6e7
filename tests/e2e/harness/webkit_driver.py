"""Starts a stock WebKit under WebDriver, and finds the inspector's address of what it started."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver.common.service import Service
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as GtkOptions
from selenium.webdriver.webkitgtk.service import Service as GtkService
from selenium.webdriver.wpewebkit.options import Options as WpeOptions
from selenium.webdriver.wpewebkit.service import Service as WpeService

from tests.e2e.harness.engines import Found
from tests.e2e.harness.nagle import answer_at_once
from tests.e2e.harness.visit import Proxy

LOADS_WITHIN = 20.0
"""Seconds for a page or a script: as long as Playwright's steps get."""

ANSWERS_WITHIN = 40
"""Seconds: a driver that does not answer at all is stuck, as after a click in a tab behind."""


@dataclass(frozen=True)
class Driven:
    """A browser under WebDriver, and where its inspector listens: host and port."""

    driver: WebDriver
    inspector: tuple[str, int]


@contextmanager
def driven(found: Found, display: str, proxy: Proxy | None) -> Iterator[Driven]:
    """A driver with a browser of its own, whose storage ends with it."""
    service = _wpe_service() if found.engine == "wpe" else _gtk_service(display)
    options = _wpe_options() if found.engine == "wpe" else _gtk_options()
    options.binary_location = str(found.program)
    if proxy:
        # Both browsers' own switches: given as WebDriver's capability, now and then MiniBrowser
        # ends while it starts and its driver never answers.
        options.add_argument(f"--proxy={proxy.server}")
        options.add_argument("--ignore-host=127.0.0.1")
    service.start()
    try:
        # Given as a configuration: the address alone, as Selenium's own WebKit classes give it,
        # is deprecated by Selenium.
        connection = RemoteConnection(
            client_config=ClientConfig(service.service_url, timeout=ANSWERS_WITHIN)
        )
        with WebDriver(connection, options=options) as driver:
            driver.set_page_load_timeout(LOADS_WITHIN)
            driver.set_script_timeout(LOADS_WITHIN)
            browser = _browser_of(service.process.pid)
            answer_at_once(browser)
            yield Driven(driver, _inspector_address(browser))
    finally:
        service.stop()


def _browser_of(driver_process: int) -> int:
    children = Path(f"/proc/{driver_process}/task/{driver_process}/children")
    return int(children.read_text().split()[0])


def _inspector_address(browser: int) -> tuple[str, int]:
    """WebKit's driver tells its browser in the environment, and nobody else."""
    environment = Path(f"/proc/{browser}/environ").read_bytes().decode(errors="replace").split("\0")
    name = "WEBKIT_INSPECTOR_SERVER="
    address = next(each.removeprefix(name) for each in environment if each.startswith(name))
    host, _, port = address.rpartition(":")
    return host, int(port)


def _gtk_service(display: str) -> Service:
    # Of the locale C.UTF-8 WebKit makes a language "C", which is none; of C, "en-US".
    environment = {**os.environ, "DISPLAY": display, "LC_ALL": "C"}
    path = shutil.which("WebKitWebDriver")
    return GtkService(path, log_output=subprocess.DEVNULL, env=environment)


def _wpe_service() -> Service:
    return WpeService(shutil.which("WPEWebDriver"), log_output=subprocess.DEVNULL)


def _gtk_options() -> GtkOptions:
    options = GtkOptions()
    options.add_argument("--automation")
    return options


def _wpe_options() -> WpeOptions:
    options = WpeOptions()
    options.set_capability("browserName", "cog")
    for argument in ("--automation", "-P", "headless"):
        options.add_argument(argument)
    return options
