"""The kind of device."""

import pytest

from elevate_tag.sandbox.shop.visitor import touchpoint_of

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148"
ANDROID = "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"


@pytest.mark.parametrize(
    ("user_agent", "touchpoint"),
    [(PHONE, "MOBILE"), (ANDROID, "MOBILE"), (LAPTOP, "DESKTOP"), ("", "DESKTOP")],
)
def test_the_touchpoint_follows_the_user_agent(user_agent: str, touchpoint: str) -> None:
    """A browser that says nothing counts as a desktop."""
    assert touchpoint_of(user_agent) == touchpoint
