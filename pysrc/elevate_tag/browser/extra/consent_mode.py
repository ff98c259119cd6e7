"""Google's consent mode, version 2: what its commands say, one after the other.

https://developers.google.com/tag-platform/security/guides/consent

An ``update`` is the shopper's word. A ``default`` stands until there is one; the last counts. Which
visitors a default with a ``region`` is for, only Google's servers know: so what it denies is denied
for all, and what it grants is not taken for granted.
"""

from elevate_tag.browser.extra.levels import level_of_signals
from elevate_tag.browser.runtime.consent_command import ConsentCommand


class Signal:
    """One of the signals, such as ``analytics_storage``: ``granted``, ``denied`` or ``""``."""

    def __init__(self) -> None:
        self.by_default = ""
        self.denied_somewhere = False
        self.updated = ""

    def hear(self, command: ConsentCommand, value: str) -> None:
        """What a command says of it; ``""`` says nothing, as does any word of nobody's."""
        if value != "granted" and value != "denied":
            return
        if command.updates:
            self.updated = value
        elif not command.regional:
            self.by_default = value
        elif value == "denied":
            self.denied_somewhere = True

    def value(self) -> str:
        """What holds."""
        if self.updated != "":
            return self.updated
        return "denied" if self.denied_somewhere else self.by_default


class ConsentMode:
    """The signals that matter here, of all commands so far."""

    def __init__(self) -> None:
        self.analytics = Signal()
        self.personalization = Signal()

    def hear(self, command: ConsentCommand) -> None:
        """The next command."""
        self.analytics.hear(command, command.analytics)
        self.personalization.hear(command, command.personalization)

    def is_decided(self) -> bool:
        """Whether the shopper has said so, or said so before: no default is waited with."""
        return self.analytics.updated != "" or self.personalization.updated == "denied"

    def level(self) -> str:
        """What it comes to; ``""`` while nothing is said of analytics."""
        return level_of_signals(self.analytics.value(), self.personalization.value())
