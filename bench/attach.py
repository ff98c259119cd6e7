"""What the tag costs a page that loads it: one task, however many tickets the page has.

    make bench            or    .venv/bin/python -m bench.attach --runs 15

Chromium at a quarter of its speed loads a page with 10 and with 10,000 marked cards, and a script:
an empty one (the floor), the tag, and Algolia's search-insights from npm, a library of the kind
that attaches no handlers. The time is that of the script's own task as the browser's trace has it,
the median of all runs; they take turns, so that whatever else the machine does hits all alike.
Listeners are counted by DevTools on the window, the document and ten of the cards.
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


@contextmanager
def slow_page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a browser of a quarter of its speed."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def task_ms(browser: Browser, url: str, file: str) -> float:
    """Milliseconds of the script's task in a page load."""
    with slow_page(browser) as page:
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        page.goto(url)
        trace = json.loads(browser.stop_tracing())
    tasks: list[int] = [
        event["dur"]
        for event in trace["traceEvents"]
        if event["name"] == "EvaluateScript" and event["args"]["data"]["url"].endswith(file)
    ]
    return sum(tasks) / 1000


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


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    cases = [(name, tickets) for name in SCRIPTS for tickets in TICKETS]
    times: dict[tuple[str, int], list[float]] = {case: [] for case in cases}
    with sync_playwright() as playwright, Serving(APP) as serving:
        found = engines.find("chromium", engines.own_program(playwright, "chromium"))
        if found is None:
            raise SystemExit(engines.how_to_install("chromium"))
        browser = playwright.chromium.launch(executable_path=found.program)

        def url(name: str, tickets: int) -> str:
            return f"{serving.url}/page?script={name}&tickets={tickets}"

        for _ in range(runs):
            for name, tickets in cases:
                times[name, tickets].append(task_ms(browser, url(name, tickets), SCRIPTS[name][1]))
        print(f"Chromium {browser.version}, {SLOWER} times slower, median of {runs} runs\n")
        print("| script | tickets | task, ms | to the tag's | listeners |")
        print("|---|--:|--:|--:|--:|")
        for name, tickets in cases:
            median = statistics.median(times[name, tickets])
            ratio = median / statistics.median(times["Elevate Tag", tickets])
            count = listeners(browser, url(name, tickets))
            print(f"| {name} | {tickets:,} | {median:.2f} | {ratio:.2f} | {count} |")
        browser.close()


if __name__ == "__main__":
    main()
