"""The flood guard: how many acts in how long."""

from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.core.flood import BURST, EVERY_S
from tests.browser.probe.core import SOME, Core

NOW = 1_790_000_000
FULL = int(BURST * EVERY_S)


def test_the_first_act_is_never_refused(core: Core) -> None:
    """Whatever is kept of long ago, or nothing is."""
    assert core("full_seconds", 0, NOW) == NOW + EVERY_S
    assert core("full_seconds", NOW - 1000, NOW) == NOW + EVERY_S


def test_a_burst_passes_and_the_next_act_does_not(core: Core) -> None:
    """All in the same second."""
    full_at = 0
    for _ in range(FULL):
        full_at = core("full_seconds", full_at, NOW)
        assert full_at > 0
    assert core("full_seconds", full_at, NOW) == 0
    assert core("full_seconds", full_at, NOW + EVERY_S) > 0


def test_an_act_a_second_can_go_on_for_ever(core: Core) -> None:
    """Also when the bucket was empty before."""
    full_at = NOW + FULL
    for second in range(1, 100):
        full_at = core("full_seconds", full_at, NOW + second)
        assert full_at > 0


def test_a_clock_that_was_set_back_refuses_nothing(core: Core) -> None:
    """The bucket counts as full."""
    assert core("full_seconds", NOW + FULL + 1, NOW) == NOW + EVERY_S


@SOME
@given(gaps=st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_no_more_than_a_bucket_and_what_time_adds(core: Core, gaps: list[int]) -> None:
    """From a bucket with three acts left."""
    full_at, now, taken = NOW + FULL - 3, NOW, 0
    for gap in gaps:
        now += gap
        answer = core("full_seconds", full_at, now)
        if answer:
            full_at, taken = answer, taken + 1
    assert taken <= 3 + (now - NOW) / EVERY_S
