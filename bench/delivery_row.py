"""One cell of `bench.delivery`'s table: what it holds, how it reads, and where it is kept."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.delivery_faults import Trouble
from bench.delivery_subjects import Subject
from bench.delivery_visit import Visit
from bench.reconcile import Account
from tests.e2e.harness.visit import Browser

HEADINGS = (
    "| engine | subject | fault | clicks | lost | doubled | cluster had read it | reordered "
    "| requests a click | most | oldest lost, s | clicks a second |\n|---|---|---|" + "--:|" * 9
)


@dataclass(frozen=True)
class Row:
    """Figures of an engine, a subject and a fault; `lost` to `reordered` are clicks.

    `asked` are the requests from a click in an outage to the next page's, on average, and
    `asked_most`; None but in outages. `oldest_lost` is the longest time in seconds from a lost
    click to the browser's end, None where none was killed or nothing was lost.
    """

    engine: str
    version: str
    subject: str
    fault: str
    clicks: int
    lost: int
    doubled: int
    had_read: int
    reordered: int
    asked: float | None
    asked_most: int | None
    oldest_lost: float | None
    clicks_a_second: float

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is the row of."""
        return self.engine, self.subject, self.fault

    def __str__(self) -> str:
        """As Markdown has it."""
        cells = (
            *self.key,
            *(f"{count:,}" for count in (self.clicks, self.lost, self.doubled)),
            f"{self.had_read:,}",
            f"{self.reordered:,}",
            _shown(self.asked),
            "" if self.asked_most is None else str(self.asked_most),
            _shown(self.oldest_lost),
            f"{self.clicks_a_second:.1f}",
        )
        return f"| {' | '.join(cells)} |"


def row_of(
    browser: Browser,
    subject: Subject,
    trouble: Trouble,
    visits: Sequence[Visit],
    account: Account,
    seconds: float,
) -> Row:
    """The row of these visits."""
    asked = [count for visit in visits for count in visit.asked]
    clicked = {ticket: visit for visit in visits if visit.killed_at for ticket in visit.clicked}
    ages = [clicked[ticket].lived_until_kill(ticket) for ticket in account.lost if clicked]
    return Row(
        engine=browser.name,
        version=browser.version,
        subject=subject.name,
        fault=trouble.name,
        clicks=account.clicked,
        lost=len(account.lost),
        doubled=len(account.doubled),
        had_read=account.had_read,
        reordered=account.reordered,
        asked=round(sum(asked) / len(asked), 2) if asked else None,
        asked_most=max(asked, default=None),
        oldest_lost=round(max(ages), 3) if ages else None,
        clicks_a_second=round(account.clicked / seconds, 2),
    )


def kept(file: Path) -> list[Row]:
    """The rows of a file, none where there is no file."""
    return [Row(**row) for row in json.loads(file.read_text("utf-8"))] if file.exists() else []


def keep(file: Path, row: Row) -> None:
    """Adds a row to the file, instead of the one of the same engine, subject and fault."""
    rows = {each.key: each for each in [*kept(file), row]}
    lines = ",\n".join(json.dumps(asdict(each)) for each in rows.values())
    file.write_text(f"[\n{lines}\n]\n", "utf-8")


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"
