"""Who shops, and what a shop configured: keys, identity, consent, configuration."""

from typing import Any

from elevate_tag.browser.core.api import Api
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.consent import capped, is_level, may_send, may_store
from elevate_tag.browser.core.identity import problem_of_key
from elevate_tag.browser.core.keys import Keys, from_cookies, from_json, merge, that_fit, to_json
from elevate_tag.browser.core.origin import allows
from elevate_tag.browser.runtime import attribute, attribute_names, json_text, number_text
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.texts import text_list, truth


def key_texts(keys: Keys) -> str:
    """Both keys."""
    return text_list([keys.customer_key, keys.session_key])


def merged_keys(customer_1: str, session_1: str, customer_2: str, session_2: str) -> str:
    """``merge`` of two pairs."""
    return key_texts(merge(Keys(customer_1, session_1), Keys(customer_2, session_2)))


def fitting_keys(customer: str, session: str, version: str) -> str:
    """``that_fit`` a version."""
    return key_texts(that_fit(Keys(customer, session), Api(version).key_pattern))


def keys_from_json(text: str) -> str:
    """``from_json``."""
    return key_texts(from_json(text))


def keys_to_json(customer: str, session: str) -> str:
    """``to_json``, as a text."""
    return json_text(to_json(Keys(customer, session)))


def keys_from_cookies(text: str) -> str:
    """``from_cookies``."""
    return key_texts(from_cookies(text))


def key_problem(key: str, version: str) -> str:
    """``problem_of_key``."""
    return json_text(problem_of_key(key, Api(version).key_pattern))


def agreed(level: str, opted_out: bool) -> str:
    """A level as ``capped``, and whether it is one, may send and may store."""
    cap = capped(level, opted_out)
    says = truth(is_level(level)) + "," + truth(may_send(cap)) + "," + truth(may_store(cap))
    return "[" + json_text(cap) + "," + says + "]"


def origin_allowed(origin_host: str, origin: str) -> str:
    """``allows``."""
    return truth(allows(origin_host, origin))


def config(script: Any) -> str:
    """``Config`` of a script tag: its problems, and the fields."""

    def read(name: str) -> str:
        text = attribute(script, name)
        return "" if text is None else text

    found = Config(read, attribute_names(script))
    fields = [
        found.endpoint,
        found.market,
        found.origin_host,
        found.customer_key,
        found.session_key,
        found.cookie_domain,
        found.level,
        number_text(found.session_minutes),
    ]
    return "[" + text_list(found.problems) + "," + text_list(fields) + "]"


def offer_visitor() -> None:
    """Hand them to the page."""
    bridge.ready("merged_keys", merged_keys)
    bridge.ready("fitting_keys", fitting_keys)
    bridge.ready("keys_from_json", keys_from_json)
    bridge.ready("keys_to_json", keys_to_json)
    bridge.ready("keys_from_cookies", keys_from_cookies)
    bridge.ready("key_problem", key_problem)
    bridge.ready("agreed", agreed)
    bridge.ready("origin_allowed", origin_allowed)
    bridge.ready("config", config)
