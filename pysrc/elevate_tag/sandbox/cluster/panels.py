"""The panels of Elevate 3: what is asked for by a path and answered with areas and their results.

`GET /api/v2/panels/search-page?esales.market&esales.customerKey&esales.sessionKey&search_phrase`
or, by Web API v1, `GET /api/v1/panels/search-page?market&customerKey&sessionKey&arg.search_phrase`.
At the vendor's each shop makes its own panels; these are some that a shop would have. A zone's
answer has its panels by name, `search-hits` as `searchHits`; a panel in it is asked for by its own
path, `search-page/search-hits`. Each panel, product and variant has a ticket.
https://docs.elevate.voyado.cloud/elevate/3/web-api-v2/restful-api/panel-query
"""

import re
from collections.abc import Callable, Mapping

from elevate_tag.sandbox.cluster.answer import Json
from elevate_tag.sandbox.cluster.autocomplete import SUGGESTED
from elevate_tag.sandbox.cluster.panel_products import Question, products_shown
from elevate_tag.sandbox.cluster.recommend import Occasion, recommend
from elevate_tag.sandbox.cluster.refusal import Refused, shown
from elevate_tag.sandbox.cluster.search import search

Answer = Callable[[Question], Json]
"""A panel's result: its `resultType`, and what that names."""


def _listed(question: Question) -> Json:
    category = question.given.get("selected_category", "")
    return products_shown(question, search(question.catalogue.products, "", category))


def _hits(question: Question) -> Json:
    phrase = question.argument("search_phrase")
    return products_shown(question, search(question.catalogue.products, phrase))


def _hit_count(question: Question) -> Json:
    found = search(question.catalogue.products, question.argument("search_phrase"))
    return {"resultType": "count", "count": len(found)}


def _completions(question: Question) -> Json:
    phrase = question.argument("search_phrase")
    names = [product.name.lower() for product in search(question.catalogue.products, phrase)]
    texts = [{"text": name, "relevance": 1 / (n + 1)} for n, name in enumerate(names[:SUGGESTED])]
    return {"resultType": "completions", "completions": texts}


def _information(question: Question) -> Json:
    return products_shown(question, [question.product()])


def _recommended(algorithm: str, *, about: bool) -> Answer:
    def answer(question: Question) -> Json:
        base = [question.product()] if about else []
        occasion = Occasion(question.catalogue, question.history, base)
        return products_shown(
            question, recommend(algorithm, occasion, len(question.catalogue.products))
        )

    return answer


ZONES: Mapping[str, Mapping[str, Answer]] = {
    "start-page": {
        "top-sellers": _recommended("TOP_PRODUCTS", about=False),
        "recommend-based-on-customer": _recommended("PERSONAL", about=False),
    },
    "product-list": {"product-list": _listed},
    "search-page": {
        "autocomplete": _completions,
        "search-hits": _hits,
        "search-hit-count": _hit_count,
    },
    "product-page": {
        "product-information": _information,
        "recommend-based-on-product": _recommended("STYLE_WITH", about=True),
    },
}


def answer(path: str, question: Question) -> Json:
    """The panels of a zone, or the one that a longer path names; 404 for any other path."""
    zone, _, name = path.strip("/").partition("/")
    panels = ZONES.get(zone, {})
    wanted = {name: panels[name]} if name in panels else panels if not name else {}
    if not wanted:
        raise Refused(
            404, f"panel {shown(path)} is not found or not public: see {', '.join(ZONES)}"
        )
    return {camel_case(each): [_panel(zone, each, wanted[each], question)] for each in wanted}


def camel_case(name: str) -> str:
    """`search-hits` is `searchHits` in an answer."""
    return re.sub("-(.)", lambda match: match[1].upper(), name)


def _panel(zone: str, name: str, result: Answer, question: Question) -> Json:
    path = f"/{zone}" if zone == name else f"/{zone}/{name}"
    return {
        "name": name,
        "ticket": question.tray.panel_ticket(path),
        "path": path,
        "displayName": name.replace("-", " ").capitalize(),
        "description": "A panel of the sandbox.",
        "attributes": {},
        **result(question),
    }
