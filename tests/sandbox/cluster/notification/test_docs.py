"""docs/versions.md says what the table says."""

import re

import pytest

from elevate_tag.paths import ROOT
from elevate_tag.sandbox.cluster.notification.apis import APIS, Api
from elevate_tag.sandbox.cluster.notification.table import ROWS, Row

PAGE = (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `(.+?)`\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S))


def test_every_api_has_its_section() -> None:
    """And no other."""
    assert list(SECTIONS) == [api.name for api in APIS]


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_an_api_s_path_and_parameters_are_named(api: Api) -> None:
    """In the first table."""
    (line,) = [each for each in PAGE.splitlines() if each.startswith(f"| `{api.name}` |")]
    assert f"| `/api/{api.path}/notifications/` |" in line
    assert all(f"`{name}`" in line for name in api.parameters)
    assert "`application/json`" in line or "the same two" in line


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.api.name} {row.kind}")
def test_a_notification_stands_with_its_source(row: Row) -> None:
    """In its API's section, and what is inferred is said."""
    section = SECTIONS[row.api.name]
    assert f"| [`{row.kind}`]({row.source}) |" in section
    assert not row.unsure or "*Inferred:*" in section


def test_no_notification_is_documented_that_the_table_does_not_have() -> None:
    """As many rows as there."""
    documented = [
        (name, kind)
        for name, text in SECTIONS.items()
        for kind in re.findall(r"^\| \[`(.+?)`\]", text, re.M)
    ]
    assert documented == [(row.api.name, row.kind) for row in ROWS]
