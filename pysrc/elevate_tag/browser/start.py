"""Wires the tag to the page: the same in every runtime."""

from collections.abc import Callable

from elevate_tag.browser.core.act import Reader
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.hooks import Hooks
from elevate_tag.browser.core.marks import Marks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.origin import allows
from elevate_tag.browser.page.listeners import EVER, listen_for_acts
from elevate_tag.browser.runtime import (
    attribute,
    attribute_names,
    claim,
    complain,
    forget_early,
    guarded,
    log,
    matches,
    own_script,
    page_origin,
    page_query,
    stop_early,
    when_idle,
    when_left_or_back,
    when_submitted,
)
from elevate_tag.browser.tag import Tag
from elevate_tag.browser.version import VERSION


def start(hooks: Hooks, begin: Callable[[Tag, Callable[[str], str]], None], on_show: bool) -> bool:
    """Start the tag, or say on the console what keeps it from starting; never throw.

    ``begin`` is called when nothing does, ahead of what happened early, with what reads an
    attribute of the script element, ``""`` for one that is absent. Of a page that is not
    ``on_show`` any more there are acts to send, and nothing else to see to.
    """
    started = False
    debug = False

    def say(line: str) -> None:
        if debug:
            log(line)

    def attempt(_: None) -> None:
        nonlocal debug, started
        # Also where this tag will be silent: then what was heard is forgotten.
        early = stop_early()
        script = own_script()

        def read(name: str) -> str:
            text = attribute(script, name)
            return "" if text is None else text

        debug = attribute(script, "data-debug") is not None or matches(
            "[?&]elevate-debug(=|&|$)", page_query()
        )
        config = Config(read, attribute_names(script))
        if len(config.problems) > 0:
            for problem in config.problems:
                complain(problem)
        elif not allows(config.origin_host, page_origin()):
            say("silent: " + page_origin() + " is not in data-origin-host")
        elif not claim(VERSION):
            say("silent: a second copy")
        else:
            tag = Tag(config, hooks, say)
            hear_acts(tag, early, say)
            begin(tag, read)
            started = True
            attach(tag, early, say, on_show)
        if not started and early != "":
            forget_early()

    guarded(attempt, say)(None)
    return started


def hear_acts(tag: Tag, early: str, say: Callable[[str], None]) -> None:
    """Begin to hear; ``early`` is what this page's part of that was before."""

    def heard(act: Notification, at: float) -> None:
        if tag.hears:
            tag.notify(act, at)

    reader = Reader(Marks(tag.config.legacy), tag.config.api.is_elevate_3)
    tag.recall_by(listen_for_acts(reader, early, heard, say))


def attach(tag: Tag, early: str, say: Callable[[str], None], on_show: bool) -> None:
    """Begin to send."""

    def left(goes: bool) -> None:
        tag.delivery.leave(goes)

    def back(_: None) -> None:
        # What one that was left has written down its own tag sends, or a page of its cluster.
        if on_show:
            tag.delivery.wake()

    def settle(_: None) -> None:
        tag.recall(EVER, True)
        tag.visitor.clean()
        tag.settle()

    def submitted(_: None) -> None:
        tag.fill_forms()

    if early != "":
        tag.recall(EVER, True)
    when_left_or_back(guarded(left, say), guarded(back, say))
    if on_show:
        when_submitted(guarded(submitted, say))
        say("listening")
        # A page's first look into localStorage or its cookies can take some 10 ms on a phone.
        when_idle(guarded(settle, say))
