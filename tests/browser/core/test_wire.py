"""A notification as the cluster reads it."""

import json
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.core.wire import body_of, url_of

ENDPOINT = "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3/notifications/"


def test_a_notification_has_the_documented_form() -> None:
    """As the vendor's click page shows it."""
    assert url_of(ENDPOINT, "click", "UK", Keys("c1", "s1")) == (
        ENDPOINT + "click?market=UK&customerKey=c1&sessionKey=s1"
    )
    assert body_of("Oy9mYXNoaW9u+/=") == '{"ticket":"Oy9mYXNoaW9u+/="}'


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_arrives_as_it_was(text: str) -> None:
    """In the query and in the body."""
    url = url_of(ENDPOINT, "click", text, Keys(text, text))
    query = parse_qs(urlsplit(url).query, strict_parsing=True)
    assert query == {"market": [text], "customerKey": [text], "sessionKey": [text]}
    assert json.loads(body_of(text)) == {"ticket": text}
