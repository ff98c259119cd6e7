"""The outbox's rule: what is kept, what is sent again, and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.core.evidence import DOUBT_S, LONGEST_REST_S
from elevate_tag.browser.core.outbox import (
    AGE_S,
    ANSWER_S,
    FIRST_BACKOFF_S,
    LONGEST_BACKOFF_S,
    MOST,
    MOST_CHARACTERS,
    PATIENCE,
)
from tests.browser.probe.core import SOME, Core

URL = (
    "https://w1.example/api/storefront/v3/notifications/click?market=UK&customerKey=c&sessionKey=s"
)
HANDED_AT = 1_790_000_000
DUE = HANDED_AT + ANSWER_S


def stored(state: str, *, at: float = HANDED_AT, due: float = DUE, tries: int = 0) -> str:
    """An entry as localStorage has it."""
    return f"2 {state} {at} {due} {tries} click UK {URL} dGlja2V0 ="


@pytest.mark.parametrize("state", ["waits", "handed", "left", "likely"])
def test_an_entry_is_read_as_it_was_written(core: Core, state: str) -> None:
    """To the letter; times may have fractions."""
    text = stored(state, due=DUE + 0.25, tries=3)
    assert core("kept_entry", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        '{"version":1}',
        stored("gone"),
        stored("waits").replace("2 ", "1 ", 1),
        stored("waits").replace("click ", "click  "),
        stored("waits", at=float("nan")),
        stored("waits", tries=-1),
        stored("waits").split(" dGl")[0],
    ],
)
def test_what_is_no_entry_is_none(core: Core, text: str) -> None:
    """Broken, foreign, or of another version."""
    assert core("kept_entry", text) is None


def test_a_failure_is_counted_and_waits(core: Core) -> None:
    """Until it is due."""
    again = stored("waits", due=DUE + 1.5, tries=2)
    assert core("failed_entry", stored("handed", tries=1), DUE + 1.5) == again


def seen(failed: int | None = None, *, sick: bool = True, flaky: int | None = None) -> str:
    """What was seen of the cluster: it failed, or was flaky, so many seconds after the handing."""
    failed_at = 0 if failed is None else HANDED_AT + failed
    flaky_at = 0 if flaky is None else HANDED_AT + flaky
    return f"{failed_at} {int(sick and failed is not None)} {flaky_at}"


NOTHING = seen()
LATER = DOUBT_S + 1

# What was known of an entry, how long ago it was handed over, what was seen of the cluster, whether
# it has just answered once more; and what is known of the entry then.
HISTORIES = {
    "handed over a moment ago": ("handed", 1, NOTHING, False, "handed"),
    "another answer says nothing of one that is listened for": (
        *("handed", 1, NOTHING, True),
        "handed",
    ),
    "nor does a failure": ("handed", 1, seen(1), False, "handed"),
    "listened for to the last second": ("handed", ANSWER_S, NOTHING, False, "handed"),
    "the page that listened has died": ("handed", ANSWER_S + 1, NOTHING, False, "waits"),
    "and the cluster is well": ("handed", ANSWER_S + 1, NOTHING, True, "waits"),
    "left, and nothing seen since": ("left", 3600, NOTHING, False, "left"),
    "left, and the next two answers are none of failure": ("left", 1, NOTHING, True, "likely"),
    "left a day ago, and the next two answers are none of failure": (
        *("left", 80_000, NOTHING, True),
        "likely",
    ),
    "left, and the next answer is a failure": ("left", 2, seen(2), False, "waits"),
    "left in the second of a failure": ("left", 2, seen(0), False, "waits"),
    "left after a failure, and well again": ("left", 9, seen(-DOUBT_S), True, "waits"),
    "left after a failure and an answer": ("left", 9, seen(-2, sick=False), False, "left"),
    "left after both, and well": ("left", 9, seen(-2, sick=False), True, "likely"),
    "left long after a failure": ("left", 9, seen(-LATER), True, "likely"),
    "left long after a failure, nothing seen": ("left", 9, seen(-LATER), False, "left"),
    "left while the cluster is flaky": ("left", 9, seen(3, flaky=3), False, "waits"),
    "likely, and nothing seen since": ("likely", DOUBT_S, NOTHING, False, "likely"),
    "likely for a minute": ("likely", LATER, NOTHING, False, ""),
    "likely, and an outage begins": ("likely", 9, seen(5), False, "likely"),
    "likely, and an outage ended": ("likely", 9, seen(5, sick=False), True, "likely"),
    "likely, and the cluster is flaky": ("likely", 9, seen(5, flaky=5), False, "waits"),
    "likely, and it was flaky before": ("likely", 9, seen(-9, flaky=-9), False, "waits"),
    "likely, and it was flaky long before": (
        *("likely", 9, seen(-99, flaky=-99), False),
        "likely",
    ),
    "likely, and only learned of late that it was flaky": (
        *("likely", 3600, seen(9, sick=False, flaky=9), True),
        "waits",
    ),
    "waiting": ("waits", 9, NOTHING, False, "waits"),
    "waiting, and the cluster is well": ("waits", 9, NOTHING, True, "waits"),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_what_nobody_heard_is_judged_by_what_was_seen_next_to_it(core: Core, history: str) -> None:
    """The rule, over histories."""
    state, seconds, evidence, answered, then = HISTORIES[history]
    assert core("entry_state", stored(state), HANDED_AT + seconds, evidence, answered) == then


def after(core: Core, answers: str) -> str:
    """What is kept after answers two seconds apart, F of failure and S of none."""
    kept = ""
    for number, answer in enumerate(answers):
        kept = core("evidence_after", kept, HANDED_AT + 2 * number, answer == "F", 0)
    return str(kept)


@pytest.mark.parametrize("answers", ["SSS", "SFFFFF", "FFFS", "SSFFFSSSS"])
def test_an_outage_is_not_flaky(core: Core, answers: str) -> None:
    """Before, in and after it."""
    assert after(core, answers).endswith(" 0")


@pytest.mark.parametrize("answers", ["FSF", "SFSF", "FFSSSF"])
def test_failing_again_within_a_minute_is_flaky(core: Core, answers: str) -> None:
    """From the second failure on."""
    assert after(core, answers).endswith(f" {HANDED_AT + 2 * (len(answers) - 1)}")


def test_failing_again_later_is_another_outage(core: Core) -> None:
    """A minute later."""
    assert core("evidence_after", f"{HANDED_AT} 0 0", HANDED_AT + DOUBT_S, True, 0).endswith(" 0")


def test_failures_in_a_row_are_counted_until_it_answers(core: Core) -> None:
    """As far as they lengthen the backoff."""
    assert after(core, "FFF") == f"{HANDED_AT + 4} 3 0"
    assert after(core, "FFFS") == f"{HANDED_AT + 4} 0 0"
    assert after(core, "F" * 200).split(" ")[1] == "99"


@pytest.mark.parametrize(
    ("answers", "out"), [("", False), ("F", True), ("FFFF", True), ("FS", False), ("FSF", False)]
)
def test_a_cluster_that_fails_is_out_unless_it_is_flaky(
    core: Core, answers: str, out: bool
) -> None:
    """Then its next answer says nothing of the one after."""
    assert core("out", after(core, answers), HANDED_AT + 9) is out


def test_what_was_flaky_a_minute_ago_may_be_out(core: Core) -> None:
    """And has failed since."""
    assert core("out", after(core, "FSFF"), HANDED_AT + 4 + LATER)


@pytest.mark.parametrize(
    ("answers", "asked_for", "may"),
    [("", 0, False), ("F", 0, True), ("FS", 0, False), ("F", 9, True), ("F", 10.5, False)],
)
def test_a_cluster_that_is_out_is_asked_unless_it_wants_to_be_left_alone(
    core: Core, answers: str, asked_for: float, may: bool
) -> None:
    """For as many seconds."""
    kept = ""
    for answer in answers:
        kept = core("evidence_after", kept, HANDED_AT, answer == "F", asked_for)
    assert core("may_ask", kept, HANDED_AT + 9) is may


@pytest.mark.parametrize(
    "kept", ["", "null", "1 2 x", "-1 0 0", "0 0", "0 0 0 0", "nan 0 0", "0 1000 0"]
)
def test_evidence_that_is_none_is_nothing(core: Core, kept: str) -> None:
    """Broken or foreign."""
    assert core("evidence_after", kept, HANDED_AT, True, 0) == f"{HANDED_AT} 1 0"


@pytest.mark.parametrize(("ahead", "kept"), [(0, HANDED_AT), (1, 0)])
def test_what_is_to_be_flaky_yet_was_written_by_a_clock_that_was_ahead(
    core: Core, ahead: int, kept: int
) -> None:
    """Believed, it would double clicks until then."""
    text = f"0 3 {HANDED_AT + ahead}"
    assert core("evidence_after", text, HANDED_AT, False, 0) == f"0 0 {kept}"


@pytest.mark.parametrize(("ahead", "may"), [(LONGEST_REST_S, False), (LONGEST_REST_S + 1, True)])
def test_no_cluster_is_left_alone_for_longer_than_it_may_ask(
    core: Core, ahead: int, may: bool
) -> None:
    """Who wrote so had a clock that was ahead."""
    assert core("may_ask", f"{HANDED_AT + ahead} 3 0", HANDED_AT) is may


def test_a_cluster_may_ask_for_an_hour_s_rest(core: Core) -> None:
    """What it wants beyond that it asks for again."""
    kept = core("evidence_after", "", HANDED_AT, True, 86400)
    assert kept == f"{HANDED_AT + LONGEST_REST_S} 1 0"


@pytest.mark.parametrize("status", [0, 408, 429, 500, 502, 503, 504, 599])
def test_a_repeat_may_help(core: Core, status: int) -> None:
    """Against no answer, a busy cluster, a broken one."""
    assert core("failure", status)


@pytest.mark.parametrize("status", [200, 204, 301, 400, 401, 403, 404, 405, 409, 413, 415, 422])
def test_a_repeat_cannot_help(core: Core, status: int) -> None:
    """Taken, or refused for what it says."""
    assert not core("failure", status)


def test_backoffs_grow_up_to_an_hour(core: Core) -> None:
    """Four times as long each time, and somewhere in the second half of it."""
    spans = [(1, 2), (4, 8), (16, 32), (64, 128), (256, 512), (1024, 2048), (3600, 3600)]
    for failures, (least, most) in enumerate(spans, 1):
        assert core("backoff_seconds", failures, 0, 0) == least
        assert core("backoff_seconds", failures, 0, 1) == most


@SOME
@given(failures=st.integers(1, 1000), asked=st.integers(0, 100_000), chance=st.floats(0, 1))
def test_a_backoff_is_never_shorter_than_asked_for_nor_longer_than_an_hour(
    core: Core, failures: int, asked: int, chance: float
) -> None:
    """Whatever the cluster asks for."""
    wait = core("backoff_seconds", failures, asked, chance)
    assert FIRST_BACKOFF_S / 2 <= wait <= LONGEST_BACKOFF_S
    assert wait >= min(asked, LONGEST_BACKOFF_S)


def names(*entries: tuple[int, int]) -> str:
    """Entries, each with its age in seconds and its body's length."""
    return " ".join(f"{HANDED_AT - age}:{length}" for age, length in entries)


def test_few_and_young_entries_all_stay(core: Core) -> None:
    """As many as there may be."""
    assert core("surplus_names", names(*[(AGE_S, 10)] * MOST), "waits", HANDED_AT) == []


def test_what_waits_for_too_long_goes(core: Core) -> None:
    """Wherever it stands."""
    kept, old = (10, 1), (AGE_S + 1, 1)
    assert (
        core("surplus_names", names(old, kept, old), "waits", HANDED_AT) == names(old, old).split()
    )


@pytest.mark.parametrize("state", ["handed", "left", "likely"])
def test_what_does_not_wait_may_be_of_any_age(core: Core, state: str) -> None:
    """It may have arrived, and whoever comes back after a day asks."""
    assert core("surplus_names", names((AGE_S + 1, 1)), state, HANDED_AT) == []


def test_of_too_many_the_oldest_go(core: Core) -> None:
    """As many as are too many."""
    entries = [(100 - number, 1) for number in range(MOST + 2)]
    gone = core("surplus_names", names(*entries), "waits", HANDED_AT)
    assert gone == names(*entries[:2]).split()


def test_of_too_much_the_oldest_go(core: Core) -> None:
    """Until the rest is short enough."""
    third = MOST_CHARACTERS // 3
    entries = [(40, third), (30, third), (20, third), (10, 100)]
    gone = core("surplus_names", names(*entries), "waits", HANDED_AT)
    assert gone == names(entries[0]).split()


def test_what_is_under_way_is_not_too_much(core: Core) -> None:
    """Nor does it drive out what waits."""
    lengths = [MOST_CHARACTERS // 3] * 3 + [1] * MOST
    under_way = " ".join(f"{HANDED_AT}:{length}:handed" for length in lengths)
    waiting = names(*[(0, 1)] * MOST)
    assert core("surplus_names", f"{under_way} {waiting}", "waits", HANDED_AT) == []


@pytest.mark.parametrize(
    ("entries", "first"),
    [
        ([], None),
        ([("left", 0, 9), ("handed", 0, 9), ("likely", 0, 9)], None),
        ([("left", 0, 9), ("waits", 0, 9), ("waits", 0, 1)], "1"),
        ([("waits", PATIENCE - 1, 99), ("waits", 0, 1)], "0"),
        ([("waits", PATIENCE, 1), ("waits", 0, 99)], "1"),
        ([("waits", PATIENCE, 99), ("waits", PATIENCE + 1, 9), ("waits", PATIENCE, 50)], "1"),
    ],
)
def test_the_oldest_goes_first_but_for_those_that_fail_by_themselves(
    core: Core, entries: list[tuple[str, int, int]], first: str | None
) -> None:
    """State, tries and when it is due; by their numbers."""
    texts = [stored(state, tries=tries, due=DUE + due) for state, tries, due in entries]
    assert core("next_name", "\n".join(texts)) == first
