"""Who may control the sandbox."""

import pytest

from elevate_tag.sandbox.cluster.control import refusal


def _why_not(host: str, *, origin: str | None = None, served_on: str = "127.0.0.1") -> str:
    here = "127.0.0.1"
    return refusal(client=here, server=here, host=host, origin=origin, served_on=served_on)


@pytest.mark.parametrize(
    ("client", "server"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.2", "127.0.0.1"),
        ("::1", "::1"),
        ("192.168.1.20", "192.168.1.20"),
        ("fd00::2", "fd00:0::2"),
    ],
)
def test_a_connection_from_an_address_to_itself_is_of_this_machine(
    client: str, server: str
) -> None:
    """And one from loopback, which reaches no other."""
    assert _of_connection(client, server) == ""


@pytest.mark.parametrize(
    ("client", "server"),
    [
        ("192.168.1.7", "192.168.1.20"),
        ("192.168.1.7", "127.0.0.1"),
        ("fd00::3", "fd00::2"),
        ("name", "name"),
        ("", ""),
    ],
)
def test_any_other_connection_is_not(client: str, server: str) -> None:
    """Nor what is no address, as a socket in the file system has none."""
    assert "only this machine" in _of_connection(client, server)


def _of_connection(client: str, server: str) -> str:
    return refusal(
        client=client, server=server, host="studio.lan", origin=None, served_on="studio.lan"
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8801", "127.9.9.9", "[::1]:8801", "localhost", "Shop.LocalHost:8801"]
)
def test_loopback_may_be_named_in_each_of_its_ways(host: str) -> None:
    """Wherever the cluster listens; nobody else can have such a name."""
    assert _why_not(host, served_on="192.168.1.20") == ""
    assert _why_not(host, origin=f"http://{host}") == ""


@pytest.mark.parametrize(
    ("host", "served_on"),
    [
        ("192.168.1.20:8801", "192.168.1.20"),
        ("studio.lan:8801", "Studio.lan"),
        ("[fd00::2]:8801", "FD00:0::2"),
    ],
)
def test_what_the_cluster_was_told_to_listen_on_may_be_named(host: str, served_on: str) -> None:
    """As a browser writes it; elsewhere the same name may be anybody's."""
    assert _why_not(host, served_on=served_on) == ""
    assert "use localhost" in _why_not(host)


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example:8801",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example",
        "notlocalhost",
        "127.0.0.1@rebound.example",
        "192.168.1.7",
        "[",
        "",
    ],
)
def test_no_other_host_may_be_named(host: str) -> None:
    """Whatever its origin says; the reason has what was named."""
    for origin in (None, f"http://{host}"):
        assert _why_not(host, origin=origin).startswith(f"host {host!r} may not")


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:8800", "https://evil.example", "null", "http://["]
)
def test_no_other_site_s_page_may(origin: str) -> None:
    """The demo shop's on another port among them."""
    assert "other site" in _why_not("127.0.0.1:8801", origin=origin)
