"""brython.js, taken apart."""

import pytest

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
