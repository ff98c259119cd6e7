"""What came back: an answer, or why there is none."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import field_of, kind_of, parsed, plain_text_of, trim


class Failure:
    """Why there is no answer: an error's name, the status (0 without an answer) and a message."""

    def __init__(self, kind: str, status: int, message: str) -> None:
        self.kind = kind
        self.status = status
        self.message = message


def answer_in(
    status: int, text: str, answered: Callable[[Any], None], failed: Callable[[Failure], None]
) -> None:
    """Tell the answer that a response holds, or why it holds none."""
    values = parsed(text)
    if status < 200 or status > 299:
        said = ""
        for value in values:
            said = plain_text_of(message_in(value))
        if said == "":
            said = shortened(text)
        failed(Failure("ResponseError", status, "answered " + plain_text_of(status) + said))
    elif len(values) == 0:
        what = " with what is no JSON" + shortened(text) if trim(text) != "" else " with nothing"
        failed(Failure("ResponseError", status, "answered " + plain_text_of(status) + what))
    else:
        for value in values:
            answered(value)


def message_in(value: Any) -> str:
    """What the cluster says of a request that it does not take."""
    message = field_of(value, "message") if kind_of(value) == "Object" else None
    return ": " + plain_text_of(message) if kind_of(message) == "String" else ""


def shortened(text: str) -> str:
    """The beginning of a text that may be a page."""
    return ": " + trim(text)[:120] if trim(text) != "" else ""
