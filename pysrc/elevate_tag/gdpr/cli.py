"""`elevate-tag gdpr`: export and removal jobs for people.

The secret comes from the environment, `ELEVATE_API_KEY`, or for `--api v1` `ELEVATE_CREDENTIALS`
(user and password with a colon between): what is typed as an argument, others on the machine see.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elevate_tag.gdpr.client import GdprClient
    from elevate_tag.gdpr.job import Job

API_KEY = "ELEVATE_API_KEY"
CREDENTIALS = "ELEVATE_CREDENTIALS"

HELP = {
    "export": "create a job that gathers what the cluster holds of a customer",
    "remove": "create a job that removes it, for good",
    "status": "tell how a job is",
    "download": "write the zip of an export that is done to a new file",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `gdpr`; its namespace has `run`, which takes it and gives the exit status."""
    gdpr = commands.add_parser(
        "gdpr", help="export or remove a customer's data", description=__doc__
    )
    gdpr.set_defaults(run=run)
    actions = gdpr.add_subparsers(dest="action", required=True)
    parsers = {name: actions.add_parser(name, help=text) for name, text in HELP.items()}
    for parser in parsers.values():
        parser.add_argument(
            "--cluster-id", required=True, help="the cluster's id, such as w1A2B3C4D, or its URL"
        )
        parser.add_argument(
            "--api",
            default="admin/v4",
            help="admin/v4, admin/v3, or v2 or v1 of Elevate 3 (default: %(default)s)",
        )
        parser.add_argument("--api-base", default="", help="a host with {cluster-id} in it")
    for name in ("export", "remove"):
        parsers[name].add_argument("customer_key", help="the customer key, not a user's name")
    parsers["remove"].add_argument(
        "--yes", action="store_true", help="needed, since it cannot be taken back"
    )
    for name in ("status", "download"):
        parsers[name].add_argument("jid", help="the id that creating the job printed")
    parsers["download"].add_argument("file", help="a file that does not exist yet")


def run(given: argparse.Namespace) -> int:
    """Does one action: 0 when it was done, 1 when the cluster would not, 2 for a wrong setting."""
    try:
        from elevate_tag.gdpr.client import GdprClient
        from elevate_tag.gdpr.errors import GdprError, SettingError
        from elevate_tag.gdpr.settings import HOST
    except ModuleNotFoundError as error:
        return _fail(f"{error.name} is missing; pip install 'elevate-tag[gdpr]'", 2)
    if given.action == "remove" and not given.yes:
        return _fail("removing cannot be taken back: export first, then add --yes", 2)
    user, _, password = os.environ.get(CREDENTIALS, "").partition(":")
    try:
        with GdprClient(
            given.cluster_id,
            os.environ.get(API_KEY, ""),
            api=given.api,
            credentials=(user, password),
            api_base=given.api_base or HOST,
        ) as client:
            print(_done(client, given))
    except SettingError as error:
        return _fail(f"{error} (the secret: {API_KEY}, or for v1 {CREDENTIALS})", 2)
    except GdprError as error:
        return _fail(str(error), 1)
    return 0


def _done(client: "GdprClient", given: argparse.Namespace) -> str:
    """What there is to say."""
    if given.action == "download":
        return f"written to {client.download(given.jid, given.file)}"
    if given.action == "status":
        return _told(client.status(given.jid))
    create = client.create_export if given.action == "export" else client.create_removal
    return _told(create(given.customer_key))


def _told(job: "Job") -> str:
    return f"{job.jid} {job.status}"


def _fail(message: str, status: int) -> int:
    print(f"elevate-tag gdpr: {message}", file=sys.stderr)
    return status
