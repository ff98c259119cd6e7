"""Settings: what they mean, and what is said of those that would not work."""

import pytest

from elevate_tag.gdpr import settings
from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import SettingError
from tests.gdpr.conftest import SECRET


@pytest.mark.parametrize(
    ("cluster", "origin"),
    [
        ("w1A2B3C4D", "https://w1A2B3C4D.elevate-api.cloud"),
        ("https://w1A2B3C4D.api.esales.apptus.cloud/", "https://w1A2B3C4D.api.esales.apptus.cloud"),
        ("http://localhost:8801", "http://localhost:8801"),
        ("http://[::1]:8801", "http://[::1]:8801"),
    ],
)
def test_a_cluster_is_named_by_id_or_url(cluster: str, origin: str) -> None:
    """The newer host is the default."""
    assert settings.origin_of(cluster) == origin
    older = "https://{cluster-id}.api.esales.apptus.cloud"
    assert settings.origin_of("w00000000", older) == "https://w00000000.api.esales.apptus.cloud"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cluster": "w1A2B3C4"}, "cluster is 'w1A2B3C4': write its id, such as w1A2B3C4D, or its"),
        ({"cluster": ""}, "cluster is '': write its id"),
        ({"cluster": "https://shop.example/api"}, "or its URL without a path"),
        ({"cluster": "https://user@shop.example"}, "a URL with more than an origin"),
        ({"cluster": "http://shop.example"}, "to which a secret would travel unencrypted"),
        ({"cluster": "https://[::1"}, r"cluster is 'https://\[::1': write its id"),
        ({"cluster": "https://shop.example:port"}, "cluster is 'https://shop.example:port': write"),
        ({"cluster": "http://192.168.1.20"}, "to which a secret would travel unencrypted"),
        ({"api_base": "https://shop.example"}, "write a URL with {cluster-id} in its host"),
        ({"api": "v4"}, "api is 'v4': allowed are admin/v4, admin/v3, v2, v1"),
        ({"api_key": ""}, "api_key is missing: it was supplied during on-boarding"),
        ({"api": "v1"}, "credentials is missing"),
        ({"api_key": "pk\n"}, r"api_key holds a space at an end, a line break .* \(3 characters"),
        ({"api_key": "pkå"}, "or a character that is not ASCII"),
    ],
)
def test_a_setting_that_would_not_work_is_told_at_once(
    changes: dict[str, str], message: str
) -> None:
    """By name, and never with the secret."""
    given = {"cluster": "w1A2B3C4D", "api_key": SECRET} | changes
    with pytest.raises(SettingError, match=message):
        GdprClient(**given)  # type: ignore[arg-type]
