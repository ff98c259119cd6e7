"""The second file: what few pages need, fetched by those whose markup, settings or calls need it.

A program of its own. It reaches the tag as any script of the page does, by ``window.elevateTag``,
and by the ``Site`` that it is begun with; so it is the same beside every bundle.
"""

from typing import Any

from elevate_tag.browser.extra.consent_sources import follow_consent
from elevate_tag.browser.extra.impressions import watch_impressions
from elevate_tag.browser.extra.lists import fill_lists
from elevate_tag.browser.extra.queries import Queries
from elevate_tag.browser.runtime import answering
from elevate_tag.browser.runtime.site import Site


def begin(site: Site) -> Any:  # noqa: ANN401 - an object of the page
    """Begin, once in a page; what the tag's ``query`` calls."""
    follow_consent(site)
    watch_impressions(site)
    queries = Queries(site)

    def query(name: Any, parameters: Any, body: Any, options: Any) -> Any:  # noqa: ANN401 - a page's
        return queries.query(name, parameters, body, options)

    fill_lists(site, queries)
    return answering(query)
