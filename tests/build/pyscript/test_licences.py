"""What LICENCES.txt says of others' work, and that it says it whole."""

import re

from elevate_tag.build.pyscript.licences import licences
from elevate_tag.build.pyscript.micropython import wasm


def test_pythons_licence_stands_there_whole() -> None:
    """It has to go with every copy, and so has the notice of copyright that it names."""
    told = " ".join(licences().split())
    (terms,) = re.findall(r"PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2 -+ (.*) BEOPEN.COM", told)
    assert re.findall(r" ?(\d)\. [A-Z]", terms) == list("12345678")
    assert "Copyright (c) 2001 Python Software Foundation; All Rights Reserved" in told


def test_the_modules_that_come_from_python_are_in_the_interpreter() -> None:
    """MicroPython's library has a few of CPython's, each named."""
    (named,) = re.findall(r"modules ([\w, ]+) come from CPython", " ".join(licences().split()))
    modules = named.replace(" and ", ", ").split(", ")
    assert {"base64", "fnmatch", "uu"} <= set(modules)
    for module in modules:
        assert re.search(rf"\0{module}(/__init__)?\.py\0".encode(), wasm()), module


def test_each_notice_that_asks_for_it_is_there() -> None:
    """The names of those whose work is in the files."""
    told = licences()
    for holder in ("Damien P. George", "micropython-lib contributors", "Lance Ellinghouse"):
        assert re.search(rf"Copyright .*{holder}", told), holder
