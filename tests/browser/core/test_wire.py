"""A notification as the cluster reads it."""

import json
from urllib.parse import parse_qs, urlsplit

from hypothesis import given

from tests.browser.probe.core import SOME, TEXT, Core

ENDPOINT = "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3/notifications/"


def test_a_notification_has_the_documented_form(core: Core) -> None:
    """As the vendor's click page shows it."""
    assert core("notification_url", ENDPOINT, "click", "UK", "c1", "s1") == (
        ENDPOINT + "click?market=UK&customerKey=c1&sessionKey=s1"
    )
    assert core("notification_body", "Oy9mYXNoaW9u+/=") == '{"ticket":"Oy9mYXNoaW9u+/="}'


@SOME
@given(TEXT)
def test_any_text_arrives_as_it_was(core: Core, text: str) -> None:
    """In the query and in the body."""
    url = core("notification_url", ENDPOINT, "click", text, text, text)
    query = parse_qs(urlsplit(url).query, strict_parsing=True)
    assert query == {"market": [text], "customerKey": [text], "sessionKey": [text]}
    assert json.loads(core("notification_body", text)) == {"ticket": text}
