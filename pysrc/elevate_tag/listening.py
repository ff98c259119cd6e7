"""Takes a port for a server of ours, before the server starts: a taken one is an error at once."""

import socket


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0: any free one).

    Raises `OSError` or `OverflowError` for an address that cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY: without, each answer waits some 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError):  # the latter for a port over 65535
        listening.close()
        raise
    return listening


def origin(host: str, port: int) -> str:
    """The origin of what is served there, without a slash at its end: `http://127.0.0.1:8801`."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
