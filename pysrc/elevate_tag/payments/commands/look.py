"""`elevate-tag payments list` and `retry`: what is in the outbox, and sending it again."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from elevate_tag.payments import Entry, OutboxError, PaymentOutbox, State
from elevate_tag.payments.commands.settings import SettingError, outbox_of
from elevate_tag.payments.commands.shown import printable

COLUMNS = ("id", "order", "state", "tries", "created", "due", "reason")
PAGE = 500
"""Dead payments that are looked up at once."""


def run_list(given: argparse.Namespace) -> int:
    """Prints the latest, the newest first, and how many there are of each state."""
    outbox = outbox_of(given)
    entries = outbox.list(given.state, given.limit)
    counts = ", ".join(f"{count} {state}" for state, count in outbox.counts().items())
    try:
        for line in (*_table([COLUMNS, *map(_row, entries)]), "", counts):
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough, as `head` has. Python would try once more as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def run_retry(given: argparse.Namespace) -> int:
    """Has them sent again by the next worker; 2 if any could not be."""
    if not (given.ids or given.orders or given.dead):
        raise SettingError("nothing to retry: name ids, or --order, or --dead for all dead ones")
    outbox = outbox_of(given)
    chosen = [*given.ids, *given.orders, *(_dead(outbox) if given.dead else ())]
    code = 0
    for which in chosen:
        try:
            entry = outbox.requeue(which)
        except OutboxError as error:
            print(f"elevate-tag payments retry: {printable(str(error))}", file=sys.stderr)
            code = 2
        else:
            print(f"{entry.id} ({printable(entry.order_id)}) waits to be sent")
    return code


def _dead(outbox: PaymentOutbox) -> list[int]:
    """All of them, found before any is changed."""

    def pages() -> Iterator[Entry]:
        before = None
        while page := outbox.list(State.DEAD, PAGE, before):
            yield from page
            before = page[-1].id

    return [entry.id for entry in pages()]


def _row(entry: Entry) -> tuple[str, ...]:
    left = "" if entry.left is None else f"lines left: {', '.join(map(str, entry.left))}. "
    return (
        str(entry.id),
        printable(entry.order_id),
        entry.state.value,
        str(entry.tries),
        f"{entry.created:%Y-%m-%d %H:%M:%S}Z",
        f"{entry.due:%Y-%m-%d %H:%M:%S}Z" if entry.due else "-",
        printable(left + entry.reason),
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
