"""A query that meets a fault: what is answered instead, if anything is."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.connection import BrokenOff


async def fault_of_query(request: Request, headers: Mapping[str, str]) -> Response | None:
    """After the fault's delay its page of HTML, or no answer at all; None where the query goes on.

    A query takes nothing, so a reset before it and one after it are the same.
    """
    faults: Faults = request.app.state.faults
    fault = faults.next("queries")
    await faults.wait(fault)
    if fault.reset:
        return BrokenOff()
    if not fault.status:
        return None
    known = {each.value: each.phrase for each in HTTPStatus}
    title = f"{fault.status} {known.get(fault.status, 'Trouble')}"
    page = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1></body>"
    return HTMLResponse(page, fault.status, dict(headers))
