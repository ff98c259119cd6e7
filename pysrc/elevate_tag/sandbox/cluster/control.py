"""Who may control the sandbox: this machine, and of its web pages only the sandbox's own. Pure.

A page may have its name lead to a loopback address once it is open (DNS rebinding). The browser
then takes it for a page of the sandbox's own, and only the host in its requests gives it away.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from elevate_tag.sandbox.cluster.refusal import shown


def refusal(*, client: str, server: str, host: str, origin: str | None, served_on: str) -> str:
    """Why a request may not, or "".

    `client` and `server` are the addresses between which it came, `host` and `origin` are headers
    of it, and `served_on` is the address or name that the cluster was told to listen on.
    """
    if not _is_here(client, server):
        return "only this machine may control the sandbox"
    if not _is_own(_hostname(host), served_on):
        return (
            f"host {shown(host)} may not control the sandbox: "
            "use localhost, a loopback address or what --host names"
        )
    if origin is not None and _netloc(origin).lower() != host.lower():
        return "no other site's page may control the sandbox"
    return ""


def _is_here(client: str, server: str) -> bool:
    """Whether both ends are this machine: it calls an address of its own from that very address.

    No other machine can, as what answers it would never leave this one.
    """
    address = _comparable(client)
    return _is_loopback(client) or (not isinstance(address, str) and address == _comparable(server))


def _is_own(name: str, served_on: str) -> bool:
    """Whether it leads to this machine, whoever asks for it."""
    if name == "localhost" or name.endswith(".localhost") or _is_loopback(name):
        return True
    return _comparable(name) == _comparable(served_on)


def _is_loopback(host: str) -> bool:
    address = _comparable(host)
    return not isinstance(address, str) and address.is_loopback


def _comparable(host: str) -> IPv4Address | IPv6Address | str:
    """An address, of which IPv6 has several spellings, or a name, in which case counts nothing.

    Without its zone, such as `%eth0`: no browser's `Host` has that.
    """
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return host.lower()


def _hostname(host: str) -> str:
    """A `Host` without its port, and in lower case; "" for what is none, as `[`."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _netloc(origin: str) -> str:
    """An origin's host and port; "" for what is no origin, as `http://[`."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
