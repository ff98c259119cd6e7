"""An event as a line: what the loader writes, the Python runtimes read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.browser.probe.core import SOME, TEXT, Core

TICKET = "data-elevate-ticket"
ADD = "data-elevate-add-to-cart"
MILLION = 1_000_000
NUMBERS = (1, 0, 12, 345.5, 1795000000000)

ELEMENTS = st.dictionaries(st.sampled_from([TICKET, ADD, "class"]), TEXT | st.just(""))
# Pages are zoomed by rational numbers; browsers tell places in fractions of a pixel.
PIXELS = st.floats(-(10**6), 10**6, allow_nan=False, width=32)

writers = pytest.mark.runtimes("cpython", "compiled")
readers = pytest.mark.runtimes("micropython", "pyodide", "brython")


@writers
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ([], "click 1 0 12 345.5 1795000000000"),
        ([{"class": "a", "data-other": "b"}], "click 1 0 12 345.5 1795000000000"),
        (
            [{ADD: ""}, {"class": "card"}, {TICKET: "dA=="}],
            f"click 1 0 12 345.5 1795000000000 {ADD}= {TICKET}=dA%3D%3D",
        ),
        (
            [{TICKET: "a b&c", ADD: "ü"}],
            f"click 1 0 12 345.5 1795000000000 {TICKET}=a%20b%26c&{ADD}=%C3%BC",
        ),
    ],
)
def test_an_event_is_a_line_of_words(core: Core, path: list[dict[str, str]], line: str) -> None:
    """Its numbers, and the marks of each element that has any."""
    assert core("line", path, *NUMBERS) == line


@writers
def test_a_page_is_a_line_with_its_script_tag(core: Core) -> None:
    """With all of its data attributes."""
    script = {"src": "/tag.js", "data-market": "UK", "data-debug": ""}
    assert core("page_line", script) == "page 0 0 0 0 0 data-market=UK&data-debug="


@readers
@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ([], []),
        ([{"class": "a"}, {TICKET: ""}], [TICKET, ""]),
        ([{ADD: "", TICKET: "a=b&c d\n🦇"}], [TICKET, "a=b&c d\n🦇", ADD, ""]),
        ([{ADD: "1"}, {TICKET: "2"}, {TICKET: "3"}], [ADD, "1", TICKET, "2", TICKET, "3"]),
    ],
)
def test_the_marks_of_a_line_are_read(
    core: Core, path: list[dict[str, str]], marks: list[str]
) -> None:
    """Element by element."""
    assert core("marks_heard", path) == marks


@readers
@SOME
@given(st.lists(ELEMENTS, max_size=4))
def test_any_marks_are_read_as_they_were_written(core: Core, path: list[dict[str, str]]) -> None:
    """Whatever a shop's marks hold."""
    wanted = [
        text
        for element in path
        for name in (TICKET, ADD)
        if name in element
        for text in (name, element[name])
    ]
    assert core("marks_heard", path) == wanted


@readers
@SOME
@given(st.integers(0, 9), st.integers(0, 2), PIXELS, PIXELS, st.integers(0, 2**43))
def test_any_numbers_are_read_as_they_were_written(
    core: Core, detail: int, button: int, x: float, y: float, at: int
) -> None:
    """To the last digit."""
    line = (detail, button, x, y, at)
    # MicroPython takes no whole number beyond 2**31 of a page; so a line's are texts.
    assert core("numbers_heard", [], *line, *divmod(at, MILLION))
