"""WebKit's own remote inspector, for what its WebDriver lacks: init scripts, console, page errors.

The protocol is that of `RemoteInspectorServer`, which takes one client: a length, a byte of flags,
a name, a NUL, data. Tabs are numbered in the order of their making: the first is 1, the automation
session is 2, further tabs are 3 and up. Never set up 2: its answers would come here instead of to
the driver, which would then hang.
"""

import json
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any

ANSWERS_WITHIN = 5.0
"""Seconds; a healthy browser answers within milliseconds."""

CONNECTION = 1
"""Our number for ourselves, the same for each tab."""

OUTER = 1_000_000
"""Added to a call's number to number the envelope it travels in, which is answered too."""

Message = dict[str, Any]
Heard = Callable[[str, Message], None]
"""Gets each event's method and parameters, in a thread of ours."""


class Inspector:
    """The client: one per browser. `tab` gives the inspector of one tab."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.changed = threading.Condition()
        self.closed = False
        self._tabs: dict[int, InspectedTab] = {}
        self._socket = socket.create_connection(address, ANSWERS_WITHIN)
        self._socket.settimeout(None)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._reader = threading.Thread(target=self._read, name="inspector", daemon=True)
        self._reader.start()
        self._send("SetupInspectorClient", b"\0")

    def tab(self, number: int, heard: Heard) -> "InspectedTab":
        """Begins to watch a tab."""
        tab = self._tabs[number] = InspectedTab(self, number, heard)
        self._send("Setup", struct.pack("<QQ", CONNECTION, number))
        self.wait(lambda: bool(tab.target), f"tab {number}")
        return tab

    def send(self, tab: int, message: Message) -> None:
        """A message to a tab's page proxy."""
        data = struct.pack("<QQ", CONNECTION, tab) + json.dumps(message).encode() + b"\0"
        self._send("SendMessageToBackend", data)

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Returns when `ready` says so, which is asked after each message."""
        with self.changed:
            if not self.changed.wait_for(lambda: ready() or self.closed, ANSWERS_WITHIN):
                raise TimeoutError(f"WebKit's inspector did not answer: {what}")
            if self.closed:
                raise ConnectionError(f"WebKit's inspector hung up: {what}")

    def close(self) -> None:
        """Ends the connection; the browser stays."""
        if not self.closed:
            self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self._socket.close()

    def _send(self, name: str, data: bytes) -> None:
        body = name.encode() + b"\0" + data
        self._socket.sendall(struct.pack(">I", len(body)) + b"\x01" + body)

    def _read(self) -> None:
        try:
            with self._socket.makefile("rb") as stream:
                while len(head := stream.read(5)) == 5:
                    size = struct.unpack(">I", head[:4])[0]
                    name, _, data = stream.read(size).partition(b"\0")
                    if name == b"SendMessageToFrontend":
                        self._take(struct.unpack_from("<QQ", data)[1], json.loads(data[16:-1]))
        except OSError:
            pass  # the other end is gone, which `closed` says
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def _take(self, tab: int, message: Message) -> None:
        self._tabs[tab].take(message)
        with self.changed:
            self.changed.notify_all()


class InspectedTab:
    """One tab."""

    def __init__(self, client: Inspector, number: int, heard: Heard) -> None:
        self.target = ""
        self._client = client
        self._number = number
        self._heard = heard
        self._calls = 0
        self._answers: dict[int, Message] = {}

    def call(self, method: str, **parameters: Any) -> Message:
        """Calls a method of the inspector protocol and gives its result."""
        self._calls += 1
        number = self._calls
        inner = json.dumps({"id": number, "method": method, "params": parameters})
        outer = {"targetId": self.target, "message": inner}
        envelope = {"id": number + OUTER, "method": "Target.sendMessageToTarget", "params": outer}
        self._client.send(self._number, envelope)
        self._client.wait(lambda: number in self._answers, method)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error'].get('message')}")
        result: Message = answer.get("result", {})
        return result

    def take(self, message: Message) -> None:
        """One message of this tab."""
        method = message.get("method")
        parameters = message.get("params", {})
        if method == "Target.targetCreated":
            target = parameters["targetInfo"]
            if target["type"] == "page" and not target.get("isProvisional"):
                self.target = target["targetId"]
        elif method == "Target.dispatchMessageFromTarget":
            self._take_inner(json.loads(parameters["message"]))
        elif "error" in message:
            self._answers[message["id"] - OUTER] = message

    def _take_inner(self, message: Message) -> None:
        if "id" in message:
            self._answers[message["id"]] = message
        else:
            self._heard(message["method"], message.get("params", {}))
