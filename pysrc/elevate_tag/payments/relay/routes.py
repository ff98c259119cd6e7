"""The relay's answers; what a request lacks is a `Problem`."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from elevate_tag.payments import Entry, PaymentError
from elevate_tag.payments.relay import body
from elevate_tag.payments.relay.order import read_order
from elevate_tag.payments.relay.problem import Problem
from elevate_tag.payments.relay.schema import SCHEMA
from elevate_tag.payments.relay.state import open_relay_of, relay_of

GREATEST_ID = 2**63 - 1
"""What a database can number."""

NUMBER = re.compile("[0-9]{1,19}")
"""An id as it stands in a path; `int` itself refuses what is thousands of digits long."""


async def hand_in(request: Request) -> Response:
    """`POST /payments`: 202 once the order is on the disk; the same order again, the same id."""
    outbox = relay_of(request).outbox
    raw = await body.read(request)
    try:
        order = read_order(raw)
    except PaymentError as error:
        raise Problem(422, str(error), field=error.field) from None
    try:
        number = await run_in_threadpool(outbox.enqueue, order.order_id, order.payment)
    except PaymentError as error:
        # What is left to be wrong: there is another payment of this order.
        raise Problem(409, f"orderId {error.problem}", field="orderId") from None
    location = str(request.url_for("payment", number=number).path)
    told = {"id": number, "orderId": order.order_id}
    return JSONResponse(told, 202, {"Location": location})


async def show(request: Request) -> Response:
    """`GET /payments/{id}`: what has become of it so far."""
    outbox = relay_of(request).outbox
    given: str = request.path_params["number"]
    number = int(given) if NUMBER.fullmatch(given) else 0  # which no payment has
    entry = await run_in_threadpool(outbox.state, number) if number <= GREATEST_ID else None
    if entry is None:
        raise Problem(404, f"there is no payment {given}"[:80])
    return JSONResponse(entry_as_json(entry), headers={"Cache-Control": "no-store"})


async def health(request: Request) -> Response:
    """`GET /health`: 200 if orders are taken, and delivered as far as that is done here; else 503.

    Anybody may ask, so it tells no reasons: the log does, and `GET /payments/{id}`.
    """
    relay = open_relay_of(request)
    await run_in_threadpool(relay.outbox.counts)
    worker = "off"
    if relay.background:
        worker = "working" if relay.background.alive else "ended"
        worker = "in trouble" if worker == "working" and relay.background.trouble else worker
    return JSONResponse({"worker": worker}, 503 if worker == "ended" else 200)


async def metrics(request: Request) -> Response:
    """`GET /metrics`: for Prometheus."""
    text = await run_in_threadpool(relay_of(request).metrics.text)
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


async def schema(_: Request) -> Response:
    """`GET /schema`: what `POST /payments` takes."""
    return JSONResponse(SCHEMA, media_type="application/schema+json")


async def root(_: Request) -> Response:
    """`GET /`: for whoever looks in with a browser."""
    return PlainTextResponse("Takes payments: POST /payments. GET /schema says what is taken.\n")


def entry_as_json(entry: Entry) -> dict[str, object]:
    """An entry for a shop's program, without the visitor's keys."""
    return {
        "id": entry.id,
        "orderId": entry.order_id,
        "state": entry.state.value,
        "tries": entry.tries,
        "reason": entry.reason,
        "due": entry.due.isoformat() if entry.due else None,
        "created": entry.created.isoformat(),
        "changed": entry.changed.isoformat(),
        "linesLeft": None if entry.left is None else list(entry.left),
    }
