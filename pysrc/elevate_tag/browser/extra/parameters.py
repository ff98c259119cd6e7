"""The parameters of a query, as a script or an attribute gives them: names, texts and lists."""

from typing import Any

from elevate_tag.browser.runtime import (
    field_of,
    items_of,
    kind_of,
    matches,
    names_of,
    plain_text_of,
    quote,
)

# What may be given for a parameter that is not there; scripts leave some undefined.
ABSENT = "^(Undefined|Null)$"
PLAIN = "^(String|Number|Boolean)$"


class Parameters:
    """Given parameters as a URL's query has them, each after an ``&``; or the ``problem``."""

    def __init__(self, given: Any, prefix: str, taken: str, apart: str) -> None:
        """Patterns of names: ``taken`` ones are the tag's own, ``apart`` ones are left out."""
        self.text = ""
        self.problem = ""
        if matches(ABSENT, kind_of(given)):
            return
        if kind_of(given) != "Object":
            self.problem = "parameters are " + described(given) + ': give an object, {"q": "jeans"}'
            return
        for name in names_of(given):
            value = field_of(given, name)
            if not matches(ABSENT, kind_of(value)) and not matches(apart, name):
                if matches(taken, name):
                    self.problem = "parameter " + name + " is the tag's own to give: leave it out"
                else:
                    self.text += "&" + prefix + self.quoted(name, name)
                    self.text += "=" + self.value_text(name, value)

    def value_text(self, name: str, value: Any) -> str:
        """A value, a list's joined with ``|``."""
        if kind_of(value) != "Array":
            return self.plain_text(name, value)
        joined = ""
        between = ""
        for item in items_of(value):
            text = self.plain_text(name, item)
            if matches("%7C", text):
                self.problem = (
                    "parameter " + name + " has " + described(item) + " in its list: what is in"
                    " a list may not hold |, which joins it"
                )
            joined += between + text
            between = "%7C"
        return joined

    def plain_text(self, name: str, value: Any) -> str:
        """One text or number, quoted."""
        if matches(PLAIN, kind_of(value)):
            text = plain_text_of(value)
            if kind_of(value) != "Number" or matches("^-?[0-9]", text):
                return self.quoted(name, text)
        self.problem = (
            "parameter " + name + " is " + described(value) + ": allowed are a text, a number, true"
            ' or false, or a list of these; a facet is a parameter of its own, such as "f.brand"'
        )
        return ""

    def quoted(self, name: str, text: str) -> str:
        """A text as a URL has it, which can hold no half of a sign."""
        made = quote(text)
        if made == "" and text != "":
            self.problem = (
                "parameter "
                + name
                + " holds half a sign (half a surrogate pair): cut texts between signs"
            )
        return made


def described(value: Any) -> str:
    """A value in a message; of what is no text or number, its kind."""
    kind = kind_of(value)
    if kind == "String":
        return '"' + plain_text_of(value) + '"'
    return plain_text_of(value) if matches(PLAIN, kind) else kind


def given_value(given: Any, name: str) -> Any:
    """A parameter as it was given; ``None`` without."""
    return field_of(given, name) if kind_of(given) == "Object" else None
