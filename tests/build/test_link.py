"""Modules become one program, in the order of their imports."""

from pathlib import Path

import pytest

from elevate_tag.build.link import LinkError, Module, link

MAIN = "elevate_tag.browser.main"


def package(folder: Path, **sources: str) -> Path:
    """A program's modules under ``elevate_tag.browser``; ``__`` in a name is a dot."""
    for name, source in sources.items():
        path = folder.joinpath("elevate_tag", "browser", *name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


def linked(root: Path, target: str = "compiled") -> list[Module]:
    """The program of ``main``."""
    return link(root, target, MAIN)


def test_a_module_stands_after_those_it_imports(tmp_path: Path) -> None:
    """Each once."""
    root = package(
        tmp_path,
        main="from elevate_tag.browser.a import A\nfrom elevate_tag.browser.core.b import B\n",
        a="from elevate_tag.browser.core.b import B\nA = 1\n",
        core__b="B = 2\n",
    )
    names = [module.name.removeprefix("elevate_tag.browser.") for module in linked(root)]
    assert names == ["core.b", "a", "main"]


def test_the_target_decides_which_file_is_the_seam(tmp_path: Path) -> None:
    """The rest is the same for all."""
    root = package(
        tmp_path,
        main="from elevate_tag.browser.runtime import A\n",
        runtime__compiled="A = 1\n",
        runtime__other="A = 2\n",
    )
    assert linked(root, "other")[0].code() == "A = 2\n"


def test_a_seam_may_be_a_folder(tmp_path: Path) -> None:
    """All its files, whichever of them a name is in, each after what it imports."""
    root = package(
        tmp_path,
        main="from elevate_tag.browser.runtime import A\n",
        runtime__compiled__a=("from elevate_tag.browser.runtime.compiled.b import B\nA = B\n"),
        runtime__compiled__b="B = 1\n",
    )
    assert [module.path.stem for module in linked(root)] == ["b", "a", "main"]


def test_a_name_that_no_file_of_the_seam_has_is_refused(tmp_path: Path) -> None:
    """With where it was asked for."""
    root = package(
        tmp_path,
        main="from elevate_tag.browser.runtime import C\n",
        runtime__compiled__a="A = 1\n",
        runtime__compiled__b="B = 1\n",
    )
    with pytest.raises(LinkError, match="C"):
        linked(root)


def test_the_entry_decides_which_modules_there_are(tmp_path: Path) -> None:
    """The build makes several programs of one source."""
    root = package(
        tmp_path,
        main="from elevate_tag.browser.a import A\n",
        other="from elevate_tag.browser.b import B\n",
        a="A = 1\n",
        b="B = 1\n",
    )
    names = [module.name for module in link(root, "compiled", "elevate_tag.browser.other")]
    assert names == ["elevate_tag.browser.b", "elevate_tag.browser.other"]


def test_a_seam_may_be_imported_by_its_files_name(tmp_path: Path) -> None:
    """It is the same module, once."""
    root = package(
        tmp_path,
        main=(
            "from elevate_tag.browser.runtime import A\n"
            "from elevate_tag.browser.runtime.embedded import B\n"
        ),
        runtime__embedded="A = 1\nB = 2\n",
    )
    modules = linked(root, "embedded")
    assert [module.path.stem for module in modules] == ["embedded", "main"]
    assert [module.native for module in modules] == [True, False]


def test_code_keeps_its_lines_without_imports_and_docstring(tmp_path: Path) -> None:
    """So that a place in it is a place in the file."""
    root = package(tmp_path, main='"""Two\nlines."""\n\nfrom typing import Any\n\nA = 1\n')
    assert linked(root)[0].code() == "\n\n\n\n\nA = 1\n"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"main": "from elevate_tag.snippet import B\n"}, "elevate_tag.snippet is no module of"),
        ({"main": "from elevate_tag.browser.a import B\n"}, "elevate_tag.browser.a is no module"),
        ({"main": "from elevate_tag.browser.a import B\n", "a": "A = 1\n"}, "a defines A"),
        ({"main": "from elevate_tag.browser.a import A as B\n", "a": "A = 1\n"}, "unrenamed"),
        (
            {"main": "from elevate_tag.browser.a import A\nA = 2\n", "a": "A = 1\n"},
            "main.py:2: A is defined in elevate_tag.browser.a too",
        ),
        (
            {
                "main": "from elevate_tag.browser.a import A\n",
                "a": "from elevate_tag.browser.main import B\nA = 1\n",
            },
            "circle: elevate_tag.browser.main → elevate_tag.browser.a → elevate_tag.browser.main",
        ),
        (
            {
                "main": "A = 1\n\n\ndef escape(a: str) -> str:\n    return a\n",
                "runtime__javascript": "escape: Any = None\n",
            },
            "main.py:4: escape is a name of the page's, in elevate_tag.browser.runtime.javascript",
        ),
        (
            {"main": "escape = 1\n", "runtime__javascript": "document: Any = None\nescape = 1\n"},
            "main.py:1: escape is a name of the page's",
        ),
        ({"main": "A = 1\ndef f(:\n"}, "main.py:2: invalid syntax"),
    ],
)
def test_what_makes_no_program_is_told(
    tmp_path: Path, sources: dict[str, str], message: str
) -> None:
    """Where, and why."""
    with pytest.raises(LinkError) as error:
        linked(package(tmp_path, **sources))
    assert message in str(error.value)
