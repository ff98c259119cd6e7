"""What is asked, as the cluster reads it: the URL, the body, and what is refused."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.extra.queries import question_of
from elevate_tag.browser.extra.question import Question
from elevate_tag.browser.runtime.site import Site

API = "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3"
WHO = "customerKey=c1&sessionKey=s1"
Ask = Callable[..., Question]


def site(
    *,
    api: str = API,
    version: str = "storefront/v3",
    visitor: str = WHO,
    attributes: Mapping[str, str] | None = None,
) -> Site:
    """A site of this version; its script tag has a locale unless these are given."""
    present = {"data-locale": "en-GB"} if attributes is None else attributes
    failed: list[str] = []
    said: list[str] = []
    return Site(
        "",
        lambda name: present.get(name, ""),
        api,
        version,
        "UK",
        lambda: visitor,
        lambda: True,
        said.append,
        failed.append,
    )


def asked(name: Any, given: Any = None, body: Any = None, **of_site: Any) -> Question:
    """On a wide screen."""
    return question_of(site(**of_site), False, name, given, body)


def test_a_query_has_the_documented_form() -> None:
    """As the vendor's pages on storefront queries show it."""
    question = asked("search-page", {"q": "jeans", "limit": 60})
    assert question.url == (
        f"{API}/queries/search-page?market=UK&locale=en-GB&touchpoint=DESKTOP&{WHO}"
        "&q=jeans&limit=60"
    )
    assert (question.body, question.problem, question.waits) == ("", "", False)


def test_a_panel_has_the_documented_form() -> None:
    """Web API v2 has the visitor under a prefix, v1 the arguments."""
    v2 = asked(
        "/start-page/top-sellers",
        {"window_last": 3},
        api="https://x/api/v2",
        version="elevate-3/v2",
        visitor="esales.customerKey=c1&esales.sessionKey=s1",
    )
    assert v2.url == (
        "https://x/api/v2/panels/start-page/top-sellers?esales.market=UK"
        "&esales.customerKey=c1&esales.sessionKey=s1&window_last=3"
    )
    v1 = asked("søk/a b", {"q": "x", "market": "y"}, api="https://x/api/v1", version="elevate-3/v1")
    assert v1.url == (
        f"https://x/api/v1/panels/s%C3%B8k/a%20b?market=UK&{WHO}&arg.q=x&arg.market=y"
    )


@pytest.mark.parametrize(
    ("attributes", "given", "narrow", "touchpoint"),
    [
        ({}, {}, False, "DESKTOP"),
        ({}, {}, True, "MOBILE"),
        ({"data-touchpoint": "desktop"}, {}, True, "DESKTOP"),
        ({"data-touchpoint": "Mobile"}, {}, False, "MOBILE"),
        ({"data-touchpoint": "mobile"}, {"touchpoint": "DESKTOP"}, True, "DESKTOP"),
    ],
)
def test_the_touchpoint_is_the_call_s_then_the_tag_s_then_the_screen_s(
    attributes: dict[str, str], given: dict[str, str], narrow: bool, touchpoint: str
) -> None:
    """In capitals, as documented."""
    of_site = site(attributes={"data-locale": "en-GB", **attributes})
    question = question_of(of_site, narrow, "navigation-tree", given, None)
    query = parse_qs(urlsplit(question.url).query)
    assert query["touchpoint"] == [touchpoint]


VALUE = st.text() | st.integers() | st.booleans()
LIST = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="|"), min_size=1))


@given(st.dictionaries(st.text(min_size=1), VALUE | LIST))
def test_any_parameters_arrive_as_they_were(given: dict[str, Any]) -> None:
    """Names and values; those of lists with | between."""
    own = {"market", "locale", "touchpoint", "customerKey", "sessionKey", "userContext"}
    given = {name: value for name, value in given.items() if name not in own}
    question = asked("search-page", given)
    assert question.problem == ""
    query = parse_qs(urlsplit(question.url).query, keep_blank_values=True, strict_parsing=True)

    def sent(value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return "|".join(value) if isinstance(value, list) else str(value)

    assert {name: query[name] for name in given} == {
        name: [sent(value)] for name, value in given.items()
    }
    assert set(query) == set(given) | own - {"userContext"}


def test_the_one_query_that_is_always_posted_is() -> None:
    """With an empty object where there are no settings."""
    assert asked("add-to-cart-popup", {"variantKey": "v"}).body == "{}"
    assert asked("landing-page", None, {"a": [1, "x"]}).body == '{"a":[1,"x"]}'


MISTAKES: dict[str, tuple[tuple[Any, ...], dict[str, Any], str]] = {
    "panel's path": (("search-page/../x",), {"version": "elevate-3/v2"}, "this is no panel's path"),
    "no path": (("",), {"version": "elevate-3/v2"}, "this is no panel's path"),
    "prefix": (
        ("x", {"esales.market": "SE"}),
        {"version": "elevate-3/v2"},
        "parameter esales.market is the tag's own to give: leave it out",
    ),
    "pattern": ((".*",), {}, "there is no such query: allowed are autocomplete, search-page"),
    "part": (("page",), {}, "there is no such query"),
    "no locale": (("banners",), {"attributes": {}}, "the locale is missing: give a parameter"),
    "no text": (("banners", {"x": {}}), {}, "parameter x is Object: allowed are a text, a number"),
    "no number": (("banners", {"x": float("nan")}), {}, "parameter x is NaN: allowed are"),
    "list": (("banners", {"x": ["a", None]}), {}, "parameter x is Null: allowed are"),
    "list of lists": (("banners", {"x": [["a"]]}), {}, "parameter x is Array: allowed are"),
    "half": (("banners", {"x": "a\ud83d"}), {}, "parameter x holds half a sign (half a surrogate"),
    "half a name": (("banners", {"\udc56": 1}), {}, "parameter \udc56 holds half a sign (half a"),
    "body": (("search-page", {}, [1]), {}, "the body is Array: give an object of what JSON has"),
    "in the body": (("search-page", {}, {"a": {1}}), {}, "the body is Object: give an object of"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_before_anything_is_asked(name: str) -> None:
    """What, got, allowed; also while nothing may be sent."""
    given, of_site, said = MISTAKES[name]
    for visitor in (WHO, ""):
        question = asked(*given, **of_site, visitor=visitor)
        assert question.problem.startswith(said), question.problem
        assert question.url == ""


def test_while_nothing_may_be_sent_it_waits() -> None:
    """Which is no mistake."""
    question = asked("banners", visitor="")
    assert (question.problem, question.waits) == ("", True)
