"""The shop of `bench.delivery`: a page for each click, which clicks for itself.

Before it clicks it says so to the shop, which notes the click and sets what the click will meet:
so clicks and faults are in step, however fast the browser is. (A browser that is killed in the
milliseconds between the two has not clicked what the shop has noted.)
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bench.delivery_subjects import files
from bench.delivery_visit import AFTER, LATER, Visit

STAYS = 0.5
"""Seconds that a visit which stays gives an answer to come."""

LATER_BY = 3_660_000
"""Milliseconds: the visitor comes back an hour later, by the page's clock. Nobody waits so long."""

LATER_SCRIPT = f"""<script>
window.Date = class extends Date {{
  constructor(...given) {{ given.length ? super(...given) : super(Date.now()); }}
  static now() {{ return super.now() + {LATER_BY}; }}
}};
</script>"""

FILL_SCRIPT = """<script>
let free = 2 ** 20;
for (let number = Date.now() % 1e9 * 100; free >= 1; number++)
  try { localStorage.setItem(number.toString(36), "x".repeat(free)); } catch { free >>= 1; }
</script>"""

PAGE_SCRIPT = """<script>
const click = (marked) => {
  marked.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, composed: true }));
  marked.click();
};
const leave = () => click(document.querySelector("a"));
const stay = () => click(document.querySelector("button"));
const view = (ticket) => { document.querySelector("button").dataset.elevateTicket = ticket; };
const act = async () => {
  await fetch("click", { method: "POST" });
  if (IS_LAST) return;
  if (LEAVES) return leave();
  stay();
  setTimeout(() => { location.href = "../NEXT/"; }, STAYS);
};
if (BY_ITSELF) addEventListener("load", () => setTimeout(act, LOOKS));
</script>"""

MARKED = """<a href="../NEXT/" data-elevate-ticket="TICKET">Vase</a>
<button data-elevate-ticket="TICKET">Add</button>"""


def page_html(visit: Visit, page: int) -> str:
    """One page of a visit."""
    filled = {
        "TICKET": visit.ticket(page),
        "NEXT": str(page + 1),
        "IS_LAST": _js(page == AFTER),
        "LEAVES": _js(visit.leaves),
        "BY_ITSELF": _js(page not in visit.by_driver and page != LATER),
        "LOOKS": str(1000 * visit.looks()),
        "STAYS": str(1000 * STAYS),
    }
    body = (MARKED if page in visit.clicks else "") + PAGE_SCRIPT
    for name, value in filled.items():
        body = body.replace(name, value)
    before = LATER_SCRIPT if page == LATER else FILL_SCRIPT if visit.trouble.fills else ""
    head = "<!doctype html><html lang=en><meta charset=utf-8><title>Visit</title>"
    return f"{head}{before}{visit.subject.script(visit.to.url)}<body>{body}"


def _js(value: bool) -> str:
    return "true" if value else "false"


class DeliveryShop:
    """`app` serves it; `url` is where, once it is served; `visits` are those under way."""

    def __init__(self) -> None:
        self.url = ""
        self.visits: dict[int, Visit] = {}
        self._files = files()
        self.app = Starlette(
            routes=[
                Route("/{visit:int}/{page:int}/", self._page),
                Route("/{visit:int}/{page:int}/click", self._click, methods=["POST"]),
                Route("/files/{file:path}", self._file),
                Route("/favicon.ico", lambda _: Response(status_code=204)),
            ]
        )

    def address(self, visit: Visit, page: int) -> str:
        """Where a page of a visit is."""
        return f"{self.url}/{visit.number}/{page}/"

    def _page(self, request: Request) -> HTMLResponse:
        visit, page = self._place(request)
        visit.page = page
        return HTMLResponse(page_html(visit, page), headers={"cache-control": "no-cache"})

    def _click(self, request: Request) -> Response:
        visit, page = self._place(request)
        visit.click(page)
        return Response(status_code=204)

    def _place(self, request: Request) -> tuple[Visit, int]:
        return self.visits[request.path_params["visit"]], request.path_params["page"]

    def _file(self, request: Request) -> Response:
        return self._files.answer(request.path_params["file"])
