"""The seam for the runtimes that bring Python into the page: MicroPython, Pyodide and Brython.

They run it as it stands. The browser is spoken to by ``elevate_bridge``, which is the compiled seam
(``runtime.bridge``); what happens in the page comes from the loader, as lines (``core.line``). An
element is a dict of its marks here.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.event import PAGE, Event
from elevate_tag.browser.runtime.javascript import bridge

# Who waits for which kind of event in the page that is being told of; and that page's script tag.
waiting: dict[str, Callable[[Event], None]] = {}
script: dict[str, str] = {}


# --- lines --------------------------------------------------------------------------------------


def hand_over(enter: Callable[[], bool]) -> None:
    """Let lines come. ``enter`` is called for each page, ahead of what happened in it.

    The last page is the one that is on show: when ``enter`` does not start the tag there, the name
    that the loader took is free again.
    """

    def receive(line: str) -> None:
        words_in = line.split(" ")
        path = [marks(word) for word in words_in[6:]]
        if words_in[0] == PAGE:
            waiting.clear()
            script.clear()
            for element in path:
                script.update(element)
            if not enter():
                bridge.release()
        elif words_in[0] in waiting:
            detail, button, x, y, at = [
                # A key has no place and no button.
                0.0 if word == "undefined" else float(word)
                for word in words_in[1:6]
            ]
            waiting[words_in[0]](Event(words_in[0], path, int(detail), int(button), x, y, at))

    bridge.ready(receive)


def marks(word: str) -> dict[str, str]:
    """One element of a line: its marks by name."""
    found = {}
    for pair in word.split("&"):
        name, value = pair.split("=")
        found[name] = bridge.unquote(value)
    return found


# --- text ---------------------------------------------------------------------------------------


def matches(pattern: str, text: str) -> bool:
    """Whether ``text`` has a match of the regular expression ``pattern``, JavaScript's."""
    return bridge.matches(pattern, text)


def trim(text: str) -> str:
    """``text`` without white space around it, of any kind."""
    return bridge.trim(text)


def words(text: str) -> list[str]:
    """``text`` split at white space, of any kind: MicroPython's ``split`` knows ASCII's only."""
    return bridge.spaced(text).split(" ")


def quote(text: str) -> str:
    """``text`` as a value in a URL's query."""
    return bridge.quote(text)


def unquote(text: str) -> str:
    """The text that ``quote`` made this of; what it did not make stays as it is."""
    return bridge.unquote(text)


def number_of(text: str) -> float:
    """The number that these digits mean; 0 for what is none."""
    return bridge.number_of(text)


def number_text(number: float) -> str:
    """A number in digits."""
    return bridge.number_text(number)


def json_text(text: str) -> str:
    """``text`` as a JSON string."""
    return bridge.json_text(text)


def text_field(text: str, name: str) -> str:
    """The non-empty text under ``name`` in a JSON object; ``""`` for anything else."""
    return bridge.text_field(text, name)


def new_key() -> str:
    """A random UUID v4."""
    return bridge.new_key()


# --- page ---------------------------------------------------------------------------------------


def own_script() -> dict[str, str]:
    """The tag's script element in the page that is being told of."""
    return script


def attribute(element: dict[str, str], name: str) -> str | None:
    """An element's attribute, ``None`` when it has none of that name."""
    return element.get(name)


def page_origin() -> str:
    """The page's protocol, host and port."""
    return bridge.page_origin()


def page_query() -> str:
    """The page's query, ``?`` included."""
    return bridge.page_query()


def claim(version: str) -> bool:
    """The page was the loader's to take; a page before it may have been given up."""
    bridge.claim(version)
    return True


def ask(hook: Callable[[Any], Any], argument: Any, failed: Callable[[str], None]) -> bool:
    """Call a shop's function: whether it does not answer ``False``. A failure lets pass."""
    try:
        return hook(argument) is not False
    except Exception as error:
        failed("a hook failed: " + described(error))
        return True


def guarded(work: Callable[[Any], None], failed: Callable[[str], None]) -> Callable[[Any], None]:
    """``work`` with what goes wrong in it told to ``failed``, and not thrown into the page."""

    def attempt(argument: Any) -> None:
        try:
            work(argument)
        except Exception as error:
            failed("failed: " + described(error))

    return attempt


def described(error: Exception) -> str:
    """An error's kind and what it says."""
    return type(error).__name__ + ": " + str(error)


def listen(kind: str, heard: Callable[[Event], None], failed: Callable[[str], None]) -> None:
    """Hear a kind of event."""
    waiting[kind] = guarded(heard, failed)


def stop_early() -> str:
    """What was heard early comes from the loader, as all events do."""
    return ""


def forget_early() -> str:
    """See ``stop_early``."""
    return ""


def take_early(_: str, _hear: Callable[[Event], None]) -> None:
    """See ``stop_early``."""


def when_idle(work: Callable[[Any], None]) -> None:
    """Do it when the page has nothing else to do."""

    def idle(*_: Any) -> None:
        work(None)

    bridge.when_idle(idle)


def when_shown(work: Callable[[Any], None]) -> None:
    """Do it now, or once a page that the browser prepared unseen is shown."""
    bridge.when_shown(work)


def when_left_or_back(left: Callable[[Any], None], back: Callable[[Any], None]) -> None:
    """Hear that the page goes, or may, and that it is back."""
    bridge.when_left_or_back(left, back)


def announce(event: str, kind: str, status: int, reason: str) -> None:
    """Tell the page's own scripts, by an event of its document."""
    bridge.announce(event, kind, status, reason)


# --- clock --------------------------------------------------------------------------------------


def now() -> float:
    """Whole seconds since 1970."""
    return bridge.now()


def chance() -> float:
    """A number from 0 to 1."""
    return bridge.chance()


def stamp() -> str:
    """A name of its own, which sorts behind those before."""
    return bridge.stamp()


def later(work: Callable[[], None], seconds: float) -> None:
    """Do it after so many seconds."""
    bridge.later(work, seconds)


# --- storage, network and console ---------------------------------------------------------------


def read_item(name: str) -> str:
    """A value of localStorage; ``""`` when there is none or storage is blocked."""
    return bridge.read_item(name)


def write_item(name: str, text: str) -> bool:
    """Store a value; ``False`` when storage is blocked or full."""
    return bridge.write_item(name, text)


def remove_item(name: str) -> None:
    """Forget a value."""
    bridge.remove_item(name)


def item_names(prefix: str) -> list[str]:
    """The names in localStorage that begin so, in order."""
    return bridge.item_list(prefix).split()


def cookies() -> str:
    """The page's cookies that scripts may see."""
    return bridge.cookies()


def post(url: str, body: str, settled: Callable[[int, str, float], None]) -> None:
    """POST text so that it outlives the page and needs no preflight; tell what came of it."""
    bridge.post(url, body, settled)


def is_online() -> bool:
    """Whether the browser thinks that it has a network."""
    return bridge.is_online()


def alone(work: Callable[[Callable[[], None]], None], busy: Callable[[], None]) -> None:
    """Do ``work`` while no other tab does."""
    bridge.alone(work, busy)


def log(line: str) -> None:
    """A line for the integrator, debug mode only."""
    bridge.log(line)


def complain(line: str) -> None:
    """A line for the integrator, always."""
    bridge.complain(line)
