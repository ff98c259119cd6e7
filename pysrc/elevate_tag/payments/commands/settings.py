"""What a command is told by its options, a file or the environment.

Secrets come from the last two only: an argument stands in the list of processes, for all to see.
"""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from elevate_tag.payments import OutboxError, PaymentClient, PaymentError, PaymentOutbox
from elevate_tag.payments.outbox.away import cause_of, is_away
from elevate_tag.payments.outbox.url import has_password
from elevate_tag.payments.relay.secret import Secret

API_KEY = "ELEVATE_API_KEY"
SECRET = "ELEVATE_RELAY_SECRET"  # noqa: S105 (a variable's name)
OUTBOX = "ELEVATE_OUTBOX"


class SettingError(Exception):
    """A setting that would not work; the message says where to change it."""


class AwayError(Exception):
    """The database does not answer now, and may later; the message has what it said."""


TOLD = (SettingError, OutboxError, DBAPIError)
"""What ends a command with one line: `said` makes it."""


def said(error: Exception) -> str:
    """The line. A database's own error is told without the statement that met it."""
    return _not_answering(error) if isinstance(error, DBAPIError) else str(error)


def create(outbox: PaymentOutbox) -> None:
    """Makes the outbox's tables; raises `AwayError` if the database is only away."""
    try:
        outbox.create()
    except Exception as error:
        if not is_away(error):
            raise
        raise AwayError(_not_answering(error)) from None


def client_of(given: argparse.Namespace) -> PaymentClient:
    """The client for `--cluster-id`, `--market`, `--api-base` and the Api-Key."""
    key = _secret("the Api-Key", given.api_key_file, "--api-key-file", API_KEY)
    try:
        return PaymentClient(given.cluster_id, key, given.market, api_base=given.api_base)
    except PaymentError as error:
        raise SettingError(in_options(error)) from None


def secret_of(given: argparse.Namespace) -> Secret:
    """The bearer secret."""
    text = _secret("the relay's secret", given.secret_file, "--secret-file", SECRET)
    try:
        return Secret(text)
    except PaymentError as error:
        raise SettingError(in_options(error)) from None


def outbox_of(
    given: argparse.Namespace, environment: Mapping[str, str] = os.environ
) -> PaymentOutbox:
    """The outbox in `--outbox`, or in the environment, which alone may hold a password."""
    if given.outbox and _has_password(given.outbox):
        raise SettingError(
            f"--outbox holds a password, which the list of processes shows: set {OUTBOX} instead"
        )
    where = given.outbox or environment.get(OUTBOX, "")
    if not where:
        raise SettingError(f"no outbox: give --outbox, a file or a database's URL, or set {OUTBOX}")
    return PaymentOutbox(where, name=given.outbox_name)


def in_options(error: PaymentError) -> str:
    """The error with the option, or the secret's names, in place of the field."""
    named = {
        "cluster": "--cluster-id",
        "market": "--market",
        "api_base": "--api-base",
        "api_key": f"the Api-Key ({API_KEY}, --api-key-file)",
        "environment": "the environment",
        "secret": f"the relay's secret ({SECRET}, --secret-file)",
    }
    return f"{named.get(error.field, error.field)} {error.problem}"


def _not_answering(error: Exception) -> str:
    return f"the outbox's database does not answer: {' '.join(str(cause_of(error)).split())}"


def _secret(what: str, file: Path | None, option: str, variable: str) -> str:
    if file is None:
        text = os.environ.get(variable, "")
        if not text:
            raise SettingError(f"{what} is missing: set {variable}, or give a file with {option}")
        return text
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingError(f"{option} {file} cannot be read: {why}") from None


def _has_password(where: str) -> bool:
    if "://" not in where:
        return False
    try:
        return has_password(make_url(where))
    except (ArgumentError, ValueError):
        return False  # and so it is no database's either
