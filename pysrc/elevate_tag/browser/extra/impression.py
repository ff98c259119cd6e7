"""An ad that the shopper has seen: half of it for a second, without a break.

That is the vendor's guideline for sponsored products ("50% of the sponsored product has been on
screen for at least a second", docs.elevate.voyado.cloud/elevate/4/addons/retail-media/storefront/)
and the MRC's for display ads, which also asks for a tab on show and, of ads from 242,500 pixels,
for 30 % only (Viewable Ad Impression Measurement Guidelines). Here they too need half; of an
element that is larger than the viewport, half of what the viewport has room for.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import is_on_show, later

# How long it has to be in view, in seconds.
SEEN_S = 1


class Impression:
    """An ad, in the page or once in it. ``seen`` is called with its ticket when it has been seen.

    ``catch_up`` brings in what the browser has noticed, and not told yet.
    """

    def __init__(
        self,
        element: Any,
        catch_up: Callable[[], None],
        seen: Callable[[str], None],
    ) -> None:
        self.element = element
        self.catch_up = catch_up
        self.seen = seen
        self.ad_ticket = ""
        self.in_view = False
        self.counted = False
        # Another one whenever its time in view begins, begins anew or ends.
        self.spell = 0
        # The last at which the page had it.
        self.look = -1

    def find(self, look: int, ticket: str) -> bool:
        """The page has it, with this ticket; whether it had not at the look before."""
        came = self.look != look - 1
        self.look = look
        if ticket != self.ad_ticket:
            self.ad_ticket = ticket
            self.renew()
        return came

    def show(self, in_view: bool) -> None:
        """Enough of it is in view, or not."""
        if in_view != self.in_view:
            self.in_view = in_view
            self.restart()

    def renew(self) -> None:
        """It may count again."""
        self.counted = False
        self.restart()

    def restart(self) -> None:
        """Its time in view begins now, if it is in view; a time before is over."""
        self.spell += 1
        spell = self.spell

        def due() -> None:
            self.catch_up()
            if self.spell == spell:
                self.counted = True
                self.seen(self.ad_ticket)

        if self.in_view and not self.counted and is_on_show():
            later(due, SEEN_S)
