"""The script tag's own file in the bundles that bring a Python runtime into the page.

It hears what shoppers do from the first moment, fetches the runtime when the page is loaded and
idle or at the first act, and hands over to it: what happened before, in order, once, and what
comes. What was not handed over when the page is left is kept for the next page of this tab.
"""

from collections.abc import Callable

from elevate_tag.browser.core.line import line_of, page_line_of
from elevate_tag.browser.runtime import attribute, claim, guarded, listen, log, opts_out, take_calls
from elevate_tag.browser.runtime.event import KINDS, PAGE, SHOWN, Event
from elevate_tag.browser.runtime.loading import (
    current_script,
    load,
    read_tab_item,
    remove_tab_item,
    when_left_and_quiet,
    write_tab_item,
)
from elevate_tag.browser.version import VERSION

KEPT = "elevate-tag.early"
# A runtime that never comes must not fill the tab's storage: some hundred acts, in characters. The
# oldest go, and with a page's own line what happened in it.
KEPT_AT_MOST = 50000


def main() -> None:
    """Begin to hear, unless the page has the tag already; never throw."""
    guarded(begin, ignore)(None)


def ignore(_: str) -> None:
    """Where nobody can be told."""


def begin(_: None) -> None:
    """Hear, until somebody takes over."""
    script = current_script()
    page = page_line_of(script)
    keeps = (
        attribute(script, "data-consent") is None
        and attribute(script, "data-consent-source") is None
        and (attribute(script, "data-respect-gpc") is None or not opts_out())
    )
    early = ""
    asked = False
    left = False

    def say(line: str) -> None:
        if attribute(script, "data-debug") is not None:
            log(line)

    def keep(line: str) -> None:
        nonlocal early
        early = early + "\n" + line
        # Firefox loses what a page first writes as it is left, so the storage is opened before.
        read_tab_item(KEPT)

    receive: Callable[[str], None] = keep

    def take_over(receiver: Callable[[str], None]) -> None:
        nonlocal early, receive
        receive = guarded(receiver, ignore)
        kept = read_tab_item(KEPT)
        for line in (kept + SHOWN + page[len(PAGE) :] + early).split("\n"):
            receive(line)
        early = ""
        if kept != "":
            remove_tab_item(KEPT)

    def lost(error: str) -> None:
        nonlocal asked, left
        # A page that is left stops loading; when it was kept and comes back, the next act asks
        # again. A runtime that is missing is asked for once.
        asked = not left
        left = False
        say("failed: " + error)

    def fetch(_: None) -> None:
        nonlocal asked
        if not asked:
            asked = True
            load(script, take_over, lost)

    def leave(_: None) -> None:
        nonlocal early, left
        left = True
        if early != "" and keeps:
            kept = read_tab_item(KEPT) + page + early + "\n"
            write_tab_item(KEPT, kept[-KEPT_AT_MOST:])
            early = ""

    def heard(event: Event) -> None:
        receive(line_of(event))
        fetch(None)

    if claim(VERSION):
        take_calls(VERSION)
        for kind in KINDS:
            listen(kind, heard, ignore)
        when_left_and_quiet(guarded(leave, ignore), guarded(fetch, ignore))
    else:
        say("silent: a second copy")
