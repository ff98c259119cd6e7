"""Google's consent mode: what holds after a page's commands, in their order."""

from elevate_tag.browser.extra.consent_mode import ConsentMode
from elevate_tag.browser.runtime.consent_command import ConsentCommand

GRANTED, DENIED = "granted", "denied"


def default(analytics: str = "", personalization: str = "", **given: bool) -> ConsentCommand:
    """A default; `regional=True` for one with regions."""
    return ConsentCommand(False, given.get("regional", False), analytics, personalization, 0)


def update(analytics: str = "", personalization: str = "") -> ConsentCommand:
    """An update."""
    return ConsentCommand(True, False, analytics, personalization, 0)


def level_after(*commands: ConsentCommand) -> str:
    """The level that they come to."""
    mode = ConsentMode()
    for command in commands:
        mode.hear(command)
    return mode.level()


def test_nothing_is_known_before_the_first_command() -> None:
    """Nor after one that says nothing of analytics."""
    assert level_after() == ""
    assert level_after(default("", GRANTED)) == ""


def test_the_last_default_counts() -> None:
    """Of those for everybody."""
    assert level_after(default(DENIED), default(GRANTED)) == "UNPERSONALIZED"
    assert level_after(default(GRANTED), default(DENIED)) == "ANONYMOUS"


def test_an_update_goes_before_every_default() -> None:
    """Before those that come after it too."""
    assert level_after(default(DENIED, DENIED), update(GRANTED, GRANTED)) == "PERSONALIZED"
    assert level_after(update(GRANTED, GRANTED), default(DENIED, DENIED)) == "PERSONALIZED"
    regional = default(DENIED, DENIED, regional=True)
    assert level_after(regional, update(GRANTED, GRANTED)) == "PERSONALIZED"
    assert level_after(update(GRANTED), update(DENIED)) == "ANONYMOUS"


def test_an_update_of_one_signal_leaves_the_other() -> None:
    """Google's own merge them the same way."""
    assert level_after(default(DENIED, GRANTED), update(GRANTED)) == "PERSONALIZED"


def test_a_default_for_regions_can_deny_and_not_grant() -> None:
    """Where the shopper is, nobody tells the page: the stricter one counts, in either order."""
    granted, denied = default(GRANTED, GRANTED), default(DENIED, regional=True)
    assert level_after(granted, denied) == "ANONYMOUS"
    assert level_after(denied, granted) == "ANONYMOUS"
    assert level_after(default(DENIED), default(GRANTED, regional=True)) == "ANONYMOUS"
    assert level_after(default(GRANTED, GRANTED, regional=True)) == ""


def test_another_word_than_granted_or_denied_says_nothing() -> None:
    """What held goes on."""
    assert level_after(default(GRANTED), update("yes")) == "UNPERSONALIZED"


def test_it_is_decided_by_an_update_of_analytics() -> None:
    """Until then a default may be waited with."""
    mode = ConsentMode()
    mode.hear(default(DENIED, DENIED))
    mode.hear(update("", GRANTED))
    assert not mode.is_decided()
    mode.hear(update(DENIED))
    assert mode.is_decided()


def test_a_no_to_personalization_is_a_word_of_its_own() -> None:
    """What an update leaves out stays as the default has it, and the no is the shopper's."""
    mode = ConsentMode()
    mode.hear(default(GRANTED, GRANTED))
    mode.hear(update("", DENIED))
    assert mode.is_decided()
    assert mode.level() == "UNPERSONALIZED"
