"""The ads of a page: each counts once in a page view (``extra.impression``).

What is in view is watched from the page's first ad on.
"""

from typing import Any

from elevate_tag.browser.core.marks import TICKET
from elevate_tag.browser.extra.impression import Impression
from elevate_tag.browser.runtime import (
    Sight,
    attribute,
    can_see,
    element_memory,
    guarded,
    later,
    marked_elements,
    nearest_attribute,
    tell_impression,
    trim,
    when_on_show_again,
    when_page_changes,
)
from elevate_tag.browser.runtime.site import Site

IMPRESSION = "data-elevate-impression"
# How long the page's changes are gathered before it is looked through again, in seconds.
GATHER_S = 0.1


class Impressions:
    """The page's ads. Of a mistake in the page one is told."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.complained = False
        self.looks = 0
        self.present: list[Impression] = []
        # Those that left the page too: one that is put back has been counted.
        self.known = element_memory()
        self.has_begun = False
        # None also where the browser cannot tell.
        self.sight: Sight | None = None

    def look(self) -> None:
        """Take up the ads that came, leave those that went, begin anew with those that changed."""
        elements = marked_elements("[" + IMPRESSION + "]")
        if not self.has_begun:
            if len(elements) == 0:
                return
            self.has_begun = True
            self.sight = self.begin()
        if self.sight is None:
            return
        before = self.present
        self.present = []
        self.looks += 1
        for element in elements:
            impression = self.impression_of(self.sight, element)
            self.present.append(impression)
            if impression.find(self.looks, ticket_of(element)):
                self.sight.follow(element)
        for gone in before:
            if gone.look != self.looks:
                self.sight.leave(gone.element)
                gone.show(False)

    def begin(self) -> Sight:
        """The page has an ad: have it told what is in view."""

        def turned(element: Any, in_view: bool) -> None:
            impression: Impression | None = self.known.get(element)
            if impression is not None:
                impression.show(in_view)

        def page_turned(_: None) -> None:
            for impression in self.present:
                impression.restart()

        def back(_: None) -> None:
            self.view_anew()

        failed = self.site.failed
        when_on_show_again(guarded(page_turned, failed), guarded(back, failed))
        return Sight(turned)

    def impression_of(self, sight: Sight, element: Any) -> Impression:
        """What is known of a marked element, as long as this page view lasts."""
        known: Impression | None = self.known.get(element)
        if known is not None:
            return known

        def catch_up() -> None:
            sight.catch_up()

        def seen(ticket: str) -> None:
            self.tell(ticket)

        impression = Impression(element, catch_up, seen)
        self.known.set(element, impression)
        return impression

    def view_anew(self) -> None:
        """A page that the browser kept is shown again: each of its ads may count again."""
        self.known = element_memory()
        for impression in self.present:
            self.known.set(impression.element, impression)
            impression.renew()

    def tell(self, ticket: str) -> None:
        """One has been seen: it counts like any other act on a marked element."""
        if not self.site.hears():
            return
        if trim(ticket) != "":
            tell_impression(ticket)
        elif not self.complained:
            self.complained = True
            self.site.failed(
                IMPRESSION
                + '="" was seen and has no ticket: write the ticket there, or into '
                + TICKET
                + " of the element or of one around it"
            )


def ticket_of(element: Any) -> str:
    """An ad's own ticket, else that of the nearest ticketed element, itself included."""
    own = attribute(element, IMPRESSION)
    return nearest_attribute(element, TICKET) if own is None or trim(own) == "" else own


def watch_impressions(site: Site) -> None:
    """Say of each ad in the page that it was seen, once in a page view, also of those to come."""
    impressions = Impressions(site)
    gathering = False

    def look() -> None:
        nonlocal gathering
        gathering = False
        impressions.look()

    def changed(_: None) -> None:
        nonlocal gathering
        if not gathering:
            gathering = True
            later(look, GATHER_S)

    def begin(_: None) -> None:
        when_page_changes([IMPRESSION, TICKET], guarded(changed, site.failed))
        impressions.look()

    if can_see():
        guarded(begin, site.failed)(None)
