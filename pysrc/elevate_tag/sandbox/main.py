"""Runs the sandbox: the cluster and the demo shop on two origins, until Ctrl-C or SIGTERM."""

import errno
import ipaddress
import socket
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from elevate_tag import paths
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.catalogue import CatalogueError
from elevate_tag.sandbox.cluster.database import DatabaseError
from elevate_tag.sandbox.cluster.notification.request import Strategy
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from elevate_tag.sandbox.shop.ways import built_ways
from elevate_tag.sandbox.shop.weights import weigh
from elevate_tag.stopping import Stop, when_told


class StartError(Exception):
    """The sandbox cannot start; the message says which option to change."""


def run(
    host: str = "127.0.0.1",
    shop_port: int = 8800,
    cluster_port: int = 8801,
    database: str | Path = ":memory:",
    client_payments: Strategy = "none",
) -> int:
    """Serves until stopped, then gives 0; gives 2, after one line that says why, if it cannot.

    A port of 0 means any free one.
    """
    stop = Stop()
    try:
        settings = ClusterSettings(host, database=database, client_payments=client_payments)
        with when_told(stop.tell), ExitStack() as servers:
            _start(servers, shop_port, cluster_port, settings)
            stop.wait()
    except (StartError, CatalogueError, DatabaseError, ValueError) as error:
        print(f"elevate-tag sandbox: {error}", file=sys.stderr)
        return 2
    return 0


def _start(
    servers: ExitStack, shop_port: int, cluster_port: int, settings: ClusterSettings
) -> None:
    host = settings.host
    _check_host(host)
    cluster = Serving(create_cluster(settings), host=host, port=cluster_port)
    _enter(servers, cluster, "--cluster-port")
    of_shop = ShopSettings(cluster.url, api_key=settings.api_key)
    shop = Serving(create_shop(of_shop), host=host, port=shop_port)
    _enter(servers, shop, "--shop-port")
    latest = f"{cluster.url}/api/admin/v3/notifications/latest?limit=10"
    print(f"Shop    {shop.url}/")
    print(f"Ledger  {cluster.url}/ledger")
    print(f"Latest  curl -H 'Api-Key: {settings.api_key}' '{latest}'")
    print("The tag, run in each of its ways:")
    for way in built_ways(paths.DIST):
        print(f"  {shop.url}/with/{way.name}")
    print("Ctrl-C stops both.", flush=True)
    threading.Thread(target=_weigh_all, name="weighing", daemon=True).start()


def _weigh_all() -> None:
    """Finds out what the pages show of the tag's weight, while they are served."""
    for way in built_ways(paths.DIST):
        weigh(way.downloads(paths.DIST))


def _enter(servers: ExitStack, serving: Serving, option: str) -> None:
    try:
        servers.enter_context(serving)
    except socket.gaierror as error:
        raise StartError(f"--host {serving.host} is not known: {error.strerror}") from error
    except (OSError, OverflowError) as error:
        why = "it is taken" if _is_taken(error) else str(error).rstrip(".")
        raise StartError(
            f"cannot listen on port {serving.port} of {serving.host}, {why}: "
            f"choose another with {option}"
        ) from error


def _is_taken(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


def _check_host(host: str) -> None:
    """Warns of an address that others can reach; refuses one that no page could send to."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        reachable = host != "localhost"
    else:
        if address.is_unspecified:
            raise StartError(
                f"--host {host} is every address, but the shop's pages need one to send to: "
                "give this machine's own, as in --host 192.168.1.20"
            )
        reachable = not address.is_loopback
    if reachable:
        print(
            f"elevate-tag sandbox: warning: with --host {host} others on the network reach the "
            "shop, the cluster and its ledger (but not /_sandbox/)",
            file=sys.stderr,
        )
