"""Puts a relay together: outbox, secret, worker, routes, nothing else."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from elevate_tag.payments import OutboxError, PaymentClient, PaymentOutbox, Worker
from elevate_tag.payments.background import Background
from elevate_tag.payments.relay import routes
from elevate_tag.payments.relay.metrics import Metrics
from elevate_tag.payments.relay.problem import Problem, answered
from elevate_tag.payments.relay.secret import Secret
from elevate_tag.payments.relay.state import Relay

LOG = logging.getLogger(__name__)

COME_AGAIN = 5
"""Seconds after which a database that was away may be back."""


def create_relay(
    outbox: PaymentOutbox, secret: Secret, client: PaymentClient | None = None
) -> Starlette:
    """An ASGI application, which makes the outbox's tables when it starts.

    With `client` a worker delivers in a thread beside it; without, one is to run elsewhere. Several
    may run on one outbox, behind one address.
    """
    metrics = Metrics(outbox)
    background = Background(Worker(outbox, metrics.counted(client))) if client else None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(outbox.create)
        with background or nullcontext():
            yield

    app = Starlette(
        routes=[
            Route("/", routes.root),
            Route("/payments", routes.hand_in, methods=["POST"]),
            Route("/payments/{number}", routes.show, name="payment"),
            Route("/health", routes.health),
            Route("/metrics", routes.metrics),
            Route("/schema", routes.schema),
        ],
        exception_handlers={
            Problem: answered,
            HTTPException: _not_served,
            OutboxError: _no_outbox,
            SQLAlchemyError: _no_outbox,
        },
        lifespan=lifespan,
    )
    app.state.relay = Relay(outbox, secret, metrics, background)
    return app


def _not_served(_: Request, error: Exception) -> Response:
    """Starlette's own refusals, of a path or a method that there is not."""
    assert isinstance(error, HTTPException)  # noqa: S101 (it is registered for nothing else)
    said = error.detail.lower()
    return JSONResponse({"error": said}, error.status_code, error.headers)


def _no_outbox(_: Request, error: Exception) -> Response:
    """Nothing was stored, and the same request may be stored later."""
    LOG.error("the outbox cannot be used: %s", error)
    said = "the relay's database does not answer: nothing was stored, send it again"
    return Problem(503, said, headers={"Retry-After": str(COME_AGAIN)}).response()
