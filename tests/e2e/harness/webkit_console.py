"""What the pages of a stock WebKit say, as its inspector tells it."""

from tests.e2e.harness.visit import Said
from tests.e2e.harness.webkit_inspector import Message


class WebKitConsole:
    """Writes down what one tab says."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._last: Message = {}

    def hear(self, method: str, parameters: Message) -> None:
        """One event of the inspector; of a line said again at once it tells the number only."""
        if method == "Console.messageAdded":
            self._last = parameters["message"]
        elif method != "Console.messageRepeatCountUpdated":
            return
        message = self._last
        if message["source"] == "javascript" and message["level"] == "error":
            self._said.error(message["text"])
            return
        values = [str(v.get("value", v.get("description"))) for v in message.get("parameters", [])]
        self._said.line(message["level"], " ".join(values) or message["text"])
