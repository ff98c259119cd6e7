"""What a visitor agreed to, and what may be done then."""

import pytest

from tests.browser.probe.core import Core


@pytest.mark.parametrize(
    ("level", "known", "sends", "stores"),
    [
        ("PERSONALIZED", True, True, True),
        ("UNPERSONALIZED", True, True, True),
        ("ANONYMOUS", True, True, False),
        ("SYNTHETIC", True, True, True),
        ("NONE", True, False, False),
        ("", False, False, False),
        ("personalized", False, True, True),
        ("NONE at all", False, True, True),
    ],
)
def test_a_level_says_what_may_be_done(
    core: Core, level: str, known: bool, sends: bool, stores: bool
) -> None:
    """Nothing before it is known."""
    assert core("agreed", level, False) == [level, known, sends, stores]


def test_what_is_presumed_is_anonymous(core: Core) -> None:
    """As long as nobody but a page's default has said so."""
    assert core("agreed", "presumed", False) == ["ANONYMOUS", True, True, False]


@pytest.mark.parametrize(
    ("level", "cap"),
    [
        ("PERSONALIZED", "ANONYMOUS"),
        ("UNPERSONALIZED", "ANONYMOUS"),
        ("ANONYMOUS", "ANONYMOUS"),
        ("SYNTHETIC", "SYNTHETIC"),
        ("NONE", "NONE"),
        ("", ""),
    ],
)
def test_a_browser_that_opts_out_caps_the_level(core: Core, level: str, cap: str) -> None:
    """Nobody is followed against his word; tests are nobody."""
    assert core("agreed", level, True)[0] == cap
