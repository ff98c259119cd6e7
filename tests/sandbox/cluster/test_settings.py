"""What can be set on a cluster, and what cannot."""

import pytest

from elevate_tag.sandbox.cluster.settings import ClusterSettings


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"markets": ()}, "markets must name at least one"),
        ({"markets": ("UK", "")}, "markets must name at least one, none empty"),
        ({"api_key": ""}, "api_key is empty"),
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
