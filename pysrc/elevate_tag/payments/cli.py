"""`elevate-tag payments serve|work|send|list|retry`: the options, and which command they start.

What the commands need is loaded when one is started: the rest of `elevate-tag` does without it.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from elevate_tag.browser.core.config import NEWER_HOST

STATES = ("waiting", "sending", "delivered", "partly", "dead")

COMMANDS = {
    "serve": ("serve", "run", "take payments over HTTP and deliver them"),
    "work": ("work", "run", "deliver what is in the outbox: a worker alone"),
    "send": ("send", "run", "send one payment to the cluster, now"),
    "list": ("look", "run_list", "show what is in the outbox"),
    "retry": ("look", "run_retry", "have payments sent again that were given up"),
}
"""By the command's name: the module in `commands`, its function, and a word for the help."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `payments` with its commands; each sets `run`, which takes the options."""
    payments = commands.add_parser("payments", help="payment notifications, from the shop's server")
    below = payments.add_subparsers(dest="payments_command", required=True)
    made = {
        # Without abbreviations, or --api-key would be taken for --api-key-file.
        name: below.add_parser(name, help=text, description=text, allow_abbrev=False)
        for name, (_, _, text) in COMMANDS.items()
    }
    for parser in made.values():
        parser.set_defaults(run=run)
    _serve(made["serve"])
    _work(made["work"])
    _send(made["send"])
    _list(made["list"])
    _retry(made["retry"])


def run(given: argparse.Namespace) -> int:
    """Starts one; 2, after one line that says why, for settings or an outbox that will not do.

    1, after such a line, where `serve` or `work` would have to start without its database.
    """
    name = given.payments_command
    module, function, _ = COMMANDS[name]
    package = "elevate_tag.payments"
    try:
        command = getattr(import_module(f"{package}.commands.{module}"), function)
    except ModuleNotFoundError as missing:
        print(
            f"elevate-tag payments {name}: {missing.name} is missing; "
            "pip install 'elevate-tag[payments]'",
            file=sys.stderr,
        )
        return 2
    settings = import_module(f"{package}.commands.settings")
    try:
        return int(command(given))
    except (*settings.TOLD, settings.AwayError) as error:
        print(f"elevate-tag payments {name}: {settings.said(error)}", file=sys.stderr)
        return 1 if isinstance(error, settings.AwayError) else 2


def _serve(parser: argparse.ArgumentParser) -> None:
    _cluster(parser, needed=False)
    _outbox(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8810, help="default: %(default)s; 0: any")
    parser.add_argument(
        "--secret-file", type=Path, help="the relay's secret, if not in ELEVATE_RELAY_SECRET"
    )
    parser.add_argument(
        "--no-worker",
        dest="worker",
        action="store_false",
        help="only take payments: a worker that runs elsewhere (`work`) delivers them",
    )


def _work(parser: argparse.ArgumentParser) -> None:
    _cluster(parser, needed=True)
    _outbox(parser)


def _send(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", help="JSON; the standard input if not given"
    )
    _cluster(parser, needed=True)
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would be sent, without the Api-Key"
    )


def _list(parser: argparse.ArgumentParser) -> None:
    _outbox(parser)
    parser.add_argument("--state", choices=STATES, help="only those")
    parser.add_argument("--limit", type=number, default=20, help="so many (default: %(default)s)")


def _retry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", type=number, metavar="id", help="as `list` shows them")
    parser.add_argument(
        "--order", dest="orders", action="append", default=[], help="an order's own; repeatable"
    )
    parser.add_argument("--dead", action="store_true", help="all that were given up")
    _outbox(parser)


def _cluster(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    for name, text in {
        "cluster-id": "the cluster's id, such as w1A2B3C4D, or its URL",
        "market": "the market in the data feed, such as UK",
    }.items():
        parser.add_argument(f"--{name}", required=needed, default="", help=text)
    parser.add_argument(
        "--api-base",
        default=NEWER_HOST,
        help="the host of cluster ids, with {cluster-id} in it (default: %(default)s)",
    )
    parser.add_argument("--api-key-file", type=Path, help="the Api-Key, if not in ELEVATE_API_KEY")


def _outbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--outbox", default="", help="a SQLite file or a database's URL, if not in ELEVATE_OUTBOX"
    )
    parser.add_argument(
        "--outbox-name",
        default="main",
        help="which of the outboxes there, one for each market (default: %(default)s)",
    )


def number(text: str) -> int:
    """From 1 to what a database can number; argparse has the name of this function in its error."""
    read = int(text)
    if not 1 <= read < 2**63:
        raise ValueError(text)
    return read
