"""The ledger page, its files and its stream."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.sandbox.cluster.running import Running


def _events(lines: Iterator[str], count: int) -> list[dict[str, str]]:
    """The next events of a stream, by field."""
    events: list[dict[str, str]] = []
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line:
            fields[name] = value
        elif fields:
            events.append(fields)
            fields = {}
        if len(events) == count:
            break
    return events


def test_the_page_holds_no_inline_script_or_style(cluster: Running) -> None:
    """So that its policy can forbid them; markets and address are in it."""
    page = cluster.http.get("/ledger")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert page.text.count("<script") == page.text.count('<script type="module" src=')
    assert "UK, SE" in page.text
    assert "/api/storefront/v3/notifications/" in page.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ledger.css", "text/css"),
        ("ledger.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_its_files_are_served(cluster: Running, name: str, kind: str) -> None:
    """With the type that a browser wants."""
    response = cluster.http.get(f"/ledger/assets/{name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(kind)


def test_arrivals_come_by_the_stream_as_they_happen(cluster: Running) -> None:
    """Refused ones with their reason."""
    with cluster.http.stream("GET", "/ledger/stream") as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        assert [each["event"] for each in _events(lines, 1)] == ["restart"]
        cluster.notify("click", cluster.tickets.new("P1"))
        cluster.notify("click", "nope")
        taken, refused = (json.loads(each["data"]) for each in _events(lines, 2))
    assert (taken["kind"], taken["status"], taken["productKey"]) == ("click", 204, "P1")
    assert taken["decoded"].startswith(";/sandbox;#;product_key;P1;")
    assert (refused["status"], refused["reason"][:13]) == (400, "ticket 'nope'")
    assert (refused["api"], refused["body"]) == ("storefront/v3", '{"ticket": "nope"}')


def test_a_reconnecting_page_gets_what_it_missed(cluster: Running) -> None:
    """From the id that it saw last."""
    cluster.notify("click", "a")
    with cluster.http.stream("GET", "/ledger/stream") as stream:
        last = _events(stream.iter_lines(), 2)[-1]
    cluster.notify("click", "b")
    headers = {"Last-Event-ID": last["id"]}
    with cluster.http.stream("GET", "/ledger/stream", headers=headers) as stream:
        (event,) = _events(stream.iter_lines(), 1)
    assert json.loads(event["data"])["ticket"] == "b"


def test_a_kind_with_a_long_name_is_shown_whole(cluster: Running) -> None:
    """Two of them differ only where its badge was once cut."""
    style = cluster.http.get("/ledger/assets/ledger.css").text
    (badge,) = re.findall(r"^\.badge \{\n(.*?)^\}", style, re.MULTILINE | re.DOTALL)
    assert "overflow-wrap: anywhere" in badge
    assert "overflow: hidden" not in badge
    assert "nowrap" not in badge
