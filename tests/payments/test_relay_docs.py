"""What docs/payments-relay.md shows is true: its order, its commands, its answers."""

import argparse
import re
import shlex

import pytest

from elevate_tag.paths import ROOT
from elevate_tag.payments import State, cli
from elevate_tag.payments.outbox.engine import engine_of
from elevate_tag.payments.relay.order import read_order

TEXT = (ROOT / "docs" / "payments-relay.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The document's blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def commands() -> list[list[str]]:
    """The arguments of each `elevate-tag` in the document."""
    lines = "".join(blocks("sh") + blocks("ini")).replace("\\\n", " ").splitlines()
    found = (re.search(r"elevate-tag (payments .*)", line) for line in lines)
    return [shlex.split(each[1]) for each in found if each]


def test_its_order_is_one() -> None:
    """As the relay reads it."""
    (order,) = (read_order(block) for block in blocks("json"))
    assert (order.order_id, str(order.payment.lines[0].cost)) == ("A-1001", "6.20")


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_its_commands_can_be_read(arguments: list[str]) -> None:
    """Each option is one that there is."""
    parser = argparse.ArgumentParser()
    cli.add_to(parser.add_subparsers())
    given = parser.parse_args(arguments)
    assert given.payments_command in cli.COMMANDS


def test_its_states_are_the_outbox_s() -> None:
    """All of them, in their order."""
    part = TEXT.partition("## What became of it")[2].partition("##")[0]
    assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(State)


def test_its_database_s_url_is_taken() -> None:
    """As it is written."""
    (url,) = re.findall(r"`(postgresql://[^`]*)`", TEXT)
    assert engine_of(url).dialect.name == "postgresql"
