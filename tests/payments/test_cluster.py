"""Where payments go: the rules of the tag's own configuration."""

from typing import Any

import pytest

from elevate_tag.payments import PaymentError
from elevate_tag.payments.cluster import endpoint
from elevate_tag.snippet import SnippetError, snippet_html

PATH = "/api/admin/v4/notifications/payment"
OLDER = "https://{cluster-id}.api.esales.apptus.cloud"


@pytest.mark.parametrize(
    ("cluster", "url"),
    [
        ("w1A2B3C4D", "https://w1A2B3C4D.elevate-api.cloud"),
        (" w1A2B3C4D\n", "https://w1A2B3C4D.elevate-api.cloud"),
        ("http://127.0.0.1:8801", "http://127.0.0.1:8801"),
        ("https://shop.example/elevate/", "https://shop.example/elevate"),
    ],
)
def test_an_id_or_a_url_leads_to_the_cluster(cluster: str, url: str) -> None:
    """White space around it is nobody's meaning."""
    assert endpoint(cluster) == url + PATH


def test_ids_are_of_the_host_that_is_set() -> None:
    """The older one is what the vendor's page on payments names."""
    url = endpoint("w1A2B3C4D", OLDER)
    assert url == "https://w1A2B3C4D.api.esales.apptus.cloud" + PATH


WRONG = [
    "",
    "w1A2B3C4",
    "W1A2B3C4D",
    "w1A2B3C4D.elevate-api.cloud",
    "ftp://x",
    "http://a@b",
    "http://",
]


@pytest.mark.parametrize("cluster", [*WRONG, None, 5, "http://127.0.0.1:port", "http://x:99999"])
def test_anything_else_is_refused(cluster: Any) -> None:
    """What it is, and what is allowed."""
    with pytest.raises(PaymentError) as caught:
        endpoint(cluster)
    message = f"cluster is {cluster!r}: allowed is a cluster id such as w1A2B3C4D"
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("cluster", WRONG)
def test_the_snippet_refuses_the_same(cluster: str) -> None:
    """One cluster, one rule."""
    with pytest.raises(SnippetError, match="data-cluster-id"):
        snippet_html(cluster_id=cluster, market="UK", built={})


def test_a_host_of_ids_needs_a_place_for_the_id() -> None:
    """As the tag's data-api-base does."""
    with pytest.raises(PaymentError) as caught:
        endpoint("w1A2B3C4D", "https://elevate-api.cloud")
    assert caught.value.field == "api_base"
