"""What happens in the page, told by the loader line by line."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.embedded.calls import guarded
from elevate_tag.browser.runtime.event import PAGE, SHOWN, Event
from elevate_tag.browser.runtime.javascript import bridge

# Who waits for which kind of event in the page that is being told of; and that page's script tag.
waiting: dict[str, Callable[[Event], None]] = {}
script: dict[str, str] = {}


def hand_over(enter: Callable[[bool], bool]) -> None:
    """Let lines come, once a shopper sees the page.

    ``enter`` is called for each page, ahead of what happened in it. It is told whether that is the
    page on show, the last one: when it does not start the tag there, the name that the loader took
    is free again.
    """

    def receive(line: str) -> None:
        words_in = line.split(" ")
        path = [marks(word) for word in words_in[6:]]
        if words_in[0] == PAGE or words_in[0] == SHOWN:
            waiting.clear()
            script.clear()
            for element in path:
                script.update(element)
            shown = words_in[0] == SHOWN
            # What a copy tells of pages before it, its opener sends.
            started = (shown or not bridge.starts_as_copy()) and enter(shown)
            if shown and not started:
                bridge.release()
        elif words_in[0] in waiting:
            detail, button, x, y, at = [number(word) for word in words_in[1:6]]
            waiting[words_in[0]](Event(words_in[0], path, int(detail), int(button), x, y, at))

    def seen(_: Any) -> None:
        bridge.ready(receive)

    bridge.when_shown(seen)


def number(word: str) -> float:
    """The number that a word of a line is; 0 where it is none: a key has no place and no button."""
    try:
        read = float(word)
    except ValueError:
        return 0.0
    # Of what is endless nothing can be made a whole number.
    return read if read - read == 0 else 0.0


def marks(word: str) -> dict[str, str]:
    """One element of a line: its marks by name."""
    found = {}
    for pair in word.split("&"):
        name, value = pair.split("=")
        found[name] = bridge.unquote(value)
    return found


def listen(kind: str, heard: Callable[[Event], None], failed: Callable[[str], None]) -> None:
    """Hear a kind of event."""
    waiting[kind] = guarded(heard, failed)


def own_script() -> dict[str, str]:
    """The tag's script element in the page that is being told of."""
    return script
