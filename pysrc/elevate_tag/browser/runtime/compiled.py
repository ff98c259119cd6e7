"""The seam for the compiled bundle: Python names over the browser's own.

The only file with ``try``: what the platform throws is turned into a value here.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import (
    JSON,
    RegExp,
    Uint8Array,
    console,
    document,
    encodeURIComponent,
    location,
    navigator,
    window,
)

PREFIX = "elevate-tag: "


# --- text ---------------------------------------------------------------------------------------


def matches(pattern: str, text: str) -> bool:
    """Whether ``text`` has a match of the regular expression ``pattern``."""
    return RegExp(pattern).test(text)


def trim(text: str) -> str:
    """``text`` without white space around it, of any kind."""
    raw: Any = text
    return raw.trim()


def words(text: str) -> list[str]:
    """``text`` split at white space; no leading or trailing white space, please."""
    raw: Any = text
    return raw.split(RegExp("\\s+"))


def quote(text: str) -> str:
    """``text`` as a value in a URL's query."""
    return encodeURIComponent(text)


def number_text(number: float) -> str:
    """A number in digits."""
    raw: Any = number
    return raw + ""


def json_text(text: str) -> str:
    """``text`` as a JSON string, without ``JSON.stringify``: pages patch that, and ``toJSON``.

    Signs beyond the Basic Multilingual Plane are written out, half by half. A pattern with the
    ``u`` flag would leave the whole ones alone, but WebKit up to Safari 16 errs about their halves.
    """

    def escaped(char: Any) -> str:
        digits: str = char.charCodeAt(0).toString(16)
        return "\\u" + "0000"[len(digits) :] + digits

    raw: Any = text
    return '"' + raw.replace(RegExp('["\\\\\\x00-\\x1f\\ud800-\\udfff]', "g"), escaped) + '"'


def text_field(text: str, name: str) -> str:
    """The non-empty text under ``name`` in a JSON object; ``""`` for anything else."""
    try:
        value = JSON.parse(text)[name]
        if value == value + "":
            return value
    except Exception:
        return ""
    return ""


def new_key() -> str:
    """A random UUID v4.

    Not by ``crypto.randomUUID``, which plain http and Safari before 15.4 lack: ``getRandomValues``
    is everywhere, and one way is easier to trust than two.
    """
    template: Any = "00000000-0000-4000-8000-000000000000"
    random = window.crypto.getRandomValues(Uint8Array(36))

    def digit(char: str, position: int) -> Any:
        # 8 becomes one of 8, 9, a, b (the variant); 0 any digit; the 4 and the dashes stay.
        return (random[position] % 4 + 8 if char == "8" else random[position] % 16).toString(16)

    return template.replace(RegExp("[08]", "g"), digit)


# --- page ---------------------------------------------------------------------------------------


def own_script() -> Any:
    """The tag's script element; a tag manager's or a module's is found by its attribute."""
    script = document.currentScript
    if attribute(script, "data-cluster-id") is None:
        found = document.querySelector("script[data-cluster-id]")
        return script if found is None else found
    return script


def attribute(element: Any, name: str) -> str | None:
    """An element's attribute, ``None`` when it has none of that name or is no element."""
    if element is None or element.getAttribute is None:
        return None
    return element.getAttribute(name)


def attribute_names(element: Any) -> list[str]:
    """The names of an element's attributes; none for what is no element."""
    if element is None or element.getAttributeNames is None:
        return []
    return element.getAttributeNames()


def page_origin() -> str:
    """The page's protocol, host and port."""
    return location.origin


def page_query() -> str:
    """The page's query, ``?`` included."""
    return location.search


def claim(version: str) -> bool:
    """Take the page for this copy of the tag; ``False`` when another has it."""
    before = window.elevateTag
    if before is not None and before.version is not None:
        return False
    window.elevateTag = {"version": version}
    return True


def queued() -> list[Any]:
    """What the page's own scripts left in ``elevateTag.queue`` before the tag came."""
    before = window.elevateTag
    return [] if before is None or before.queue is None else before.queue


def offer(
    queue: list[Any],
    on: Callable[[str, Callable[[Any], Any]], None],
    failed: Callable[[str], None],
) -> None:
    """Let the page's own scripts hook in: those that are in the queue, and those to come."""
    tag = window.elevateTag

    def call(work: Callable[[Any], Any]) -> None:
        ask(work, tag, failed)

    tag.on = on
    tag.queue = {"push": call}
    for work in queue:
        call(work)


def ask(hook: Callable[[Any], Any], argument: Any, failed: Callable[[str], None]) -> bool:
    """Call a shop's function: whether it does not answer ``False``. A failure lets pass."""
    try:
        answer = hook(argument)
        return answer != False  # noqa: E712 - the subset has no `is False`
    except Exception as thrown:
        error: Any = thrown
        failed("a hook failed: " + error)
        return True


def guarded(work: Callable[[Any], None], failed: Callable[[str], None]) -> Callable[[Any], None]:
    """``work`` with what goes wrong in it told to ``failed``, and not thrown into the page."""

    def attempt(argument: Any) -> None:
        try:
            work(argument)
        except Exception as thrown:
            error: Any = thrown
            failed("failed: " + error)

    return attempt


def listen(kind: str, heard: Callable[[Event], None], failed: Callable[[str], None]) -> None:
    """Hear an event of the page's window before anything else in the page does."""

    def received(event: Any) -> None:
        heard(
            Event(
                event.composedPath(),
                event.detail,
                event.button,
                event.clientX,
                event.clientY,
                event.timeStamp,
            )
        )

    window.addEventListener(kind, guarded(received, failed), True)


def when_idle(work: Callable[[Any], None]) -> None:
    """Do it when the page has nothing else to do, within a second also in a tab not on show."""
    defer = window.requestIdleCallback
    if defer is None:
        # WebKit cannot tell when it is idle. Its timer takes what is no number for 0.
        defer = window.setTimeout
    defer(work, {"timeout": 1000})


# --- storage ------------------------------------------------------------------------------------


def read_item(name: str) -> str:
    """A value of localStorage; ``""`` when there is none or storage is blocked."""
    try:
        text = window.localStorage.getItem(name)
        return "" if text is None else text
    except Exception:
        return ""


def write_item(name: str, text: str) -> bool:
    """Store a value; ``False`` when storage is blocked or full."""
    try:
        window.localStorage.setItem(name, text)
        return True
    except Exception:
        return False


def cookies() -> str:
    """The page's cookies that scripts may see; ``""`` in a sandboxed frame."""
    try:
        return document.cookie
    except Exception:
        return ""


# --- network and console ------------------------------------------------------------------------


def post(url: str, body: str, settled: Callable[[int, str], None]) -> None:
    """POST text so that it outlives the page and needs no preflight; tell what came of it.

    A body that is text goes as ``text/plain;charset=UTF-8``, which needs no header of ours.
    """

    def answered(response: Any) -> None:
        settled(response.status, "answered " + response.status)

    def failed(error: Any) -> None:
        settled(0, "no answer: " + error)

    try:
        answer = window.fetch(
            url, {"method": "POST", "body": body, "keepalive": True, "credentials": "omit"}
        )
    except Exception:
        # The page broke fetch, if not after sending. A beacon keeps alive too, but tells nothing.
        navigator.sendBeacon(url, body)
        return
    answer.then(guarded(answered, failed), failed)


def log(line: str) -> None:
    """A line for the integrator, debug mode only; nothing where the page broke its console."""
    try:
        console.log(PREFIX + line)
    except Exception:
        return


def complain(line: str) -> None:
    """A line for the integrator, always."""
    try:
        console.error(PREFIX + line)
    except Exception:
        return
