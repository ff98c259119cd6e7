"""The page of `bench.boot`: some weight of its own, and a witness of what the script does."""

import asyncio
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from bench.packed import PackedFiles
from bench.subjects import Subject
from elevate_tag.paths import WEB

PICTURES = sorted((WEB / "catalogue" / "pictures").glob("*.webp"))[:12]
STYLE_AFTER, PICTURE_AFTER = 0.3, 1.0
"""Seconds: a late style sheet, and the picture that the load event waits for."""

# Notes when the script hears (the tag says so with its global, a peer by calling `hears`), when the
# first notification leaves, and when the visitor's keys are stored, the last that a boot does.
WITNESS = """
const bench = window.bench = (() => {
  const at = {}, waiting = {};
  const note = (name, time = performance.now()) => {
    if (name in at) return;
    at[name] = time;
    waiting[name]?.(time);
  };
  const when = (name) => at[name] ?? new Promise((done) => (waiting[name] = done));
  const click = () => document.querySelector("[data-elevate-ticket] a").click();
  const hears = () => {
    note("hears");
    if (!ACT) return;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", click);
    else queueMicrotask(click);
  };
  let tag;
  Object.defineProperty(window, "elevateTag", {
    get: () => tag,
    set: (value) => { tag = value; hears(); },
  });
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (...given) {
    setItem.apply(this, given);
    note("stored");
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name.includes("/notifications/")) note("leaves", startTime);
  }).observe({ type: "resource" });
  const send = (ticket) => fetch(CLUSTER, {
    method: "POST", keepalive: true, body: JSON.stringify({ ticket }),
    headers: { "content-type": "text/plain;charset=utf-8" },
  });
  return { when, hears, send };
})();
"""


def page_html(subject: Subject, cluster: str, *, ticket: str, act: bool) -> str:
    """A listing with the script; with ``act``, a card is clicked as soon as the script hears."""
    send_to = (
        f"{cluster}/api/storefront/v3/notifications/click"
        "?market=UK&customerKey=00000000-0000-4000-8000-000000000000"
        "&sessionKey=00000000-0000-4000-8000-000000000001"
    )
    witness = WITNESS.replace("ACT", str(act).lower()).replace("CLUSTER", f'"{send_to}"')
    cards = "".join(
        f'<article data-elevate-ticket="{ticket}"><a href="#">'
        f'<img src="/pictures/{picture.name}" width=320 height=400 alt="">Vase</a></article>'
        for picture in PICTURES
    )
    return (
        f"<!doctype html><meta charset=utf-8><title>Bench</title><script>{witness}</script>"
        f'{subject.html}<link rel=stylesheet href="/late.css"><body>{cards}'
        '<img src="/late.webp" width=320 height=400 alt="">'
    )


def application(
    files: PackedFiles, subjects: list[Subject], cluster: str, ticket: str
) -> Starlette:
    """The shop's server."""

    def page(request: Request) -> HTMLResponse:
        subject = subjects[int(request.query_params["subject"])]
        act = request.query_params["act"] == "1"
        return HTMLResponse(page_html(subject, cluster, ticket=ticket, act=act))

    def file(request: Request) -> Response:
        return files.answer(request.path_params["address"])

    def picture(request: Request) -> FileResponse:
        return FileResponse(PICTURES[0].with_name(Path(request.path_params["name"]).name))

    async def late_style(_: Request) -> Response:
        await asyncio.sleep(STYLE_AFTER)
        return Response("article { display: inline-block; margin: 1rem }", media_type="text/css")

    async def late_picture(_: Request) -> FileResponse:
        await asyncio.sleep(PICTURE_AFTER)
        return FileResponse(PICTURES[0])

    return Starlette(
        routes=[
            Route("/page", page),
            Route("/files/{address:path}", file),
            Route("/pictures/{name}", picture),
            Route("/late.css", late_style),
            Route("/late.webp", late_picture),
            Route("/favicon.ico", lambda _: Response(status_code=204)),
        ]
    )
