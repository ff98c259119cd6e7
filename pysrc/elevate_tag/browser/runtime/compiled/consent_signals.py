"""Where a page tells what its shopper consented to: TCF, Google's consent mode, a global.

Everything here is somebody else's, and may be missing, late or broken: then it says nothing.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.text import number_of
from elevate_tag.browser.runtime.consent_command import ConsentCommand
from elevate_tag.browser.runtime.javascript import Promise, Proxy, Reflect, document, window


def tcf_ear(heard: Callable[[str, bool, Callable[[int], bool]], None]) -> Callable[[], bool]:
    """What looks for TCF's function and begins to hear it, once; whether it did by now.

    ``heard`` is called with the event's status, ``""`` for none, whether the GDPR applies, and what
    tells of a purpose whether it was consented to. It is not while the page is still finding out
    whether the GDPR applies. Who is refused asks again at the next look.
    """
    found = False

    def told(data: Any, success: Any) -> None:
        nonlocal found

        def consented(purpose: int) -> bool:
            try:
                return data.purpose.consents[purpose] == True  # noqa: E712 - no `is True`
            except Exception:
                return False

        try:
            found = success
            applies = data.gdprApplies
            if success == True and applies is not None:  # noqa: E712 - no `is True`
                status = data.eventStatus
                heard("" if status is None else status, applies != False, consented)  # noqa: E712
        except Exception:
            return

    def look() -> bool:
        nonlocal found
        try:
            if not found and window.__tcfapi is not None:
                # A refusal may come at once.
                found = True
                window.__tcfapi("addEventListener", 2, told)
        except Exception:
            return found
        return found

    return look


def data_layer_ear(
    heard: Callable[[ConsentCommand], None], settled: Callable[[bool], None]
) -> Callable[[], None]:
    """What looks for ``dataLayer`` and begins to hear it; again where it, or its ``push``, changed.

    ``heard`` is called with each consent command, those that are there and those to come, and
    ``settled`` after what came at once, with ``True`` where that is all so far, and ``False`` once
    the page's script that pushed has run: more may be on its way. What is pushed is heard before
    anybody else hears it, so in order also where that makes them push; and it goes on as it is.
    """
    layer: Any = None
    push: Any = None

    def take(entry: Any) -> None:
        try:
            if entry[0] == "consent":
                heard(command_of(entry[1], entry[2]))
        except Exception:
            return

    def take_all(entries: list[Any]) -> None:
        try:
            for entry in entries:
                take(entry)
        except Exception:
            return

    def settle(is_all: bool) -> None:
        try:
            settled(is_all)
        except Exception:
            return

    def settle_later() -> None:
        try:
            Promise.resolve(False).then(settle)
        except Exception:
            # The page broke promises.
            settle(False)

    def pushed(target: Any, itself: Any, given: list[Any]) -> Any:
        take_all(given)
        settle_later()
        return Reflect.apply(target, itself, given)

    def wrap(present: Any) -> None:
        nonlocal push
        try:
            push = Reflect.construct(Proxy, [present.push, {"apply": pushed}])
            present.push = push
        except Exception:
            return

    def look() -> None:
        nonlocal layer
        present = window.dataLayer
        if present is not None and (present != layer or present.push != push):
            layer = present
            wrap(present)
            take_all(present)
            settle(True)

    return look


def command_of(word: Any, signals: Any) -> ConsentCommand:
    """A consent command; one that is neither a default nor an update says nothing."""
    known = word == "default" or word == "update"
    return ConsentCommand(
        word == "update",
        signals.region is not None,
        signal_of(known, signals.analytics_storage),
        signal_of(known, signals.personalization_storage),
        number_of(signals.wait_for_update) * 0.001,
    )


def signal_of(known: bool, value: Any) -> str:
    """What a command says of a signal."""
    return value + "" if known and value is not None else ""


def global_text(path: str) -> str:
    """The value that a dotted path leads to from ``window``, as text; ``""`` for none."""
    value: Any = window
    try:
        for name in path.split("."):
            value = value[name]
        return "" if value is None else value + ""
    except Exception:
        return ""


def when_consent_may_change(work: Callable[[Any], None]) -> None:
    """Hear that the page says so, or is shown (again)."""

    def said(event: Any) -> None:
        if not is_of_forgetting(event):
            work(event)

    def turned(event: Any) -> None:
        if document.visibilityState == "visible":
            work(event)

    document.addEventListener("elevate:consent", said)
    document.addEventListener("visibilitychange", turned)
    window.addEventListener("pageshow", work)


def when_forgotten(work: Callable[[], None]) -> None:
    """Hear that the tag was told to forget, and so knows of no level any more."""

    def said(event: Any) -> None:
        if is_of_forgetting(event):
            work()

    document.addEventListener("elevate:consent", said)


def is_of_forgetting(event: Any) -> bool:
    """Whether the tag tells by it that there is no level; the page's own tells nothing."""
    return event.detail is not None and event.detail.kind == ""


def tell_consent(level: str) -> None:
    """Have the tag know the level."""
    try:
        window.elevateTag.consent(level)
    except Exception:
        return
