"""The tag's table of versions and notifications, and the sandbox's, which docs/versions.md has."""

import pytest

from elevate_tag.browser.core.api import TABLE, Api
from elevate_tag.sandbox.cluster.notification.apis import APIS
from elevate_tag.sandbox.cluster.notification.table import ROWS

# The other spelling that this path may have; the tag writes but one.
OTHER_SPELLING = ("elevate-3/v2", "add-to-cart")


@pytest.mark.parametrize("version", [api.name for api in APIS])
def test_a_version_has_the_notifications_that_the_sandbox_knows(version: str) -> None:
    """By the same paths; written down twice, so that neither table hides the other's mistake."""
    api = Api(version)
    paths = [api.row(line.split(" ")[0]).path for line in TABLE]
    known = {(row.api.name, row.kind) for row in ROWS} - {OTHER_SPELLING}
    assert sorted(filter(None, paths)) == sorted(path for name, path in known if name == version)
