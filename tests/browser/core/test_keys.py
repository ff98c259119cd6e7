"""Customer key and session key: where they come from, and what is kept of them."""

import json

import pytest
from hypothesis import given

from tests.browser.probe.core import SOME, TEXT, Core


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        (("c1", "s1"), ("c2", "s2"), ("c1", "s1")),
        (("c1", ""), ("c2", "s2"), ("c1", "s2")),
        (("", "s1"), ("c2", "s2"), ("c2", "s1")),
        (("", ""), ("c2", ""), ("c2", "")),
    ],
)
def test_the_first_source_that_knows_a_key_gives_it(
    core: Core, first: tuple[str, str], second: tuple[str, str], merged: tuple[str, str]
) -> None:
    """Each key on its own: a source may know only one."""
    assert core("merged_keys", *first, *second) == [*merged]


KEY = "a1b2c3d4-e5f6-4a0b-8c1d-2e3f4a5b6c7d"


@pytest.mark.parametrize(
    ("version", "keys", "fitting"),
    [
        ("storefront/v3", ("c", "s"), ("c", "s")),
        ("elevate-3/v2", (KEY, KEY.upper()), (KEY, KEY.upper())),
        ("elevate-3/v2", ("c", KEY), ("", KEY)),
        ("elevate-3/v2", ("a" * 64, KEY.replace("-4a", "-1a")), ("", "")),
        ("elevate-3/v1", ("A" * 64, KEY), ("A" * 64, KEY)),
    ],
)
def test_a_version_takes_keys_of_its_form(
    core: Core, version: str, keys: tuple[str, str], fitting: tuple[str, str]
) -> None:
    """What does not fit is not known."""
    assert core("fitting_keys", *keys, version) == [*fitting]


# The matrix of the vendor's own tests (@apptus/esales-api 3.5.1, session.test.ts, JSON parsing).
@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"customerKey":"foo","sessionKey":"bar"}', ("foo", "bar")),
        ("", ("", "")),
        ("not actually JSON! 😲", ("", "")),
        ("true", ("", "")),
        ("987.123", ("", "")),
        ('"Hello there!"', ("", "")),
        ("null", ("", "")),
        ('["foo", "bar"]', ("", "")),
        ("{}", ("", "")),
        ('{"customerKey":"partial"}', ("partial", "")),
        ('{"customerKey":"abc","sessionKey":99}', ("abc", "")),
        ('{"customerKey":"abc","sessionKey":{}}', ("abc", "")),
        ('{"customerKey":true,"sessionKey":"42"}', ("", "42")),
        ('{"customerKey":{},"sessionKey":"42"}', ("", "42")),
        ('{"customerKey":"","sessionKey":"42"}', ("", "42")),
        ('{"customerKey":["a"],"sessionKey":null}', ("", "")),
        ('{"foo":"foo","customerKey":"123","sessionKey":"321","bar":"bar"}', ("123", "321")),
    ],
)
def test_a_stored_value_is_read_field_by_field(
    core: Core, text: str, keys: tuple[str, str]
) -> None:
    """What is broken counts as not known; what is whole is kept."""
    assert core("keys_from_json", text) == [*keys]


def test_a_value_is_stored_as_the_vendor_stores_it(core: Core) -> None:
    """Two fields, in this order, without a space."""
    stored = core("keys_to_json", "Bruce Wayne", "d9528030-4f0a")
    assert stored == '{"customerKey":"Bruce Wayne","sessionKey":"d9528030-4f0a"}'


@SOME
@given(TEXT, TEXT)
def test_what_is_stored_is_read_back(core: Core, customer_key: str, session_key: str) -> None:
    """Whatever the keys hold; and it is JSON."""
    text = core("keys_to_json", customer_key, session_key)
    assert core("keys_from_json", text) == [customer_key, session_key]
    assert json.loads(text) == {"customerKey": customer_key, "sessionKey": session_key}


@pytest.mark.parametrize(
    ("cookies", "keys"),
    [
        ("", ("", "")),
        ("apptus.customerKey=c; apptus.sessionKey=s", ("c", "s")),
        ("a=1; apptus.sessionKey=s; b=2", ("", "s")),
        ("apptus.customerKey=a=b", ("a=b", "")),
        ("apptus.customerKey=%C3%A5%3B%20%F0%9F%A6%87", ("å; 🦇", "")),
        ("apptus.customerKey=100%", ("100%", "")),
        ("apptus.customerKey=", ("", "")),
        ("x-apptus.customerKey=c; apptus.customerKeyOld=c", ("", "")),
        ("apptusXcustomerKey=c", ("", "")),
    ],
)
def test_the_older_libraries_cookies_are_read(
    core: Core, cookies: str, keys: tuple[str, str]
) -> None:
    """By their whole names."""
    assert core("keys_from_cookies", cookies) == [*keys]
