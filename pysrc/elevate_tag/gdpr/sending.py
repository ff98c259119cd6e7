"""Requests with a secret, and their answers turned into values or errors."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import httpx

from elevate_tag.access.address import is_loopback
from elevate_tag.access.api_key import HEADER
from elevate_tag.access.secret import Secret
from elevate_tag.access.surroundings import built
from elevate_tag.gdpr.errors import (
    ForbiddenError,
    GdprError,
    RefusedError,
    SettingError,
    UnavailableError,
    UnexpectedAnswerError,
)

TIMEOUT = 30.0
"""Seconds without a byte: jobs are created and told of at once, exports come as a stream."""

SHOWN = 300
"""Characters of an answer that a message shows."""

CARRIERS = (HEADER, "Authorization")
"""The headers that hold a secret."""


class Sender:
    """Sends to one cluster. `secrets` are what must not show in a message.

    Raises SettingError where the environment has a proxy or certificates that cannot be used.
    """

    def __init__(self, origin: str, auth: httpx.Auth, secrets: Sequence[Secret], hint: str) -> None:
        self._http = built(
            lambda: httpx.Client(
                base_url=origin,
                auth=auth,
                timeout=TIMEOUT,
                # A redirect might lead to another host, and the secret with it.
                follow_redirects=False,
                # The machine's proxy, if it has one, does not lie between here and here.
                trust_env=not is_loopback(origin),
            ),
            lambda problem: SettingError(f"the environment {problem}"),
        )
        self._secrets = secrets
        self._hint = hint

    def close(self) -> None:
        """Ends the connections."""
        self._http.close()

    def ask(
        self, method: str, path: str, params: Mapping[str, str], json: object = None
    ) -> httpx.Response:
        """The answer, if it is a 2xx; a `GdprError` otherwise."""
        with self._translated():
            response = self._http.request(method, path, params=params, json=json)
        self._check(response)
        return response

    @contextmanager
    def stream(self, path: str, params: Mapping[str, str]) -> Iterator[httpx.Response]:
        """The answer to a GET, to be read in pieces."""
        with self._translated(), self._http.stream("GET", path, params=params) as response:
            if not response.is_success:
                response.read()
            self._check(response)
            yield response

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """No error of httpx leaves, and none keeps the secret that its request carried."""
        try:
            yield
        except httpx.RequestError as error:
            for name in CARRIERS:
                error.request.headers.pop(name, None)
            if not isinstance(error, httpx.TransportError):
                what = f"the answer cannot be read ({type(error).__name__})"
                raise UnexpectedAnswerError(what) from None
            raise UnavailableError(
                f"{self._http.base_url} did not answer ({type(error).__name__}): try again later"
            ) from None

    def _check(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        raise self._error(response.status_code, self._said(response))

    def _error(self, status: int, said: str) -> GdprError:
        if status == httpx.codes.BAD_REQUEST:
            return RefusedError(f"the cluster refused it: {said}")
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            return ForbiddenError(f"{self._hint} is not this cluster's ({status}): {said}")
        if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return UnavailableError(f"the cluster is busy ({status}), try again later: {said}")
        return UnexpectedAnswerError(f"answered {status}, is the cluster's address right? {said}")

    def _said(self, response: httpx.Response) -> str:
        """The answer's `message`, or its start; without the secrets, which it may repeat."""
        try:
            said = str(response.json()["message"])
        except (ValueError, KeyError, TypeError, RecursionError):
            said = response.text
        for secret in self._secrets:
            said = secret.scrub(said)
        return said[:SHOWN] or "(no message)"
