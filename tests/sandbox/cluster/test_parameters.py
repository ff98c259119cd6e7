"""Query strings."""

from contextlib import suppress
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster import parameters
from elevate_tag.sandbox.cluster.refusal import Refused

VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(VALUES)
def test_every_value_comes_back_from_either_encoding(value: str) -> None:
    """`%20` and `+` both mean a space, as servers read a query."""
    for query in (urlencode({"market": value}), "market=" + quote(value, safe="")):
        assert parameters.read(query, allowed=["market"]) == {"market": value}


@given(st.text())
def test_any_query_is_read_or_refused(query: str) -> None:
    """Nothing else is raised, and a glimpse never fails."""
    parameters.glimpse(query)
    with suppress(Refused):
        assert parameters.read(query, allowed=["market"]).keys() <= {"market"}


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("market=", "parameter market is empty"),
        ("market", "parameter market is empty"),
        ("market=UK&market=UK", "parameter market is given 2 times, once is allowed"),
        ("Market=UK", "unknown parameter 'Market': allowed are market, q"),
        ("=UK", "unknown parameter '': allowed are market, q"),
        ("market=%zz", "the query has a % that starts no escape, in '%zz'"),
        ("market=100%", "the query has a % that starts no escape, in '100%'"),
        ("market=%ff", "the query is not UTF-8, in '%ff'"),
    ],
)
def test_what_is_not_a_proper_query_is_refused(query: str, reason: str) -> None:
    """With a reason that names the parameter or shows the text."""
    with pytest.raises(Refused) as refused:
        parameters.read(query, allowed=["market", "q"])
    assert (refused.value.status, refused.value.reason) == (400, reason)


def test_a_parameter_may_be_allowed_to_be_empty() -> None:
    """As a search for nothing is."""
    assert parameters.read("q=", allowed=["q"], may_be_empty=["q"]) == {"q": ""}


def test_a_glimpse_shows_the_first_of_repeated_values() -> None:
    """And unknown ones, since it is for the ledger."""
    assert parameters.glimpse("market=UK&market=SE&x=1") == {"market": "UK", "x": "1"}
