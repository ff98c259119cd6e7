"""What a failed test leaves in test-results/<test>/: pictures, pages, state, console and ledger.

A failed case of a test leaves the same in a folder of its own there.
"""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from elevate_tag.sandbox.cluster.arrival import Arrival
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.waiting import BROWSER_ERRORS

STATE = """({
  now: Date.now(),
  document: document.readyState,
  requests: performance.getEntriesByType("resource").map(({ name, responseEnd }) =>
    `${Math.round(responseEnd)} ms ${name}`),
  localStorage: { ...localStorage },
  sessionStorage: { ...sessionStorage },
  cookies: document.cookie,
})"""


def folder(root: Path, node: str) -> Path:
    """The folder of one test, emptied: what an earlier run left would mislead."""
    place = root / "test-results" / plain(node.removeprefix("tests/e2e/"))
    shutil.rmtree(place, ignore_errors=True)
    return place


def plain(name: str) -> str:
    """A name for a folder."""
    return re.sub(r"[^\w.=-]+", "_", name).strip("_")


def keep(place: Path, visits: Sequence[Visit], arrivals: Sequence[Arrival]) -> None:
    """Writes all there is to see; a tab that is beyond showing says why in its place."""
    place.mkdir(parents=True, exist_ok=True)
    _write(place / "ledger.json", [_row(arrival) for arrival in arrivals])
    for number, visit in enumerate(visits, 1):
        _write(place / f"visit-{number}.json", asdict(visit.said))
        for tab, page in enumerate(visit.context.pages, 1):
            stem = f"visit-{number}-tab-{tab}"
            try:
                page.screenshot(path=place / f"{stem}.png")
                html = page.evaluate("document.documentElement.outerHTML")
                (place / f"{stem}.html").write_text(f"<!-- {page.url} -->\n{html}\n", "utf-8")
                _write(place / f"{stem}.json", page.evaluate(STATE))
            except BROWSER_ERRORS as error:
                (place / f"{stem}.txt").write_text(str(error), "utf-8")


def _row(arrival: Arrival) -> dict[str, Any]:
    return {**asdict(arrival), "body": arrival.body.decode("utf-8", "replace")}


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")
