"""What the tag costs a page that loads it: one task, however many tickets the page has.

    make bench            or    .venv/bin/python -m bench.attach --runs 9

Chromium at a quarter of its speed loads a page with 10 and with 10,000 marked cards, and a script:
an empty one (the floor), the tag, and Algolia's search-insights from npm, a library of the kind
that attaches no handlers. The time is that of the script's own task as the browser's trace has it,
the median of all runs; they take turns, so that whatever else the machine does hits all alike.
*Warm* is in a tab that has shown a page before; *cold* the first script in a tab just opened, which
also pays for whatever of the browser itself was not in use yet. *Idle* is the work left for when
the page is idle: the tag's first look into localStorage, and its keys. Listeners are counted by
DevTools on the window, the document and ten of the cards.
"""

import argparse
import json
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from elevate_tag.paths import DIST
from elevate_tag.sandbox.serving import Serving
from tests.e2e.harness import engines

MODULES = Path(__file__).parent / "node_modules"
SLOWER = 4
TICKETS = (10, 10_000)
CLUSTER = "https://w1A2B3C4D.elevate-api.cloud"

# Each: the script element, and what its file's address ends with.
SCRIPTS: Mapping[str, tuple[str, str]] = {
    "an empty function": ("<script async src=/empty.js></script>", "empty.js"),
    "Elevate Tag": (
        f'<script async src=/elevate/elevate-tag.js data-cluster-id="{CLUSTER}" data-market=UK>'
        "</script>",
        "elevate-tag.js",
    ),
    "search-insights 2.17.3": (
        "<script async src=/npm/search-insights/dist/search-insights.min.js></script>",
        "search-insights.min.js",
    ),
}

Case = tuple[str, int]
"""A script's name and the number of tickets."""

Times = tuple[list[float], list[float], list[float]]
"""Milliseconds: the task warm, the task cold, idle work warm."""


def page_html(script: str, tickets: int) -> str:
    """A listing with this many marked cards."""
    card = (
        '<article data-elevate-ticket="t{}"><a href="#">Vase</a><button data-elevate-add-to-cart>'
    )
    cards = "".join(card.format(number) + "Add</button></article>" for number in range(tickets))
    return f"<!doctype html><meta charset=utf-8><title>Bench</title>{script}<body>{cards}"


def _page(request: Request) -> HTMLResponse:
    name, tickets = request.query_params["script"], int(request.query_params["tickets"])
    return HTMLResponse(page_html(SCRIPTS[name][0], tickets))


def _empty(_: Request) -> HTMLResponse:
    return HTMLResponse("(function () {})();", media_type="text/javascript")


APP = Starlette(
    routes=[
        Route("/page", _page),
        Route("/empty.js", _empty),
        Mount("/elevate", StaticFiles(directory=DIST)),
        Mount("/npm", StaticFiles(directory=MODULES)),
    ]
)


def address(url: str, name: str, tickets: int) -> str:
    """Where the page with this script and so many tickets is."""
    return f"{url}/page?script={name}&tickets={tickets}"


@contextmanager
def slow_page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a browser of a quarter of its speed."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


IDLE = "() => new Promise(done => requestIdleCallback(done, { timeout: 1000 }))"


def load(browser: Browser, page: Page, url: str, file: str) -> tuple[float, float]:
    """Milliseconds of the script's own task in one load of the page, and of its work when idle."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.goto(url)
    page.evaluate(IDLE)
    trace = json.loads(browser.stop_tracing())
    spent: dict[str, int] = {"EvaluateScript": 0, "FireIdleCallback": 0}
    for event in trace["traceEvents"]:
        if "dur" not in event:
            continue
        if event["name"] == "FireIdleCallback" or (
            event["name"] == "EvaluateScript" and event["args"]["data"]["url"].endswith(file)
        ):
            spent[event["name"]] += event["dur"]
    if spent["EvaluateScript"] == 0:
        raise RuntimeError(f"the trace of {url} has no task of {file}")
    return spent["EvaluateScript"] / 1000, spent["FireIdleCallback"] / 1000


_CARDS = [f"document.querySelectorAll('article')[{number}]" for number in range(10)] + [
    f"document.querySelectorAll('article')[{number}].querySelector('{part}')"
    for number in range(10)
    for part in ("a", "button")
]


def listeners(browser: Browser, url: str) -> int:
    """The listeners that the page has on its window, its document and its cards."""
    with slow_page(browser) as page:
        page.goto(url)
        devtools = page.context.new_cdp_session(page)
        total = 0
        for expression in ("window", "document", "document.body", *_CARDS):
            found = devtools.send("Runtime.evaluate", {"expression": expression})
            node = found["result"].get("objectId")
            heard = devtools.send("DOMDebugger.getEventListeners", {"objectId": node})
            total += len(heard["listeners"])
        return total


def measure(browser: Browser, url: str, runs: int) -> dict[Case, Times]:
    """The times of every case, taking turns."""
    cases = [(name, tickets) for name in SCRIPTS for tickets in TICKETS]
    times: dict[Case, Times] = {case: ([], [], []) for case in cases}
    with slow_page(browser) as used:
        used.goto(address(url, *cases[0]))
        for _ in range(runs):
            for case in cases:
                where, file = address(url, *case), SCRIPTS[case[0]][1]
                warm, cold, idle = times[case]
                task, work = load(browser, used, where, file)
                warm.append(task)
                idle.append(work)
                with slow_page(browser) as fresh:
                    cold.append(load(browser, fresh, where, file)[0])
    return times


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with sync_playwright() as playwright, Serving(APP) as serving:
        found = engines.find("chromium", engines.own_program(playwright, "chromium"))
        if found is None:
            raise SystemExit(engines.how_to_install("chromium"))
        browser = playwright.chromium.launch(executable_path=found.program)
        times = measure(browser, serving.url, runs)
        print(f"Chromium {browser.version}, {SLOWER} times slower, median of {runs} runs\n")
        print(
            "| script | tickets | warm, ms | to the tag's | cold, ms | to the tag's "
            "| idle, ms | listeners |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for (name, tickets), spent in times.items():
            row = f"| {name} | {tickets:,} "
            for own, tag in list(zip(spent, times["Elevate Tag", tickets], strict=True))[:2]:
                median = statistics.median(own)
                row += f"| {median:.2f} | {median / statistics.median(tag):.2f} "
            row += f"| {statistics.median(spent[2]):.2f} "
            print(row + f"| {listeners(browser, address(serving.url, name, tickets))} |")
        browser.close()


if __name__ == "__main__":
    main()
