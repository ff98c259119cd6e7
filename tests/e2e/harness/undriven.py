"""Chromium as a shopper's: whatever drives it keeps it from preparing pages unseen."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def undriven_chromium(program: Path, profile: Path, url: str) -> Iterator[None]:
    """Opens an address; what the pages do there is up to them."""
    switches = [
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        f"--user-data-dir={profile}",
    ]
    if os.geteuid() == 0:
        # As root it does not start otherwise.
        switches.append("--no-sandbox")
    browser = subprocess.Popen(
        [program, *switches, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        browser.terminate()
        browser.wait()
