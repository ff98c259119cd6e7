"""`elevate-tag payments send`: one payment to the cluster, now, or what would be sent."""

import argparse
import sys
from pathlib import Path

import httpx

from elevate_tag.access.api_key import HEADER, HIDDEN
from elevate_tag.payments import (
    PartlyAccepted,
    Payment,
    PaymentError,
    PaymentRefused,
    PaymentUnanswered,
)
from elevate_tag.payments.commands.settings import SettingError, client_of, in_options
from elevate_tag.payments.commands.shown import printable
from elevate_tag.payments.connection import HEADERS, Connection
from elevate_tag.payments.relay.order import read_order


def run(given: argparse.Namespace) -> int:
    """Sends it, and says what the cluster answered."""
    try:
        payment = read_order(_read(given.file), id_needed=False).payment
    except PaymentError as error:
        raise SettingError(f"{_name(given.file)}: {error}") from None
    return _dry_run(given, payment) if given.dry_run else _send(given, payment)


def _send(given: argparse.Namespace, payment: Payment) -> int:
    try:
        with client_of(given) as client:
            answer = client.notify(payment.lines, payment.customer_key, payment.session_key)
    except (PaymentRefused, PaymentUnanswered) as error:
        print(f"elevate-tag payments send: {printable(str(error))}", file=sys.stderr)
        return 1
    if isinstance(answer, PartlyAccepted):
        left = (f"lines[{place}] ({payment.lines[place].variant_key})" for place in answer.refused)
        print(f"taken but for {printable(', '.join(left))}: {printable(answer.reason)}")
        return 1
    print("taken, every line")
    return 0


def _dry_run(given: argparse.Namespace, payment: Payment) -> int:
    """The request as it would go out, but for the Api-Key, which is not asked for."""
    try:
        connection = Connection(given.cluster_id, HIDDEN, given.market, given.api_base)
    except PaymentError as error:
        raise SettingError(in_options(error)) from None
    # Nothing is sent: the machine's proxy and certificates need not be in order.
    with httpx.Client(headers=HEADERS, trust_env=False) as client:
        request = client.build_request("POST", connection.url(payment), content=payment.body())
    print(f"{request.method} {request.url}")
    for name, value in request.headers.raw:
        print(f"{name.decode()}: {value.decode()}")
    print(f"{HEADER}: {HIDDEN}\n\n{request.content.decode()}")
    return 0


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SettingError(f"{file} cannot be read: {error.strerror}") from None


def _name(file: str) -> str:
    return "the standard input" if file == "-" else file
