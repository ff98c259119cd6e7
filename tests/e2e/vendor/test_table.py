"""docs/vendor-tests.md names each of the vendor's tests, and each has its restatement."""

import re

from elevate_tag.paths import ROOT
from tests.e2e.vendor import test_notification, test_session

ROW = re.compile(r"^\| (should .+?) \| (same|differs) \|(.*)\|$", re.MULTILINE)
TABLE = (ROOT / "docs" / "vendor-tests.md").read_text(encoding="utf-8")
# Of 3.5.1: those of session.test.ts and of notification.test.ts.
HOW_MANY = 22 + 13
RESTATED = {**vars(test_session), **vars(test_notification)}


def plain(name: str) -> str:
    """A test's name as a function's."""
    return re.sub(r"\W+", "_", name).strip("_").lower()


def test_each_of_the_vendor_s_tests_is_restated() -> None:
    """As a test of its name, or as a case of it; and no row is left out."""
    functions = {name.removeprefix("test_") for name in RESTATED}
    cases = {*test_session.JSON_PARSING, *test_notification.NOTIFICATIONS}
    restated = functions | {plain(name) for name in cases}
    rows = [plain(name) for name, _, _ in ROW.findall(TABLE)]
    assert [name for name in rows if name not in restated] == []
    assert len({*rows}) == len(rows) == HOW_MANY
    assert {plain(name) for name in cases} <= {*rows}


def test_what_differs_says_why() -> None:
    """In the table, and in the test by its first word."""
    for name, how, why in ROW.findall(TABLE):
        test = RESTATED.get(f"test_{plain(name)}")
        said = (test.__doc__ or "") if test else ""
        assert said.startswith("Differs") == (how == "differs"), name
        assert how == "same" or why.strip(), name
