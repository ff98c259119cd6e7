"""What a shopper consented to, as one of the vendor's levels."""

import pytest

from elevate_tag.browser.extra.levels import (
    LEVELS,
    level_by_default,
    level_of_purposes,
    level_of_signals,
    level_of_word,
)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_goes_by_its_name(level: str) -> None:
    """In either case."""
    assert level_of_word(level) == level
    assert level_of_word(level.lower()) == level


@pytest.mark.parametrize("word", ["true", "1", "yes", "granted", "allow", "YES", "True"])
def test_a_word_for_yes_lets_personalise(word: str) -> None:
    """All of it: a shop that knows finer levels names them."""
    assert level_of_word(word) == "PERSONALIZED"


@pytest.mark.parametrize("word", ["false", "0", "no", "denied", "deny", "No"])
def test_a_word_for_no_leaves_the_shopper_anonymous(word: str) -> None:
    """Nothing is kept then, so nothing needs consent."""
    assert level_of_word(word) == "ANONYMOUS"


@pytest.mark.parametrize("text", ["", "maybe", "yes please", "truefalse", "10", "null", "{}"])
def test_any_other_text_is_not_known(text: str) -> None:
    """Rather than guessed."""
    assert level_of_word(text) == ""


@pytest.mark.parametrize(
    ("purposes", "level"),
    [
        ({1, 5, 6}, "PERSONALIZED"),
        (set(range(1, 12)), "PERSONALIZED"),
        ({1}, "UNPERSONALIZED"),
        ({1, 5}, "UNPERSONALIZED"),
        ({1, 6}, "UNPERSONALIZED"),
        ({1, 2, 3, 4, 7, 8, 9, 10, 11}, "UNPERSONALIZED"),
        (set(range(2, 12)), "ANONYMOUS"),
        (set(), "ANONYMOUS"),
    ],
)
def test_tcf_purposes_make_a_level(purposes: set[int], level: str) -> None:
    """1 stores keys; 5 and 6 make profiles for content, and use them."""
    assert level_of_purposes(True, purposes.__contains__) == level


def test_where_the_gdpr_does_not_apply_no_purpose_is_asked_for() -> None:
    """The CMP has none to tell of."""
    assert level_of_purposes(False, set[int]().__contains__) == "PERSONALIZED"


@pytest.mark.parametrize(
    ("analytics", "personalization", "level"),
    [
        ("granted", "granted", "PERSONALIZED"),
        ("granted", "denied", "UNPERSONALIZED"),
        ("granted", "", "UNPERSONALIZED"),
        ("denied", "granted", "ANONYMOUS"),
        ("denied", "", "ANONYMOUS"),
        ("", "granted", ""),
        ("", "", ""),
    ],
)
def test_googles_signals_make_a_level(analytics: str, personalization: str, level: str) -> None:
    """What is unsaid is not granted; without a word on analytics nothing is known."""
    assert level_of_signals(analytics, personalization) == level


@pytest.mark.parametrize(
    ("level", "is_known", "comes_to"),
    [
        ("ANONYMOUS", True, "presumed"),
        ("ANONYMOUS", False, "presumed"),
        ("UNPERSONALIZED", True, "presumed"),
        ("UNPERSONALIZED", False, "UNPERSONALIZED"),
        ("PERSONALIZED", True, "PERSONALIZED"),
        ("", True, ""),
    ],
)
def test_a_default_takes_nothing_away(level: str, is_known: bool, comes_to: str) -> None:
    """Whoever has a customer key may have agreed to it."""
    assert level_by_default(level, is_known) == comes_to
