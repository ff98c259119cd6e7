"""What a shop can be started with."""

import pytest

from elevate_tag.sandbox.shop.settings import ShopSettings


@pytest.mark.parametrize("url", ["", "127.0.0.1:8400", "ftp://x", "http://", "http://x/api", "w1"])
def test_a_cluster_url_that_is_no_origin_is_refused(url: str) -> None:
    """With what was given and an example."""
    with pytest.raises(ValueError, match=r"cluster_url is .*; write an origin"):
        ShopSettings(url)


def test_an_empty_market_is_refused() -> None:
    """Every query needs one."""
    with pytest.raises(ValueError, match="market is empty"):
        ShopSettings("http://127.0.0.1:8400", market="")
