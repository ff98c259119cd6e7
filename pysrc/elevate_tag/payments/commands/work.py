"""`elevate-tag payments work`: a worker alone, until Ctrl-C or SIGTERM."""

import argparse

from elevate_tag.payments import Worker
from elevate_tag.payments.background import Background
from elevate_tag.payments.commands import log
from elevate_tag.payments.commands.settings import client_of, create, outbox_of
from elevate_tag.stopping import Stop, when_told


def run(given: argparse.Namespace) -> int:
    """Works until stopped; 1 if the worker ended by itself, for a reason that the log has."""
    log.to_standard_error()
    client, outbox = client_of(given), outbox_of(given)
    create(outbox)
    stop = Stop()
    background = Background(Worker(outbox, client), ended=stop.tell)
    with when_told(stop.tell), client, background as worker:
        print(f"Outbox  {outbox}\nCtrl-C stops it.", flush=True)
        stop.wait()
        ended_by_itself = not worker.alive
    return int(ended_by_itself)
