"""brython.js, taken apart and put together."""

import re

import pytest

from elevate_tag.build.brython.parts import part
from elevate_tag.build.brython.runtime import compiler_source, runtime_source
from elevate_tag.build.brython.sections import STARTS, split
from elevate_tag.build.brython.upstream import upstream_text
from elevate_tag.build.patch import PatchError


def test_the_sections_are_the_whole_file() -> None:
    """Nothing is lost between them."""
    text = upstream_text()
    assert "".join(split(text).values()) == text


def test_a_section_that_moved_is_an_error_that_names_it() -> None:
    """A new version of Brython is looked at before it is built."""
    start = STARTS["import"]
    without = upstream_text().replace(start, "")
    with pytest.raises(PatchError, match="section 'import'"):
        split(without)
    with pytest.raises(PatchError, match=r"section '(import|modules)'"):
        split(without + start)


def test_brython_does_without_what_pages_replace() -> None:
    """Every loop over names, and every list made of something, goes by ``parts/pages.js``."""
    for source in (runtime_source(), compiler_source()):
        brython = source.replace(part("pages"), "")
        assert not re.findall(r"\bfor ?\(\s*(?:var |let |const )?[\w$.]+ in\b", brython)
        assert not re.findall(r"(?<!\w)Array\.from\b", brython)
