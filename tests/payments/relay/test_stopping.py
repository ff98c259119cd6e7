"""A relay that is told to stop while a client holds on to it."""

import os
import signal
import socket
import threading
from urllib.parse import urlsplit

import pytest
from sse_starlette.sse import AppStatus

from elevate_tag.payments import PaymentOutbox
from elevate_tag.payments.relay import serve as serving
from elevate_tag.payments.relay.app import create_relay
from elevate_tag.payments.relay.secret import Secret
from tests.payments.relay.running import SECRET

HALF = (
    "POST /payments HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\n"
    f"Authorization: Bearer {SECRET}\r\nContent-Length: 1000\r\n"
    'Expect: 100-continue\r\n\r\n{"orderId":'
)


def test_a_client_that_stops_in_the_middle_of_a_body_does_not_hold_it_up(
    outbox: PaymentOutbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not handed in by then is cut off, and handed in again."""
    monkeypatch.setattr(serving, "REQUESTS_END_WITHIN", 1, raising=False)
    # The sandbox's event streams end, in this whole process, with any server that hears a signal.
    monkeypatch.setattr(AppStatus, "should_exit", False)
    told = threading.Event()

    def hold_on(url: str) -> None:
        def run() -> None:
            address = urlsplit(url)
            with socket.create_connection((address.hostname, address.port or 0)) as client:
                client.sendall(HALF.encode())
                assert client.recv(100).startswith(b"HTTP/1.1 100")  # the relay reads the body
                told.set()
                os.kill(os.getpid(), signal.SIGTERM)
                client.recv(1)

        threading.Thread(target=run, daemon=True).start()

    app = create_relay(outbox, Secret(SECRET))
    serving.serve(app, host="127.0.0.1", port=0, started=hold_on)
    assert told.is_set()
    assert outbox.list() == []
