"""A body as JSON, written without what pages patch."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.extra.json_writing import DEEPEST, json_of

PLAIN = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(JSON)
def test_any_value_of_json_arrives_as_it_was(value: Any) -> None:
    """To the last sign."""
    assert json.loads(json_of(value)) == value


def nested(levels: int) -> Any:
    """Lists and objects in turn."""
    value: Any = 1
    for level in range(levels):
        value = {"a": value} if level % 2 else [value]
    return value


def test_what_is_too_deep_or_holds_itself_makes_the_whole_no_json() -> None:
    """Rather than overflow the stack."""
    assert json.loads(json_of(nested(DEEPEST))) == nested(DEEPEST)
    assert json_of(nested(DEEPEST + 1)) == ""
    itself: dict[str, Any] = {"b": 1}
    itself["a"] = [itself, itself]
    assert json_of(itself) == ""


@given(JSON)
def test_what_json_has_not_makes_the_whole_no_json(value: Any) -> None:
    """Wherever it stands."""
    for stranger in ({1}, float("nan"), float("inf")):
        assert json_of([value, {"a": stranger}]) == ""
