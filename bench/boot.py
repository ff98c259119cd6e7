"""What it costs to bring a runtime into the page, from the script tag to the first notification.

    make bench            or    .venv/bin/python -m bench.boot --runs 7

Chromium loads a listing whose load event comes about a second after the script, with each bundle of
the tag, and with two peers from the registries as their makers ship them: PyScript's core with
MicroPython, and Brython, running a program that attaches one handler for clicks. Files are packed
with brotli beforehand and come over loopback, so the times are the processor's, not the network's.
*Cold* is a new context with an empty cache; *warm* the third page of one, which finds files and
compiled code kept. Every case is the median of all runs, which take turns.

Each run loads the page twice. Left alone: *tasks* are the main thread's longest task that holds
work of the script's and began before the load event, the longest of any after it, and the blocking
time over 50 ms of both; *memory* is what the page's process has written to, the browser's own part
included (compare with "nothing").
And with a card clicked as soon as the script hears: *hears* and *sends* are from the navigation's
start to the script's listening and to the first notification's leaving. A peer hears late: what is
clicked before is lost. *Wire* is bytes of bodies.
"""

import argparse
import math
import re
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from importlib.resources import as_file, files
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.attach import IDLE
from bench.main_thread import CATEGORIES, tasks_of
from bench.packed import PackedFiles
from bench.shop_page import application
from bench.subjects import Subject, folders, subjects
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.serving import Serving
from tests.e2e.harness import engines

RATES = (4, 1)
TICKET = "bench"
LOADS_BEFORE_WARM = 2
"""V8 keeps compiled code from the second time on, and finds it the third time."""


@dataclass(frozen=True)
class Costs:
    """One run's; milliseconds but for the requests, the bytes and the megabytes."""

    requests: float
    wire: float
    hears: float
    sends: float
    before_load: float
    after_load: float
    blocking: float
    memory: float


HEADINGS = (
    "requests | wire, B | hears, ms | sends, ms | longest task before load, ms "
    "| after load, ms | blocking, ms | memory, MB"
)


@dataclass(frozen=True)
class Bench:
    """What all runs share."""

    browser: Browser
    files: PackedFiles
    url: str
    subjects: Sequence[Subject]

    def run(self, subject: Subject, rate: int, *, warm: bool) -> Costs:
        """One run of one case."""
        with self._visit(subject, rate, warm=warm) as page:
            self.files.sent.clear()
            address = self._address(subject, act=False)
            self.browser.start_tracing(page=page, categories=CATEGORIES)
            self._open(page, subject, address)
            tasks = tasks_of(self.browser.stop_tracing(), address)
            sent = list(self.files.sent)
            memory = _memory(page, tasks.process)
        with self._visit(subject, rate, warm=warm) as page:
            page.goto(self._address(subject, act=True))
            hears = page.evaluate("bench.when('hears')")
            sends = 0.0 if subject.is_nothing else page.evaluate("bench.when('leaves')")
        return Costs(
            len(sent),
            sum(sent),
            hears,
            sends,
            tasks.longest_before,
            tasks.longest_after,
            tasks.blocking,
            memory,
        )

    @contextmanager
    def _visit(self, subject: Subject, rate: int, *, warm: bool) -> Iterator[Page]:
        context: BrowserContext = self.browser.new_context()
        context.set_default_timeout(120_000)
        page = context.new_page()
        for _ in range(LOADS_BEFORE_WARM if warm else 0):
            self._open(page, subject, self._address(subject, act=False))
        # Keys that are stored already would leave nothing to store.
        page.goto(self.url + "/pictures/")
        page.evaluate("localStorage.clear()")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
        yield page
        context.close()

    def _open(self, page: Page, subject: Subject, address: str) -> None:
        """Opens the page and returns when the script has done all it does unasked."""
        page.goto(address)
        page.evaluate(f"bench.when('{'stored' if subject.stores else 'hears'}')")
        page.evaluate("localStorage.clear()")
        for _ in range(3):
            page.evaluate(IDLE)

    def _address(self, subject: Subject, *, act: bool) -> str:
        return f"{self.url}/page?subject={self.subjects.index(subject)}&act={int(act)}"


def _memory(page: Page, process: int) -> float:
    """Megabytes that the page's process alone has written to, after a collection; Linux tells."""
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    table = Path(f"/proc/{process}/smaps_rollup")
    if not table.exists():
        return math.nan
    found = re.search(r"Private_Dirty:\s*(\d+) kB", table.read_text())
    return int(found[1]) / 1000 if found else math.nan


def measure(bench: Bench, chosen: Sequence[Subject], runs: int, rates: Sequence[int]) -> None:
    """Measure and print a table for each rate."""
    cases = [(rate, warm, each) for rate in rates for warm in (False, True) for each in chosen]
    costs: dict[tuple[int, bool, Subject], list[Costs]] = {case: [] for case in cases}
    for _ in range(runs):
        for rate, warm, subject in cases:
            costs[rate, warm, subject].append(bench.run(subject, rate, warm=warm))
    for rate in rates:
        slower = f"{rate} times slower" if rate > 1 else "at its own speed"
        print(f"\nChromium {bench.browser.version}, {slower}, median of {runs} runs\n")
        print(f"| script | cache | {HEADINGS} |\n|---|---|{'--:|' * len(fields(Costs))}")
        for (its_rate, warm, subject), spent in costs.items():
            if its_rate == rate:
                columns = zip(*map(astuple, spent), strict=True)
                row = " | ".join(f"{statistics.median(column):,.0f}" for column in columns)
                print(f"| {subject.name} | {'warm' if warm else 'cold'} | {row} |")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", help="subjects with this in their names")
    parser.add_argument("--rate", type=int, action="append", help="times slower; repeatable")
    given = parser.parse_args()
    cluster = create_cluster(ClusterSettings())
    cluster.state.tickets.issue(TICKET)
    with (
        sync_playwright() as playwright,
        Serving(cluster) as notified,
        as_file(files("brython") / "data") as brython,
    ):
        found = engines.find("chromium", engines.own_program(playwright, "chromium"))
        if found is None:
            raise SystemExit(engines.how_to_install("chromium"))
        every = subjects(notified.url)
        served = PackedFiles(folders(brython))
        with Serving(application(served, every, notified.url, TICKET)) as shop:
            browser = playwright.chromium.launch(executable_path=found.program)
            chosen = [each for each in every if given.only in each.name]
            bench = Bench(browser, served, shop.url, every)
            for subject in chosen:  # packs what it needs, and counts for nothing
                bench.run(subject, 1, warm=False)
            measure(bench, chosen, given.runs, given.rate or RATES)
            browser.close()


if __name__ == "__main__":
    main()
