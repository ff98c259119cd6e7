"""Changes to somebody else's text find what they were written for, or say what they miss."""

import re

import pytest

from elevate_tag.build.patch import Cut, Patch, PatchError, Sweep, apply_all


def test_a_patch_changes_all_its_places() -> None:
    """As many as it says."""
    assert Patch("dots", ".", "!", times=2).apply("a.b.c") == "a!b!c"


@pytest.mark.parametrize("text", ["a", "a.b.c"])
def test_a_patch_that_finds_more_or_less_is_an_error_that_names_it(text: str) -> None:
    """The message has the name, what was looked for and how often it was there."""
    with pytest.raises(
        PatchError,
        match=re.escape(
            f"'the dot' must be looked at again: found '.' {text.count('.')} times, expected 1"
        ),
    ):
        Patch("the dot", ".", "!").apply(text)


def test_a_cut_goes_from_its_start_to_before_its_end() -> None:
    """The end stays."""
    assert Cut("middle", "b", "d", "-").apply("abcde") == "a-de"


@pytest.mark.parametrize(("text", "missed"), [("ade", "'b'"), ("abbd", "'b'"), ("db", "'d'")])
def test_a_cut_without_start_or_end_is_an_error(text: str, missed: str) -> None:
    """Also when the start is there twice, or the end stands before it."""
    with pytest.raises(PatchError, match=f"'middle' .* found {missed}"):
        Cut("middle", "b", "d").apply(text)


def test_a_sweep_counts_what_it_changes() -> None:
    """It is for what a plain text cannot find."""
    assert Sweep("numbers", r"\d+", "n", 2).apply("1 and 22") == "n and n"
    with pytest.raises(PatchError, match="'numbers'"):
        Sweep("numbers", r"\d+", "n", 3).apply("1 and 22")


def test_changes_are_made_one_after_another() -> None:
    """A later one sees what an earlier one made."""
    assert apply_all([Patch("first", "a", "b"), Patch("second", "b", "c")], "a") == "c"
