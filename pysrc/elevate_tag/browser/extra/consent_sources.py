"""``data-consent-source``: where the page tells what its shopper consented to.

* ``tcf`` and ``google``: ``extra.consent_platforms``.
* ``cookie:NAME``, ``global:NAME``: the shop's own, a level's name or yes or no.

Each tells the tag by ``elevateTag.consent(level)``, whenever the level changes, and anew once the
tag was told to forget. What the shopper says anew is told again where another tab, or the page,
said otherwise meanwhile.
"""

from collections.abc import Callable

from elevate_tag.browser.core.keys import cookie
from elevate_tag.browser.extra.consent_platforms import follow_google, follow_tcf
from elevate_tag.browser.extra.levels import level_of_word
from elevate_tag.browser.runtime import (
    cookies,
    global_text,
    guarded,
    tell_consent,
    trim,
    when_consent_may_change,
    when_forgotten,
)
from elevate_tag.browser.runtime.site import Site

SOURCE = "data-consent-source"
COOKIE = "cookie:"
GLOBAL = "global:"
# As much as is shown of a value that cannot be used: it may be long.
LONGEST_SHOWN = 40


def follow_consent(site: Site) -> None:
    """Tell the tag what the page's source says, now and whenever it changes."""
    source = trim(site.read(SOURCE))
    told = ""

    def tell(level: str, is_new: bool) -> None:
        nonlocal told
        if level != "" and (level != told or (is_new and site.visitor() == "")):
            told = level
            tell_consent(level)

    def forget() -> None:
        nonlocal told
        told = ""

    when_forgotten(forget)
    if source == "tcf":
        follow_tcf(tell, site.failed)
    elif source == "google":
        follow_google(site.read, tell, site.failed)
    elif source.startswith(COOKIE) and len(source) > len(COOKIE):
        name = source[len(COOKIE) :]

        def cookie_text() -> str:
            return cookie(cookies(), name)

        follow_word(source, cookie_text, tell, site.failed)
    elif source.startswith(GLOBAL) and len(source) > len(GLOBAL):
        path = source[len(GLOBAL) :]

        def text_there() -> str:
            return global_text(path)

        follow_word(source, text_there, tell, site.failed)


def follow_word(
    source: str,
    read: Callable[[], str],
    tell: Callable[[str, bool], None],
    failed: Callable[[str], None],
) -> None:
    """A cookie or a global of the shop's: a word that may have changed unheard."""
    complained = False

    def look(_: None) -> None:
        nonlocal complained
        text = trim(read())
        level = level_of_word(text)
        if level == "" and text != "" and not complained:
            complained = True
            failed(
                SOURCE
                + '="'
                + source
                + '" holds "'
                + text[:LONGEST_SHOWN]
                + '": give it a level such as PERSONALIZED, or yes or no'
            )
        tell(level, False)

    look(None)
    when_consent_may_change(guarded(look, failed))
