"""The pages about content, and the content lists of the others."""

from elevate_tag.sandbox.cluster.answer import Json
from elevate_tag.sandbox.cluster.content import ContentItem, found_in, newest_first
from elevate_tag.sandbox.cluster.page import Ask
from elevate_tag.sandbox.cluster.query_parameters import DEFAULT_LIMIT

SORTS = {"RELEVANCE": "Relevance", "NEWEST_FIRST": "Newest first"}


def content_information(ask: Ask) -> Json:
    """Items by their keys, in the order asked for; keys that are unknown are left out."""
    by_key = {item.key: item for item in ask.content}
    wanted = dict.fromkeys(ask.given["contentKeys"].split("|"))
    return {"items": [content_item(ask, by_key[key]) for key in wanted if key in by_key]}


def content_search_page(ask: Ask) -> Json:
    """A listing of content."""
    phrase, sort = ask.given["q"], ask.given.get("sort", "RELEVANCE")
    found = found_in(ask.content, phrase, ask.settings.content_filter)
    items = newest_first(found) if sort == "NEWEST_FIRST" else found
    skip, limit = int(ask.given.get("skip", 0)), int(ask.given.get("limit", DEFAULT_LIMIT))
    return {
        "q": phrase,
        "primaryList": {
            "sort": {
                "selected": sort,
                "options": [{"id": name, "label": label} for name, label in SORTS.items()],
            },
            "items": [content_item(ask, item) for item in items[skip : skip + limit]],
            "totalHits": len(items),
        },
        "didYouMean": [],
    }


def content_lists(ask: Ask, phrase: str = "") -> list[Json]:
    """Those that the body asked for; the newest first, or in the order of the file."""
    answers = []
    for wanted in ask.settings.content_lists:
        found = found_in(ask.content, phrase, wanted.wanted)
        items = newest_first(found) if wanted.algorithm == "NEWEST_CONTENT" else found
        shown = [content_item(ask, item, wanted.id) for item in items[: wanted.limit]]
        answers.append({"id": wanted.id, "totalHits": len(found), "items": shown})
    return answers


def content_item(ask: Ask, item: ContentItem, place: str = "PRIMARY_LIST") -> Json:
    """In the vendor's shape, with a ticket of its own."""
    return {
        "key": item.key,
        "type": item.type,
        "title": item.title,
        "link": item.link,
        "ticket": ask.tray.content_ticket(place, item.key),
        "description": item.description,
        "releaseDate": item.release_date,
        "custom": {"topic": [{"id": item.topic, "label": item.topic}]},
    }
