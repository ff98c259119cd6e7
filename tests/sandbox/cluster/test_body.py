"""Bodies and content types."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster import body
from elevate_tag.sandbox.cluster.refusal import Refused


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain;charset=utf-8",
        "text/plain; charset=UTF-8",
        'application/json; charset="utf-8"',
        "application/json;charset=utf-8",
        "Application/JSON",
        "text/plain",
        "text/plain;",
    ],
)
def test_the_documented_content_types_are_taken(content_type: str) -> None:
    """In any spelling that means them."""
    body.check_content_type(content_type)


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "application/x-www-form-urlencoded",
        "text/html;charset=utf-8",
        "text/plain;charset=iso-8859-1",
        "text/plain;charset=utf-8;charset=latin1",
        "text/plain;charset=",
        "text/plainer",
    ],
)
def test_any_other_content_type_is_415_and_says_what_is_allowed(content_type: str) -> None:
    """Also an empty charset, or two."""
    with pytest.raises(Refused, match="text/plain;charset=utf-8 and application/json") as refused:
        body.check_content_type(content_type)
    assert refused.value.status == 415


def test_an_api_may_take_one_of_them_only() -> None:
    """As those of Elevate 3 do."""
    body.check_content_type("application/json", ("application/json",))
    with pytest.raises(Refused, match=r"allowed is application/json;charset=utf-8$"):
        body.check_content_type("text/plain", ("application/json",))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the body is not JSON"),
        (b"ticket=abc", "the body is not JSON"),
        (b'{"ticket": }', "the body is not JSON"),
        (b'{"ticket": "a"} {}', "the body is not JSON"),
        (b'\xef\xbb\xbf{"ticket": "a"}', "the body is not JSON"),
        (b'{"ticket": NaN}', "the body is not JSON: NaN is not JSON"),
        (b'{"ticket": "a", "ticket": "b"}', "the body is not JSON: a field is given twice"),
        (b'{"ticket": ' + b"9" * 5000 + b"}", "the body is not JSON"),
        (b"[" * 60_000, "the body is nested too deeply"),
        (b'{"ticket": "\xff"}', "the body is not UTF-8"),
        (b'["a"]', """the body is JSON, but not an object: '["a"]'"""),
        (b'"a"', "the body is JSON, but not an object"),
        (b"null", "the body is JSON, but not an object: 'null'"),
    ],
)
def test_what_is_not_one_json_object_is_refused(raw: bytes, reason: str) -> None:
    """With what it is instead."""
    with pytest.raises(Refused) as refused:
        body.read_object(raw)
    assert refused.value.status == 400
    assert refused.value.reason.startswith(reason)


def test_a_body_may_be_64_kib_and_no_longer() -> None:
    """The limit is a browser's for keepalive."""
    body.check_size(b"x" * body.MAX_BYTES)
    with pytest.raises(Refused, match="the body is over 65536 bytes") as refused:
        body.check_size(b"x" * (body.MAX_BYTES + 1))
    assert refused.value.status == 413


@given(st.binary())
def test_any_bytes_are_an_object_or_refused(raw: bytes) -> None:
    """Nothing else is raised."""
    with suppress(Refused):
        assert isinstance(body.read_object(raw), dict)
