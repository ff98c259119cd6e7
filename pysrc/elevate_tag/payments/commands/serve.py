"""`elevate-tag payments serve`: the relay, until Ctrl-C or SIGTERM."""

import argparse
import sys

from elevate_tag.payments.commands import log
from elevate_tag.payments.commands.settings import (
    SettingError,
    client_of,
    create,
    outbox_of,
    secret_of,
)
from elevate_tag.payments.relay.app import create_relay
from elevate_tag.payments.relay.serve import serve


def run(given: argparse.Namespace) -> int:
    """Serves until stopped."""
    log.to_standard_error()
    secret = secret_of(given)
    client = client_of(given) if given.worker else None
    outbox = outbox_of(given)
    create(outbox)
    app = create_relay(outbox, secret, client)
    try:
        serve(app, host=given.host, port=given.port, started=_say)
    except (OSError, OverflowError) as error:
        raise SettingError(
            f"cannot listen on port {given.port} of {given.host} ({error}): "
            "choose another with --host and --port"
        ) from None
    return 0


def _say(url: str) -> None:
    print(f"Relay   {url}/payments")
    print(f"Schema  {url}/schema")
    print("Ctrl-C stops it.", flush=True)
    if not url.startswith(("http://127.", "http://localhost:", "http://[::1]")):
        print(
            f"elevate-tag payments serve: warning: {url} is not https: others on the network can "
            "read the secret, unless a proxy in front of it is what they reach",
            file=sys.stderr,
        )
