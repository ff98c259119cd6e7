"""The panels of Elevate 3: Web API v2, whose visitor has a prefix, and v1, whose arguments have.

Source: the vendor's pages ``web-api-v2/restful-api/panel-query`` and the same of ``web-api``.
"""

from typing import Any

from elevate_tag.browser.extra.parameters import ABSENT, Parameters, described
from elevate_tag.browser.extra.question import Question, mistaken
from elevate_tag.browser.runtime import kind_of, matches, quote
from elevate_tag.browser.runtime.site import Site

OLDEST = "elevate-3/v1"
NONE_TAKEN = "^$"


def panel_question(site: Site, path: str, given: Any, body: Any) -> Question:
    """A GET of the panel of this path, ``search-page/search-hits``."""
    if not matches("^/?[^/]+(/[^/]+)*/?$", path) or matches("(^|/)\\.\\.?(/|$)", path):
        return mistaken("this is no panel's path: give one such as search-page/search-hits")
    if not matches(ABSENT, kind_of(body)):
        return mistaken("the body is " + described(body) + ": panels have none, only arguments")
    oldest = site.version == OLDEST
    parameters = (
        Parameters(given, "arg.", NONE_TAKEN, NONE_TAKEN)
        if oldest
        else Parameters(given, "", "^esales\\.", NONE_TAKEN)
    )
    if parameters.problem != "":
        return mistaken(parameters.problem)
    segments = ""
    for segment in path.split("/"):
        if segment != "":
            segments += "/" + quote(segment)
    return Question(
        site.api
        + "/panels"
        + segments
        + ("?market=" if oldest else "?esales.market=")
        + quote(site.market)
        + "&"
        + site.visitor()
        + parameters.text,
        "",
        "",
        site.visitor() == "",
    )
