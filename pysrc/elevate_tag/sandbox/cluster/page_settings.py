"""The page configuration that a query may carry as its body.

    {"primaryList": {"include": true}, "navigation": {"include": true},
     "recommendationLists": [{"id": "popular", "algorithm": "PERSONAL", "limit": 8,
                              "label": "Popular right now"}]}

Content lists are in `content_settings.py`. Product rules and product filters are refused: the
sandbox has no answer to them. Nothing is kept from one query to the next.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from elevate_tag.sandbox.cluster import content_settings
from elevate_tag.sandbox.cluster.body import check_text
from elevate_tag.sandbox.cluster.content import Filter
from elevate_tag.sandbox.cluster.content_settings import ContentList
from elevate_tag.sandbox.cluster.list_fields import (
    an_object,
    each_of,
    list_id,
    list_limit,
    only,
)
from elevate_tag.sandbox.cluster.query_parameters import MAX_LIMIT
from elevate_tag.sandbox.cluster.recommend import ALGORITHMS
from elevate_tag.sandbox.cluster.refusal import Refused

LIST_LIMIT = 8
"""How many products a recommendation list has unless it says; the vendor's figure is a setting."""

_LIST_FIELDS = ("id", "algorithm", "limit", "label", "showMoreLink", "visualization", "params")
_TEXTS = ("label", "showMoreLink")
VISUALIZATIONS = ("CAROUSEL", "GRID")


@dataclass(frozen=True)
class ListSettings:
    """One recommendation list that is wanted.

    `about` are keys of products that it is to go with instead of the page's.
    """

    id: str
    algorithm: str
    limit: int = LIST_LIMIT
    label: str | None = None
    show_more_link: str | None = None
    visualization: str = VISUALIZATIONS[0]
    about: tuple[str, ...] | None = None


@dataclass(frozen=True)
class PageSettings:
    """What the body asks for.

    `included` are the parts with `{"include": true}`; no `lists` means the page's own, which at
    the vendor's are set in the app.
    """

    included: frozenset[str] = frozenset()
    lists: tuple[ListSettings, ...] | None = None
    content_lists: tuple[ContentList, ...] = ()
    content_filter: Filter = field(default_factory=dict)


def read(
    fields: Mapping[str, object],
    *,
    parts: Collection[str],
    lists: bool,
    content: bool = False,
    filtered: bool = False,
) -> PageSettings:
    """Checks a body against what the page has.

    Parts, recommendation lists, content lists, or a listing that is `filtered` by content.
    """
    has = {"recommendationLists": lists, "contentLists": content, "primaryList": filtered}
    only(fields, (*parts, *(name for name, there in has.items() if there)), "the body")
    wanted = fields.get("recommendationLists")
    return PageSettings(
        frozenset(part for part in parts if part in fields and _included(part, fields[part])),
        None if wanted is None else each_of(wanted, "recommendationLists", _list),
        content_settings.read_lists(fields.get("contentLists", [])),
        _filter(fields.get("primaryList", {})) if filtered else {},
    )


def _included(part: str, settings: object) -> bool:
    if not isinstance(settings, dict) or not isinstance(settings.get("include"), bool):
        raise Refused(400, f'{part} is to be {{"include": true}} or false')
    only(settings, ("include",), part)
    return settings["include"] is True


def _filter(settings: object) -> Filter:
    fields = an_object(settings, "primaryList")
    only(fields, ("contentFilter",), "primaryList")
    return content_settings.read_filter(
        fields.get("contentFilter", {}), "primaryList.contentFilter"
    )


def _list(wanted: Mapping[str, Any], place: str) -> ListSettings:
    only(wanted, _LIST_FIELDS, place)
    algorithm = wanted.get("algorithm")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise Refused(400, f"{place}.algorithm is to be one of {', '.join(ALGORITHMS)}")
    for name in _TEXTS:
        text = wanted.get(name)
        if not isinstance(text, str | None):
            raise Refused(400, f"{place}.{name} is to be a text")
        check_text(text or "", f"{place}.{name}")
    visualization = wanted.get("visualization", VISUALIZATIONS[0])
    if visualization not in VISUALIZATIONS:
        raise Refused(400, f"{place}.visualization is to be one of {', '.join(VISUALIZATIONS)}")
    return ListSettings(
        list_id(wanted, place),
        algorithm,
        list_limit(wanted, place, LIST_LIMIT, MAX_LIMIT),
        wanted.get("label"),
        wanted.get("showMoreLink"),
        visualization,
        _about(wanted["params"], f"{place}.params") if "params" in wanted else None,
    )


def _about(params: object, place: str) -> tuple[str, ...]:
    """The keys of the list's own `params`: a product to go with, or what is in the cart."""
    fields = an_object(params, place)
    only(fields, ("productKey", "cart"), place)
    key, cart = fields.get("productKey"), fields.get("cart", [])
    if not isinstance(key, str | None) or not isinstance(cart, list):
        raise Refused(400, f"{place} is to have a text as productKey, a list of texts as cart")
    keys = [*([key] if key else []), *cart]
    if not all(isinstance(each, str) for each in keys):
        raise Refused(400, f"{place}.cart is to be a list of texts")
    return tuple(keys)
