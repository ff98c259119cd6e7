"""The script tag's attributes: what starts the tag, and what a mistake is answered with."""

from dataclasses import dataclass

import pytest

from tests.browser.probe.core import Core

REQUIRED = {"data-cluster-id": "w1A2B3C4D", "data-market": "UK"}


@dataclass(frozen=True)
class Found:
    """What a Config has."""

    problems: list[str]
    endpoint: str
    market: str
    origin_host: str
    customer_key: str
    session_key: str
    cookie_domain: str
    level: str
    session_minutes: str


def config(core: Core, **attributes: str) -> Found:
    """A Config of the required attributes, changed by ``attributes`` (data- left out)."""
    given = REQUIRED | {f"data-{name.replace('_', '-')}": text for name, text in attributes.items()}
    problems, fields = core("config", given)
    return Found(problems, *fields)


def test_an_id_goes_to_the_newer_host_and_the_current_version(core: Core) -> None:
    """The defaults are what the vendor's current documentation says."""
    assert config(core).endpoint == (
        "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3/notifications/"
    )


def test_an_id_goes_to_the_host_that_the_shop_names(core: Core) -> None:
    """The vendor's older host, by its template."""
    endpoint = config(core, api_base="https://{cluster-id}.api.esales.apptus.cloud").endpoint
    assert endpoint == (
        "https://w1A2B3C4D.api.esales.apptus.cloud/api/storefront/v3/notifications/"
    )


@pytest.mark.parametrize("url", ["http://127.0.0.1:8801", "https://shop.example/elevate/"])
def test_a_url_is_taken_as_the_cluster(core: Core, url: str) -> None:
    """A slash at its end changes nothing."""
    endpoint = config(core, cluster_id=url).endpoint
    assert endpoint == f"{url.rstrip('/')}/api/storefront/v3/notifications/"


def test_a_later_version_can_be_named(core: Core) -> None:
    """The version is one segment of the path."""
    assert config(core, api_version="storefront/v4").endpoint.endswith(
        "/api/storefront/v4/notifications/"
    )


def test_white_space_around_a_value_is_not_part_of_it(core: Core) -> None:
    """Templates leave it."""
    assert config(core, market=" \tUK\r\n").market == "UK"


@pytest.mark.parametrize("space", ["\u00a0", "\u2003"])
def test_white_space_of_any_kind_is_not_part_of_a_value(core: Core, space: str) -> None:
    """People paste it."""
    assert config(core, market=f"{space}UK{space}").market == "UK"


def test_the_origin_host_setting_may_be_several(core: Core) -> None:
    """On lines of their own, too."""
    setting = "https://shop.example\n https://*.shop.example:8443"
    found = config(core, origin_host=f" {setting}\n")
    assert (found.origin_host, found.problems) == (setting, [])


def test_keys_from_the_shop_are_any_text_or_none(core: Core) -> None:
    """An attribute that a template left empty counts as absent."""
    given = config(core, customer_key=" d9528030 & 漢字 🦇", session_key="")
    assert (given.customer_key, given.session_key) == ("d9528030 & 漢字 🦇", "")
    assert given.problems == []


@pytest.mark.parametrize("domain", ["", "shop.example", ".shop.example", "localhost", "127.0.0.1"])
def test_the_cookies_domain_is_one_or_none(core: Core, domain: str) -> None:
    """With a dot before it as of old, too."""
    found = config(core, cookie_domain=domain)
    assert (found.cookie_domain, found.problems) == (domain, [])


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
        ("cookie-domain", "https://shop.example"),
        ("cookie-domain", "shop.example;path=/"),
        ("cookie-domain", "*.shop.example"),
        ("cookie-domain", "shop..example"),
        ("session-key", "undefined"),
        ("session-key", "None"),
    ],
)
def test_a_malformed_value_is_named_with_what_is_allowed(core: Core, name: str, text: str) -> None:
    """What, got, allowed; the attribute says where to change it."""
    problems = config(core, **{name.replace("-", "_"): text}).problems
    assert len(problems) == 1
    assert problems[0].startswith(f'data-{name}="{text}" is not ')


@pytest.mark.parametrize("name", ["cluster-id", "market"])
@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_missing_value_is_named_with_what_is_allowed(core: Core, name: str, text: str) -> None:
    """Blank is missing."""
    problems = config(core, **{name.replace("-", "_"): text}).problems
    assert len(problems) == 1
    assert problems[0].startswith(f"data-{name} is missing: set it to ")


def test_every_problem_is_told(core: Core) -> None:
    """Not one by one, reload after reload."""
    assert len(config(core, cluster_id="", market="", origin_host="*").problems) == 3


@pytest.mark.parametrize(
    ("version", "path"),
    [
        ("v2", "/api/v2/notifications/"),
        ("elevate-3/v2", "/api/v2/notifications/"),
        ("elevate-3/v1", "/api/v1/notifications/"),
    ],
)
def test_older_versions_have_their_own_paths(core: Core, version: str, path: str) -> None:
    """Two of them share one."""
    assert config(core, api_version=version).endpoint.endswith(f".cloud{path}")


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({}, "PERSONALIZED"),
        ({"consent": "required"}, ""),
        ({"consent": "UNPERSONALIZED"}, "UNPERSONALIZED"),
        ({"consent": "ANONYMOUS"}, "ANONYMOUS"),
        ({"consent": "NONE"}, "NONE"),
        ({"consent": "NONE", "consent_source": "tcf"}, ""),
    ],
)
def test_consent_is_given_unless_it_is_asked_for(
    core: Core, given: dict[str, str], level: str
) -> None:
    """As with the vendor's client."""
    found = config(core, **given)
    assert (found.level, found.problems) == (level, [])


@pytest.mark.parametrize("name", ["consent", "consent-source"])
@pytest.mark.parametrize("text", ["", "  \n"])
def test_consent_that_is_left_empty_is_a_mistake(core: Core, name: str, text: str) -> None:
    """Of a template: nobody knows whether it meant to ask first."""
    (problem,) = config(core, **{name.replace("-", "_"): text}).problems
    assert problem == f"data-{name} is empty: give it a value, or take it out"


@pytest.mark.parametrize("name", ["api-key", "apikey", "private-key", "client-secret", "password"])
def test_a_secret_is_refused(core: Core, name: str) -> None:
    """It says where it belongs, and not what it is."""
    (problem,) = config(core, **{name: "s3cr3t"}).problems
    assert problem.startswith(f"data-{name} looks like a secret")
    assert "the shop's server" in problem
    assert "s3cr3t" not in problem


@pytest.mark.parametrize(
    ("attributes", "start"),
    [
        ({"consent": "yes"}, 'data-consent="yes" is not required, or one of PERSONALIZED'),
        ({"consent_source": "iab"}, 'data-consent-source="iab" is not tcf, google, cookie:NAME'),
        ({"consent_source": "cookie:"}, 'data-consent-source="cookie:" is not tcf, google'),
        ({"session_minutes": "0"}, 'data-session-minutes="0" is not minutes'),
        ({"session_minutes": "half"}, 'data-session-minutes="half" is not minutes'),
        ({"customer_key": "ada@shop.example"}, "data-customer-key: the customer key looks like"),
        ({"customer_key": "+46 70-123 45 67"}, "data-customer-key: the customer key looks like"),
        (
            {"customer_key": "c1", "api_version": "elevate-3/v2"},
            "data-customer-key: the customer key is not what this data-api-version takes",
        ),
        ({"api_version": "v3"}, 'data-api-version="v3" is not storefront/v3, v2, elevate-3/v2'),
    ],
)
def test_further_mistakes_are_answered(core: Core, attributes: dict[str, str], start: str) -> None:
    """Each by one sentence."""
    (problem,) = config(core, **attributes).problems
    assert problem.startswith(start)
