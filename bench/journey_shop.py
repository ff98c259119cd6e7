"""The shop of `bench.journeys`: two pages for each journey, and a slow line to it."""

import itertools
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bench.packed import Line, PackedFiles
from elevate_tag.paths import DIST, WEB
from tests.e2e.harness.bundles import Bundle

EARLY = 90
"""Milliseconds for the page's own clicks: timers are late by some."""
BITS_A_SECOND, LATENCY = 1_600_000, 0.15
"""A phone's slow 4G, as Lighthouse has it; seconds."""

# The page is there when it is parsed and its loader has run. The link takes along when it was
# clicked, counted from then. WAIT is milliseconds to the click; null if somebody else clicks.
FIRST = """<a href="next" data-elevate-ticket="TICKET"
  style="position: fixed; inset: 0; background: #eee">Vase</a>PICTURE
<script>
let there = NaN;
const link = document.querySelector("a");
const click = () => {
  link.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, composed: true }));
  link.click();
};
const begin = () => {
  if (document.readyState === "loading" || !window.elevateTag) return;
  there = performance.now();
  if (WAIT !== null) setTimeout(click, WAIT);
};
addEventListener("DOMContentLoaded", begin);
document.querySelector("script[data-market]").addEventListener("load", begin);
addEventListener("click", () => (link.search = `?after=${performance.now() - there}`), true);
</script>"""


class JourneyShop:
    """`app` serves it; `url` is where, once it is served.

    ``clicks`` has, for each journey that went on, the milliseconds from the first page's being
    there to the click; not a number where the click came first. With ``by_page`` the page clicks
    for itself, at a moment of its first 100 ms that differs from journey to journey.
    """

    def __init__(
        self, cluster: str, bundle: Bundle, tickets: Sequence[str], *, by_page: bool
    ) -> None:
        self.url = ""
        self.clicks: list[float] = []
        self.by_page = by_page
        self._waits = itertools.cycle(range(0, EARLY, 7))
        # By turns a page is left after its load event and before it, which a picture holds up.
        self._pictures = itertools.cycle(["", '<img src="pictures/hero.webp" alt="">'])
        self._files = PackedFiles({"elevate": DIST, "pictures": WEB / "catalogue" / "pictures"})
        self._files.pack(f"elevate/{bundle.folder}")
        self._lines = {ticket: Line(BITS_A_SECOND, LATENCY) for ticket in tickets}
        interpreter = f' data-interpreter="{bundle.interpreter}"' if bundle.interpreter else ""
        self._loader = f"elevate/{bundle.folder}elevate-tag.js"
        self._script = (
            f'<script async src="{self._loader}" data-cluster-id="{cluster}" data-market="UK"'
            f"{interpreter}></script>"
        )
        self.app = Starlette(
            routes=[
                Route("/{ticket}/first", self._first),
                Route("/{ticket}/next", self._next),
                Route("/{ticket}/{file:path}", self._file),
                Route("/favicon.ico", lambda _: Response(status_code=204)),
            ]
        )

    def address(self, ticket: str) -> str:
        """Where this ticket's journey begins."""
        return f"{self.url}/{ticket}/first"

    def _page(self, body: str) -> HTMLResponse:
        head = "<!doctype html><html lang=en><meta charset=utf-8><title>Journey</title>"
        return HTMLResponse(f"{head}{self._script}<body>{body}")

    def _first(self, request: Request) -> HTMLResponse:
        ticket = request.path_params["ticket"]
        wait, picture = next(self._waits), next(self._pictures)
        filled = FIRST.replace("TICKET", ticket).replace("PICTURE", picture)
        return self._page(filled.replace("WAIT", str(wait) if self.by_page else "null"))

    def _next(self, request: Request) -> HTMLResponse:
        self.clicks.append(float(request.query_params["after"]))
        return self._page("<p>The vase.")

    def _file(self, request: Request) -> Response:
        file = request.path_params["file"]
        line = None if file == self._loader else self._lines[request.path_params["ticket"]]
        return self._files.answer(file, line)
