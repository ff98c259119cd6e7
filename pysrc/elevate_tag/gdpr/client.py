"""The client: create a job for a customer key, ask how it is, download what it exported.

    from elevate_tag.gdpr.client import GdprClient

    with GdprClient("w1A2B3C4D", api_key) as gdpr:
        job = gdpr.create_export(customer_key)

The cluster takes its time: a job waits until the data of its day has been archived, five days by
default. So note `job.jid`, and ask later.
https://docs.elevate.voyado.cloud/elevate/4/api/admin/v4/event-data/create-remove-customer-job
https://docs.apptus.com/elevate/3/web-api-v2/gdpr-data-management/remove-customer-data
"""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Self
from uuid import UUID

import httpx

from elevate_tag.access.api_key import ApiKey
from elevate_tag.access.secret import Secret
from elevate_tag.gdpr import download, settings
from elevate_tag.gdpr.errors import SettingError, UnexpectedAnswerError
from elevate_tag.gdpr.job import Job
from elevate_tag.gdpr.sending import Sender

MIGRATE = "/api/v2/migrations/customer-keys"

Key = str | UUID

SCRUBBED = "…"
"""What stands for the secret in a message."""


class GdprClient:
    """For one cluster, given by id or URL.

    `api` is one of `settings.APIS`. All want the `api_key` but `v1`, which wants `credentials`, the
    cluster's user and password. Raises SettingError for what would not work.
    """

    def __init__(
        self,
        cluster: str,
        api_key: str = "",
        *,
        api: str = "admin/v4",
        credentials: tuple[str, str] | None = None,
        api_base: str = settings.HOST,
    ) -> None:
        origin = settings.origin_of(cluster, api_base)
        self._jobs = f"/api/{settings.check_api(api)}/event-data"
        if api == "v1":
            user, password = credentials or ("", "")
            secret = Secret(settings.check_secret("credentials", password), SCRUBBED)
            # As the header has it; without what fills it up, which an answer may leave out.
            encoded = b64encode(f"{user}:{password}".encode()).decode().rstrip("=")
            secrets = (secret, Secret(encoded, SCRUBBED))
            auth = httpx.BasicAuth(user, password)
            self._sender = Sender(origin, auth, secrets, "the user or the password")
        else:
            key = ApiKey(settings.check_secret("api_key", api_key), SCRUBBED)
            self._sender = Sender(origin, key, (key,), "the Api-Key")
        self._api = api
        self._described = f"{origin} {api}"

    def __repr__(self) -> str:
        return f"<GdprClient {self._described}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections."""
        self._sender.close()

    def create_export(self, customer_key: str) -> Job:
        """A new job that gathers what the cluster holds of this customer and of linked keys.

        The vendor's advice: export, and download, before anything is removed.
        """
        return self._create("create-export-customer-job", customer_key)

    def create_removal(self, customer_key: str) -> Job:
        """A new job that removes all of it. It cannot be taken back."""
        return self._create("create-remove-customer-job", customer_key)

    def status(self, jid: str) -> Job:
        """The job as it is now; `not_found` for one that there is not, or not any more."""
        params = {"jid": settings.check_text("jid", jid)}
        return _job(self._sender.ask("GET", f"{self._jobs}/job-status", params))

    def download(self, jid: str, path: str | Path) -> Path:
        """Writes the zip of an export that is done to a new file, readable by its owner only.

        It can be had once, for about a week: the cluster removes the job with the download.
        SettingError, before anything is asked for, if the file exists or cannot be written.
        """
        params = {"jid": settings.check_text("jid", jid)}
        url = f"{self._jobs}/export-customer-job-result"
        return download.to_file(Path(path), lambda: self._sender.stream(url, params))

    def migrate(self, market: str, new_by_old: Mapping[str, Key] | Mapping[UUID, Key]) -> None:
        """Tells the cluster which new keys stand for which old ones, in one market (Elevate 3).

        The new ones are UUIDs of version 4. The same is had by using both in one session.
        https://docs.apptus.com/elevate/3/web-api-v2/restful-api/customer-keys-migration
        """
        if self._api == "v1":
            raise SettingError("api is 'v1', which has no migration: make a client with another")
        settings.check_text("market", market)
        if not isinstance(new_by_old, Mapping):
            raise SettingError(f"new_by_old is {new_by_old!r}: give a mapping of new keys by old")
        if not new_by_old:
            raise SettingError("new_by_old is empty: give a pair of keys at least")
        pairs = [_pair(_text(old), _text(new)) for old, new in new_by_old.items()]
        self._sender.ask("POST", MIGRATE, {"market": market}, json=pairs)

    def _create(self, name: str, customer_key: str) -> Job:
        params = {"customerKey": settings.check_text("customer_key", customer_key)}
        return _job(self._sender.ask("POST", f"{self._jobs}/{name}", params))


def _text(key: Key) -> str:
    return str(key) if isinstance(key, UUID) else key


def _pair(old: str, new: str) -> dict[str, str]:
    settings.check_text("an old key", old)
    try:
        fits = isinstance(new, str) and str(UUID(new)) == new.lower() and UUID(new).version == 4
    except ValueError:
        fits = False
    if not fits:
        raise SettingError(f"the new key of {old!r} is {new!r}: allowed is a UUID of version 4")
    return {"oldKey": old, "newKey": new}


def _job(response: httpx.Response) -> Job:
    try:
        told = response.json()
        jid, status = told["jid"], told["status"]
    except (ValueError, KeyError, TypeError, RecursionError):
        jid = status = None
    if not isinstance(jid, str) or not isinstance(status, str):
        raise UnexpectedAnswerError("the answer is no job: is the cluster's address right?")
    return Job(jid, status)
