"""The console script ``elevate-tag``: the snippet, the sandbox, payments, GDPR jobs.

A command with commands of its own has them in a ``cli`` of its package, with a function ``add_to``.
"""

import argparse
import sys
from collections.abc import Callable
from typing import TypeAlias

from elevate_tag import __version__
from elevate_tag.gdpr import cli as gdpr
from elevate_tag.payments import cli as payments
from elevate_tag.snippet import SnippetError, early_policy, snippet_html

CLIENT_PAYMENTS = ("none", "limited", "all")
"""The sandbox's strategies, which loading it would tell."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 2 for a setting that would not work."""
    given = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    run: Callable[[argparse.Namespace], int] = given.run
    return run(given)


def _snippet(given: argparse.Namespace) -> int:
    settings = dict(vars(given))
    del settings["command"], settings["run"], settings["csp_hash"]
    try:
        snippet = snippet_html(**settings)
        # A console that cannot show a sign gets it as HTML has it.
        printed = early_policy(given.bundle) if given.csp_hash else snippet
        encoding = sys.stdout.encoding or "utf-8"
        print(printed.encode(encoding, "xmlcharrefreplace").decode(encoding))
    except SnippetError as error:
        for line in str(error).splitlines():
            print(f"elevate-tag snippet: {line}", file=sys.stderr)
        return 2
    return 0


def _sandbox(given: argparse.Namespace) -> int:
    try:
        from elevate_tag.sandbox.main import run
    except ModuleNotFoundError as error:
        print(
            f"elevate-tag sandbox: {error.name} is missing; pip install 'elevate-tag[sandbox]'",
            file=sys.stderr,
        )
        return 2
    return run(
        host=given.host,
        shop_port=given.shop_port,
        cluster_port=given.cluster_port,
        database=given.database,
        client_payments=given.client_payments,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="elevate-tag",
        description="A storefront tag for Voyado Elevate, and what goes with it.",
    )
    parser.add_argument("--version", action="version", version=f"elevate-tag {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_snippet(commands)
    _add_sandbox(commands)
    payments.add_to(commands)
    gdpr.add_to(commands)
    return parser


# Not to be given, but to be answered: they belong on the shop's server.
SECRETS = ("api-key", "private-key", "secret", "password")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_snippet(commands: Commands) -> None:
    snippet = commands.add_parser("snippet", help="print the script tag for a shop's pages")
    snippet.set_defaults(run=_snippet)
    for name, text in {
        "cluster-id": "the cluster's id, such as w1A2B3C4D, or its URL",
        "market": "the market in the data feed, such as UK",
    }.items():
        snippet.add_argument(f"--{name}", required=True, help=text)
    snippet.add_argument(
        "--bundle",
        default="compiled",
        help="how the tag runs: compiled, pyscript or brython (default: %(default)s)",
    )
    for name, text in {
        "interpreter": "what the pyscript bundle runs on: micropython, unless told pyodide",
        "api-base": "the host of cluster ids, with {cluster-id} in it",
        "api-version": "storefront/v3 (unless told otherwise), v2, elevate-3/v2 or elevate-3/v1",
        "cookie-domain": "have the keys in cookies of this domain too",
        "session-minutes": "idle minutes after which a session is over, unless told never",
        "origin-host": "the origins that may send, separated by spaces",
        "consent": "required, or the level of all: PERSONALIZED (unless told otherwise), "
        "UNPERSONALIZED, ANONYMOUS, SYNTHETIC or NONE",
        "consent-source": "who knows of consent: tcf, google, cookie:NAME or global:NAME",
        "locale": "of queries, such as en-GB",
        "touchpoint": "of queries: desktop or mobile, unless told by the viewport's width",
        "nonce": "the page's Content-Security-Policy nonce",
    }.items():
        snippet.add_argument(f"--{name}", help=text)
    snippet.add_argument(
        "--base-url", default="/elevate/", help="where web/dist is served (default: %(default)s)"
    )
    for name, text in {
        "respect-gpc": "take Global Privacy Control for a no to being followed",
        "legacy-markup": "read the classes eS-click, eS-addingToCart and eS-t-… too",
        "more": "fetch the second file even where the page does not ask for it yet",
        "debug": "let the tag write on the console",
    }.items():
        snippet.add_argument(f"--{name}", action="store_true", help=text)
    for name in SECRETS:
        snippet.add_argument(f"--{name}", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    inline = snippet.add_mutually_exclusive_group()
    inline.add_argument(
        "--no-early",
        dest="early",
        action="store_false",
        help="leave out the inline script that hears shoppers before the tag has come",
    )
    inline.add_argument(
        "--csp-hash",
        action="store_true",
        help="print instead what a policy's script-src takes to allow that inline script",
    )


def _add_sandbox(commands: Commands) -> None:
    sandbox = commands.add_parser("sandbox", help="run a local cluster and a demo shop")
    sandbox.set_defaults(run=_sandbox)
    sandbox.add_argument(
        "--host",
        default="127.0.0.1",
        help="address or name to serve on; only from this machine, and under that or as localhost, "
        "is the cluster controlled (default: %(default)s)",
    )
    sandbox.add_argument("--shop-port", type=int, default=8800, help="default: %(default)s")
    sandbox.add_argument("--cluster-port", type=int, default=8801, help="default: %(default)s")
    sandbox.add_argument(
        "--database", default=":memory:", help="the cluster's SQLite file (default: %(default)s)"
    )
    sandbox.add_argument(
        "--client-payments",
        choices=CLIENT_PAYMENTS,
        default="none",
        help="payments that a page sends: refused, taken unless suspicious, or taken "
        "(default: %(default)s)",
    )
