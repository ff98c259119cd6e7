"""What becomes of clicks when things go wrong: lost, doubled, reordered; the tag beside its peers.

    .venv/bin/python -m bench.delivery --journeys 1000 --engine firefox --fault 503 --fault refused

Each journey is a click with a ticket of its own on a page of a shop, and the way to the next page.
Ten are a visit: one visitor with fresh storage, one tab, one fault (`bench.delivery_faults`), and a
receiver to itself (`bench.delivery_receivers`): the sandbox cluster or, for peers that speak other
protocols, a collector that meets the same faults. A page is looked at for 0.3 to 0.6 s; by turns
visits leave it by the click itself, mostly before any answer, or stay for half a second after it.
Then all is well again, the visitor looks at the last page for 3 s, comes back an hour later (by the
page's clock) in the same tab or another, and looks for 5 s. What has not come by then is lost.

*Doubled* clicks came more than once; of those the cluster *had read* some before the connection
broke, so that nobody could know. *Reordered* came after one that was clicked later. *Requests a
click* are those from a click in an outage to the next page's, on average and at *most*: of one page
after its click, and of the next before its own. *Oldest lost* is how long before the browser was
killed the oldest of the lost clicks was made: what younger clicks cost, the browser had not written
to disk. Bodies are ours to read; no request is intercepted in the browser.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.delivery_faults import TROUBLES, Trouble
from bench.delivery_killed import starter
from bench.delivery_plot import plot
from bench.delivery_row import HEADINGS, keep, kept
from bench.delivery_run import run
from bench.delivery_subjects import SUBJECTS, USUAL
from bench.delivery_ways import SETTLES
from tests.e2e.harness import browsers, engines

AT_ONCE = 4
"""Visits under way: what two processors bear."""


def can(engine: str, trouble: Trouble) -> bool:
    """Debian's WebKit has neither a switch for the network (see `refused`) nor a profile."""
    return engine != "webkit" or trouble.way not in ("offline", "killed")


def main() -> int:
    """Make the journeys that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--journeys", type=int, default=100, help="for each row of the table")
    parser.add_argument("--engine", action="append", choices=engines.DEFAULT)
    parser.add_argument("--subject", action="append", choices=SUBJECTS)
    parser.add_argument("--fault", action="append", choices=TROUBLES)
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="visits under way")
    parser.add_argument(
        "--looks",
        nargs=2,
        type=float,
        metavar=("LEAST", "MOST"),
        help="seconds that each page is looked at (default: the fault's)",
    )
    parser.add_argument("--json", type=Path, help="adds the rows to this file")
    parser.add_argument("--plot", type=Path, help="draws all rows of that file into this SVG")
    given = parser.parse_args()
    if given.looks and not 0 <= given.looks[0] <= given.looks[1] < SETTLES:
        parser.error(f"--looks are two numbers from 0 to less than {SETTLES:g}, the least first")
    if given.plot and not given.json:
        parser.error("--plot draws what --json keeps: give both")
    print(HEADINGS, flush=True)
    with sync_playwright() as playwright:
        for engine in given.engine or engines.DEFAULT:
            found = engines.find(engine, engines.own_program(playwright, engine))
            if found is None:
                raise SystemExit(engines.how_to_install(engine))
            browser = browsers.start(playwright, engine)
            start = starter(playwright, found)
            for fault in given.fault or TROUBLES:
                trouble = TROUBLES[fault]
                if given.looks:
                    trouble = replace(trouble, looks=tuple(given.looks))
                for subject in given.subject or USUAL:
                    if can(engine, trouble):
                        row = run(
                            browser,
                            start,
                            SUBJECTS[subject],
                            trouble,
                            given.journeys,
                            given.at_once,
                        )
                        print(row, flush=True)
                        if given.json:
                            keep(given.json, row)
            browser.close()
    if given.plot:
        plot(kept(given.json), given.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
