"""The queries of Elevate 4: ``storefront/v3``, and ``v2`` before it.

Source: the vendor's Storefront API v3, ``queries``, and its client ``@apptus/esales-api`` 3.5.1.
That ``v2`` has the same queries is inferred from its notifications.
"""

from typing import Any

from elevate_tag.browser.extra.json_writing import DEEPEST, json_of
from elevate_tag.browser.extra.parameters import ABSENT, Parameters, described, given_value
from elevate_tag.browser.extra.question import Question, mistaken
from elevate_tag.browser.runtime import kind_of, matches, number_text, plain_text_of, quote, trim
from elevate_tag.browser.runtime.site import Site

QUERIES = (
    "autocomplete, search-page, landing-page, product-page, cart-page, add-to-cart-popup,"
    " navigation-tree, content-information, content-search-page, sponsored-page, banners"
)
# The one that is always a POST.
POSTED = "add-to-cart-popup"
TAKEN = "^(market|customerKey|sessionKey|userContext)$"
OF_PAGE = "^(locale|touchpoint)$"
LOCALE = "data-locale"
TOUCHPOINT = "data-touchpoint"


def storefront_question(site: Site, narrow: bool, name: str, given: Any, body: Any) -> Question:
    """A GET, or a POST with the page's settings; ``narrow``: the viewport is a phone's."""
    if not matches("^[-a-z]+$", name) or not matches("(^| )" + name + "(,|$)", QUERIES):
        return mistaken("there is no such query: allowed are " + QUERIES)
    posted = "{}" if name == POSTED else ""
    if not matches(ABSENT, kind_of(body)):
        posted = json_of(body) if kind_of(body) == "Object" else ""
        if posted == "":
            return mistaken(
                "the body is " + described(body) + ": give an object of what JSON has, that does"
                " not hold itself and has at most " + number_text(DEEPEST) + " levels"
            )
    locale = of_page(site, given, "locale", LOCALE)
    if locale == "":
        return mistaken(
            "the locale is missing: give a parameter locale, or the script tag a data-locale,"
            " such as en-GB"
        )
    touchpoint = of_page(site, given, "touchpoint", TOUCHPOINT)
    if touchpoint == "":
        touchpoint = "mobile" if narrow else "desktop"
    if not matches("^(desktop|mobile)$", touchpoint.lower()):
        return mistaken('the touchpoint is "' + touchpoint + '": allowed are desktop and mobile')
    parameters = Parameters(given, "", TAKEN, OF_PAGE)
    if parameters.problem != "":
        return mistaken(parameters.problem)
    return Question(
        site.api
        + "/queries/"
        + name
        + "?market="
        + quote(site.market)
        + "&locale="
        + quote(locale)
        # In capitals, as documented; the vendor's own client sends small letters.
        + ("&touchpoint=MOBILE&" if touchpoint.lower() == "mobile" else "&touchpoint=DESKTOP&")
        + site.visitor()
        + parameters.text,
        posted,
        "",
        site.visitor() == "",
    )


def of_page(site: Site, given: Any, name: str, otherwise: str) -> str:
    """What holds for all queries of a page: as given, else by the script tag's attribute."""
    value = given_value(given, name)
    if matches(ABSENT, kind_of(value)):
        return trim(site.read(otherwise))
    return plain_text_of(value) if kind_of(value) == "String" else described(value)
