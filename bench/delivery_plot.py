"""Draws what `bench.delivery` counted: lost and doubled of 1,000 clicks, as an SVG for a README.

    .venv/bin/python -m bench.delivery_plot results.json delivery.svg

All engines together; a fault is a row, a subject a column of either panel. It follows the reader's
colour scheme by itself and has no script.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.delivery_faults import TROUBLES
from bench.delivery_row import Row, kept
from bench.delivery_subjects import SUBJECTS

BAR = 44
"""Width of a thousand of a thousand, in the drawing's units."""

TEMPLATE = "delivery.svg.j2"


@dataclass(frozen=True)
class Cell:
    """A number of 1,000, as text and as a bar; `pale` is the part that nobody could know of."""

    text: str
    bar: float = 0.0
    pale: float = 0.0


@dataclass(frozen=True)
class Line:
    """A fault, and the cells of all subjects."""

    fault: str
    what: str
    lost: list[Cell]
    doubled: list[Cell]


@dataclass(frozen=True)
class Sum:
    """A subject's clicks under all faults, for those who do not see the drawing."""

    library: str
    version: str
    clicks: int
    lost: int
    doubled: int


def plot(rows: Sequence[Row], file: Path) -> None:
    """Draws these rows into a file."""
    subjects = [name for name in SUBJECTS if any(row.subject == name for row in rows)]
    lines = [
        _line(fault, subjects, [row for row in rows if row.fault == fault])
        for fault in TROUBLES
        if any(row.fault == fault for row in rows)
    ]
    engines = sorted({f"{row.engine} {row.version}" for row in rows})
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sums = [_sum(name, [row for row in rows if row.subject == name]) for name in subjects]
    drawn = templates.get_template(TEMPLATE).render(sums=sums, lines=lines, engines=engines)
    file.write_text(drawn + "\n", "utf-8")


def of_thousand(count: int, clicks: int) -> str:
    """So many of 1,000: exact enough to tell a few from none."""
    share = 1000 * count / clicks
    return f"{share:.0f}" if share >= 10 or count == 0 else f"{share:.1f}"


def _line(fault: str, subjects: Sequence[str], rows: Sequence[Row]) -> Line:
    line = Line(fault, TROUBLES[fault].what, [], [])
    for name in subjects:
        its = [row for row in rows if row.subject == name]
        clicks = sum(row.clicks for row in its)
        line.lost.append(_cell(sum(row.lost for row in its), 0, clicks))
        had_read = sum(row.had_read for row in its)
        line.doubled.append(_cell(sum(row.doubled for row in its), had_read, clicks))
    return line


def _cell(count: int, pale: int, clicks: int) -> Cell:
    if clicks == 0:
        return Cell("–")
    width = BAR / clicks
    return Cell(of_thousand(count, clicks), round(count * width, 1), round(pale * width, 1))


def _sum(subject: str, rows: Sequence[Row]) -> Sum:
    return Sum(
        SUBJECTS[subject].library,
        SUBJECTS[subject].version,
        sum(row.clicks for row in rows),
        sum(row.lost for row in rows),
        sum(row.doubled for row in rows),
    )


def main() -> int:
    """Draw the file that the command line names."""
    if len(sys.argv) != 3:
        print("give the JSON file to read and the SVG file to write", file=sys.stderr)
        return 2
    plot(kept(Path(sys.argv[1])), Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
