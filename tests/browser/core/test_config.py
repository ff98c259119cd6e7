"""The script tag's attributes: what starts the tag, and what a mistake is answered with."""

import pytest

from elevate_tag.browser.core.config import Config

REQUIRED = {"data-cluster-id": "w1A2B3C4D", "data-market": "UK"}


def config(**attributes: str) -> Config:
    """A Config of the required attributes, changed by ``attributes`` (data- left out)."""
    given = REQUIRED | {f"data-{name.replace('_', '-')}": text for name, text in attributes.items()}
    return Config(lambda name: given.get(name, ""))


def test_an_id_goes_to_the_newer_host_and_the_current_version() -> None:
    """The defaults are what the vendor's current documentation says."""
    assert config().endpoint == (
        "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3/notifications/"
    )


def test_an_id_goes_to_the_host_that_the_shop_names() -> None:
    """The vendor's older host, by its template."""
    endpoint = config(api_base="https://{cluster-id}.api.esales.apptus.cloud").endpoint
    assert endpoint == (
        "https://w1A2B3C4D.api.esales.apptus.cloud/api/storefront/v3/notifications/"
    )


@pytest.mark.parametrize("url", ["http://127.0.0.1:8801", "https://shop.example/elevate/"])
def test_a_url_is_taken_as_the_cluster(url: str) -> None:
    """A slash at its end changes nothing."""
    assert config(cluster_id=url).endpoint == f"{url.rstrip('/')}/api/storefront/v3/notifications/"


def test_a_later_version_can_be_named() -> None:
    """The version is one segment of the path."""
    assert config(api_version="storefront/v4").endpoint.endswith(
        "/api/storefront/v4/notifications/"
    )


def test_white_space_around_a_value_is_not_part_of_it() -> None:
    """Templates leave it."""
    assert config(market=" UK\n").market == "UK"


def test_keys_from_the_shop_are_any_text_or_none() -> None:
    """An attribute that a template left empty counts as absent."""
    given = config(customer_key=" d9528030 ", session_key="")
    assert (given.customer_key, given.session_key, given.problems) == ("d9528030", "", [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cluster-id", "w1A2B3C4"),
        ("cluster-id", "w1A2B3C4DE"),
        ("cluster-id", "x1A2B3C4D"),
        ("cluster-id", "w1A2B3C4G"),
        ("cluster-id", "cluster.example"),
        ("cluster-id", "ftp://cluster.example"),
        ("cluster-id", "https://"),
        ("cluster-id", "https://user@cluster.example"),
        ("cluster-id", "https://cluster.example/?a=b"),
        ("cluster-id", "https://cluster.example/#a"),
        ("cluster-id", "javascript:alert(1)"),
        ("api-base", "https://elevate-api.cloud"),
        ("api-base", "{cluster-id}.elevate-api.cloud"),
        ("api-base", "https://elevate.example/{cluster-id}"),
        ("api-version", "v3"),
        ("api-version", "storefront/3"),
        ("api-version", "storefront/v3/../../admin"),
        ("origin-host", "shop.example"),
        ("origin-host", "https://shop.example/"),
        ("origin-host", "https://*"),
        ("origin-host", "https://shop.*.example"),
        ("origin-host", "https://shop.example, https://www.shop.example"),
        ("origin-host", "*"),
    ],
)
def test_a_malformed_value_is_named_with_what_is_allowed(name: str, text: str) -> None:
    """What, got, allowed; the attribute says where to change it."""
    problems = config(**{name.replace("-", "_"): text}).problems
    assert len(problems) == 1
    assert problems[0].startswith(f'data-{name}="{text}" is not ')


@pytest.mark.parametrize("name", ["cluster-id", "market"])
@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_missing_value_is_named_with_what_is_allowed(name: str, text: str) -> None:
    """Blank is missing."""
    problems = config(**{name.replace("-", "_"): text}).problems
    assert len(problems) == 1
    assert problems[0].startswith(f"data-{name} is missing: set it to ")


def test_every_problem_is_told() -> None:
    """Not one by one, reload after reload."""
    assert len(config(cluster_id="", market="", origin_host="*").problems) == 3
