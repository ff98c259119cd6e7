"""What a list in an answer holds: products, articles, suggestions.

Source: the models of the vendor's client ``@apptus/esales-api`` 3.5.1. Of a product group it says:
"The first element corresponds to the main product. The remaining elements are the other products
in the group, to be shown as thumbnails or color swatches". The panels of Elevate 3 have their
products without groups.
"""

from typing import Any

from elevate_tag.browser.runtime import (
    field_of,
    items_of,
    kind_of,
    matches,
    names_of,
    plain_text_of,
)

# Lists of lists that have an id each.
WITH_IDS = ["recommendationLists", "contentLists", "sponsoredLists"]
# Where an object keeps what it lists.
PARTS = ["productGroups", "items", "products"]
SHOWABLE = "^(String|Number|Boolean)$"


class Things:
    """What a list holds. ``problem`` where the answer has no such list."""

    def __init__(self, things: list[Any], problem: str) -> None:
        self.things = things
        self.problem = problem


def things_in(answer: Any, name: str, panels: bool) -> Things:
    """The list of this id, or else the one that this path leads to, ``primaryList``."""
    known = ""
    for part in WITH_IDS:
        for each in listed(field_of(answer, part)):
            for text in shown_texts(field_of(each, "id")):
                if text == name:
                    return Things(unfolded(each, panels), "")
                known += text + ", "
    found = at_path(answer, name)
    if kind_of(found) == "Object" or kind_of(found) == "Array":
        return Things(unfolded(found, panels), "")
    if kind_of(answer) == "Object":
        for each_name in names_of(answer):
            known += each_name + ", "
    return Things([], 'the answer has no list "' + name + '": it has ' + known[:-2])


def unfolded(value: Any, panels: bool) -> list[Any]:
    """The things of a list: of a product group its main product, of a panel all its products."""
    entries = listed(value)
    for part in PARTS:
        if len(entries) == 0:
            entries = listed(field_of(value, part))
    things: list[Any] = []
    for entry in entries:
        products = listed(field_of(entry, "products"))
        if len(products) == 0:
            if kind_of(entry) == "Object" and kind_of(field_of(entry, "products")) != "Array":
                things.append(entry)
        elif panels:
            for product in products:
                things.append(product)
        else:
            things.append(products[0])
    return things


def texts_in(thing: Any, path: str) -> list[str]:
    """What is under a path in a thing, else in its first variant, as text; nothing without.

    Elevate 3 has what describes a thing in its ``attributes``.
    """
    variant = at_path(thing, "variants.0")
    places = [thing, field_of(thing, "attributes"), variant, field_of(variant, "attributes")]
    for place in places:
        texts = shown_texts(at_path(place, path))
        if len(texts) > 0:
            return texts
    return []


def at_path(value: Any, path: str) -> Any:
    """What names joined by dots lead to; a list's items have digits for names."""
    found = value
    for name in path.split("."):
        found = field_of(found, name)
    return found


def shown_texts(value: Any) -> list[str]:
    """A text, number or truth value as one text, a list's joined by commas; else nothing."""
    joined = ""
    items = listed(value) if kind_of(value) == "Array" else [value]
    for item in items:
        if not matches(SHOWABLE, kind_of(item)):
            return []
        joined += (", " if joined != "" else "") + plain_text_of(item)
    return [joined] if len(items) > 0 else []


def listed(value: Any) -> list[Any]:
    """What is in a list; nothing in what is none."""
    return items_of(value) if kind_of(value) == "Array" else []
