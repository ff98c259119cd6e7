"""A body as JSON, written without what pages patch."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.extra.json_writing import json_of

PLAIN = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(JSON)
def test_any_value_of_json_arrives_as_it_was(value: Any) -> None:
    """To the last sign."""
    assert json.loads(json_of(value)) == value


@given(JSON)
def test_what_json_has_not_makes_the_whole_no_json(value: Any) -> None:
    """Wherever it stands."""
    for stranger in ({1}, float("nan"), float("inf")):
        assert json_of([value, {"a": stranger}]) == ""
