"""A timer that the earliest of several times wins."""

from collections.abc import Callable

from elevate_tag.browser.runtime import later, now


class Alarm:
    """Calls ``ring`` at the time that is set, in seconds since 1970, if not before."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring
        # 0 when none is set.
        self.at = 0.0

    def set(self, at: float) -> None:
        """Ring then; a later time that was set before is forgotten."""

        def due() -> None:
            if self.at == at:
                self.at = 0
                self.ring()

        if self.at == 0 or at < self.at:
            self.at = at
            later(due, at - now())
