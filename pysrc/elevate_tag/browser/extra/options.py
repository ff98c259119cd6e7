"""The options of a query: how long to wait, and what may stop it."""

from typing import Any

from elevate_tag.browser.extra.parameters import ABSENT, described
from elevate_tag.browser.runtime import (
    field_of,
    is_signal,
    kind_of,
    matches,
    names_of,
    number_of,
    plain_text_of,
)

# Milliseconds. A shopper waits for no list longer than this.
PATIENCE = 10000
# More than this a browser's timer takes for none.
LONGEST = 2147483647


def problem_of(options: Any) -> str:
    """What is wrong with the options of a call; ``""`` for nothing."""
    if matches(ABSENT, kind_of(options)):
        return ""
    if kind_of(options) != "Object":
        return "options are " + described(options) + ": give an object, {timeout: 5000}"
    for name in names_of(options):
        value = field_of(options, name)
        if matches(ABSENT, kind_of(value)):
            continue
        if name == "timeout":
            patience = number_of(plain_text_of(value)) if kind_of(value) == "Number" else 0
            if patience <= 0 or patience > LONGEST:
                return (
                    "option timeout is " + described(value) + ": allowed are milliseconds from 1"
                    " to 2147483647"
                )
        elif name == "signal":
            if not is_signal(value):
                return "option signal is " + described(value) + ": give an AbortSignal"
        else:
            return "there is no option " + name + ": allowed are timeout and signal"
    return ""
