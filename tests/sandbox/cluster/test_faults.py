"""Faults: what may be asked for, and who meets them."""

import pytest

from elevate_tag.sandbox.cluster.faults import NONE, Fault, FaultError, Faults


def test_a_fault_is_read_from_json_and_shown_as_json() -> None:
    """With the names of JSON."""
    given = {"status": 503, "retryAfter": 2, "delay": 0.5, "hold": True, "share": 0.25, "seed": 7}
    fault = Fault.read(given)
    assert fault == Fault(status=503, retry_after=2, delay=0.5, hold=True, share=0.25, seed=7)
    assert fault.shown() == {**given, "reset": "", "of": "notifications"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"stauts": 503}, "stauts is no field of a fault: write status, "),
        ({"status": 200}, "status is 200: allowed is a whole number from 400 to 599"),
        ({"status": "503"}, "status is '503'"),
        ({"status": True}, "status is True"),
        ({"retryAfter": 2}, "retryAfter goes with a status"),
        ({"status": 503, "retryAfter": -1}, "retryAfter is -1: allowed is whole seconds"),
        ({"reset": "during"}, 'reset is \'during\': allowed is "before" or "after"'),
        ({"reset": "before", "status": 503}, "status and reset exclude each other"),
        ({"delay": 61}, "delay is 61: allowed is seconds up to 60"),
        ({"delay": float("nan")}, "delay is nan"),
        ({"delay": float("inf")}, "delay is inf"),
        ({"delay": 10**400}, "delay is 1000"),
        ({"share": 10**400}, "share is 1000"),
        ({"hold": 1}, "hold is 1: allowed is true or false"),
        ({"share": 0}, "share is 0: allowed is a number over 0, up to 1"),
        ({"share": 1.1}, "share is 1.1"),
        ({"seed": 0.5}, "seed is 0.5"),
        ({"of": "all"}, 'of is \'all\': allowed is "notifications" or "queries"'),
    ],
)
def test_a_wrong_fault_is_refused_with_what_is_allowed(given: dict[str, object], said: str) -> None:
    """By the field's name."""
    with pytest.raises(FaultError) as refusal:
        Fault.read(given)
    assert str(refusal.value).startswith(said)


def test_without_a_fault_nothing_is_met() -> None:
    """Nor counted."""
    faults = Faults()
    assert [faults.next() for _ in range(3)] == [NONE] * 3
    assert faults.shown() == {**NONE.shown(), "met": 0}


def test_a_share_of_requests_meets_it_the_same_ones_each_time() -> None:
    """About as many as it says."""
    fault = Fault(status=500, share=0.3, seed=3)
    faults = Faults()

    def drawn() -> list[Fault]:
        faults.set(fault)
        return [faults.next() for _ in range(1000)]

    first = drawn()
    assert drawn() == first
    assert 250 < first.count(fault) < 350
    assert faults.shown()["met"] == first.count(fault)
    assert set(first) == {fault, NONE}
