"""Jobs on a customer's data, and the migration of customer keys: for servers, with a secret.

The same four paths below `/api/admin/v4` and `v3`, `/api/v2` (of both lines) and `/api/v1`. The
secret is the Api-Key, in v1 the cluster's credentials by HTTP basic authentication.
https://docs.elevate.voyado.cloud/elevate/4/api/admin/v4/event-data/create-remove-customer-job
https://docs.apptus.com/elevate/3/web-api/gdpr-data-management/download-customer-data/
"""

import base64
import hmac
import json
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from elevate_tag.sandbox.cluster import api_key, cors, migration, parameters
from elevate_tag.sandbox.cluster.jobs import Jobs
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.reading import ANY_METHOD, header, raw_query, read_body
from elevate_tag.sandbox.cluster.settings import ClusterSettings

VERSIONS = ("admin/v4", "admin/v3", "v2", "v1")

Answer = Callable[[Request, str], Response]
"""Does what a path is for, with its one parameter."""


def routes() -> list[BaseRoute]:
    """All of them."""
    found: list[BaseRoute] = [
        Route(f"/api/{version}/event-data/{name}", _endpoint(*what), methods=ANY_METHOD)
        for version in VERSIONS
        for name, what in _JOBS.items()
    ]
    return [*found, Route("/api/v2/migrations/customer-keys", migrate, methods=ANY_METHOD)]


async def migrate(request: Request) -> Response:
    """`POST ?market` with `[{"oldKey": "…", "newKey": "…"}]`: 204."""
    settings: ClusterSettings = request.app.state.settings
    try:
        _check(request, "POST")
        pairs = migration.read(raw_query(request), await read_body(request), settings.markets)
    except Refused as refused:
        return _refusal(refused)
    migration.remember(request.app.state.database, pairs)
    return Response(status_code=204)


def _endpoint(method: str, parameter: str, answer: Answer) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            _check(request, method)
            return answer(request, _parameter(request, parameter))
        except Refused as refused:
            return _refusal(refused)

    return endpoint


def _export(request: Request, customer_key: str) -> Response:
    return JSONResponse(_jobs(request).export(customer_key))


def _remove(request: Request, customer_key: str) -> Response:
    answer = _jobs(request).remove(customer_key)
    request.app.state.ledger.forgot()
    return JSONResponse(answer)


def _status(request: Request, jid: str) -> Response:
    return JSONResponse(_jobs(request).status(jid))


def _result(request: Request, jid: str) -> Response:
    return Response(_jobs(request).result(jid), media_type="application/zip")


_JOBS: Mapping[str, tuple[str, str, Answer]] = {
    "create-export-customer-job": ("POST", "customerKey", _export),
    "create-remove-customer-job": ("POST", "customerKey", _remove),
    "job-status": ("GET", "jid", _status),
    "export-customer-job-result": ("GET", "jid", _result),
}


def _parameter(request: Request, name: str) -> str:
    given = parameters.read(raw_query(request), allowed=(name,))
    if name not in given:
        raise Refused(400, f"parameter {name} is missing")
    return given[name]


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _check(request: Request, method: str) -> None:
    """Refuses a wrong method, then whoever does not know the secret."""
    cors.check_method(request.method, (method,))
    settings: ClusterSettings = request.app.state.settings
    if not request.url.path.startswith("/api/v1/"):
        api_key.check(header(request, "Api-Key"), settings.api_key)
    elif not hmac.compare_digest(
        _credentials(header(request, "Authorization")), settings.credentials.encode()
    ):
        raise Refused(401, "the cluster's credentials are needed", {"WWW-Authenticate": "Basic"})


def _credentials(authorization: str) -> bytes:
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(encoded, validate=True)
    except ValueError:  # no Base64, or not even ASCII
        return b""


def _refusal(refused: Refused) -> Response:
    return Response(
        json.dumps({"message": refused.reason}, ensure_ascii=False),
        refused.status,
        refused.headers,
        "application/json",
    )
