"""Being told to stop, as a process is."""

import os
import signal
import threading

import pytest

from elevate_tag.stopping import TOLD_BY, Stop, when_told


@pytest.mark.parametrize("by", TOLD_BY)
def test_either_signal_is_heard_while_the_block_runs(by: signal.Signals) -> None:
    """And who waits goes on."""
    stop = Stop()
    with when_told(stop.tell):
        os.kill(os.getpid(), by)
        stop.wait()


def test_who_waits_is_told_later_too() -> None:
    """From any thread, after longer than it looks at a time."""
    stop = Stop()
    threading.Timer(1.2, stop.tell).start()
    stop.wait()


def test_afterwards_all_is_as_before() -> None:
    """Also when the block fails."""
    before = [signal.getsignal(each) for each in TOLD_BY]

    def fail() -> None:
        with when_told(lambda: None):
            assert [signal.getsignal(each) for each in TOLD_BY] != before
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [signal.getsignal(each) for each in TOLD_BY] == before
