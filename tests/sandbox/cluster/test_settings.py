"""What can be set on a cluster, and what cannot."""

import pytest

from elevate_tag.sandbox.cluster.settings import ClusterSettings


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"markets": ()}, "markets must name at least one"),
        ({"markets": ("UK", "")}, "markets must name at least one, none empty"),
        ({"api_key": ""}, "api_key is empty"),
        ({"private_key": ""}, "private_key is empty"),
        ({"credentials": "user"}, "credentials are to be a user and a password with a colon"),
        ({"credentials": ":password"}, "credentials are to be a user and a password"),
        (
            {"client_payments": "some"},
            "client_payments is 'some': allowed are none, limited, all",
        ),
        (
            {"origin_hosts": ("https://shop.example/",)},
            "origin host 'https://shop.example/' is not",
        ),
    ],
)
def test_a_wrong_setting_is_an_error_that_names_it(wrong: dict[str, object], reason: str) -> None:
    """At once, not at the first request."""
    with pytest.raises(ValueError, match=reason):
        ClusterSettings(**wrong)  # type: ignore[arg-type]
