"""What a template wants filled in: ``data-elevate-text`` and ``data-elevate-attribute``."""

from elevate_tag.browser.extra.safety import may_be_filled, may_be_set
from elevate_tag.browser.runtime import trim

TEXT = "data-elevate-text"
ATTRIBUTE = "data-elevate-attribute"


class Wish:
    """An attribute, ``""`` for the element's text, and the path of the field to fill it with."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.path = path


class Wishes:
    """An element's, and the ``problem`` of one that is not granted, ``""`` for none."""

    def __init__(self, tag_name: str, text: str | None, attributes: str | None) -> None:
        """By the texts of the two attributes."""
        self.wishes: list[Wish] = []
        self.problem = ""
        if not may_be_filled(tag_name):
            self.problem = "<" + tag_name + "> is never filled from an answer: choose another"
            return
        if text is not None:
            self.wishes.append(Wish("", trim(text)))
        if attributes is not None:
            for part in attributes.split(";"):
                if trim(part) != "":
                    self.take(part)

    def take(self, part: str) -> None:
        """One of ``href:link; src:imageInfo.thumbnail``."""
        halves = part.split(":")
        if len(halves) != 2 or trim(halves[1]) == "":
            self.problem = '"' + trim(part) + '" is no pair: write an attribute, a colon, a field'
        elif not may_be_set(trim(halves[0])):
            self.problem = (
                "the attribute " + trim(halves[0]) + " is never filled from an answer: choose one"
                " that is neither on…, srcdoc nor style"
            )
        else:
            self.wishes.append(Wish(trim(halves[0]), trim(halves[1])))
