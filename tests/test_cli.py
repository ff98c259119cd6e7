"""The console script and the build's front door, run as a user runs them.

That the build can be checked is seen in `tests/build/test_bundle.py`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import elevate_tag
from elevate_tag.paths import ROOT

SCRIPT = Path(sys.executable).parent / "elevate-tag"
COMMANDS = [[str(SCRIPT)], [sys.executable, str(ROOT / "build.py")]]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    given = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=given)


@pytest.mark.parametrize("command", COMMANDS, ids=["elevate-tag", "build.py"])
def test_the_snippet_is_printed(command: list[str]) -> None:
    """Ready to paste, nothing else on standard output."""
    done = run(*command, "snippet", "--cluster-id", "w1A2B3C4D", "--market", "UK", "--debug")
    assert done.returncode == 0
    inline, tag = done.stdout.splitlines()
    assert inline.startswith("<script>(")
    assert tag.startswith('<script async src="/elevate/elevate-tag.')
    assert tag.endswith('data-debug=""></script>')
    assert done.stderr == ""


def test_the_inline_script_can_be_left_out_or_allowed_by_its_hash() -> None:
    """One line each, for the page and for its policy."""
    given = ("snippet", "--cluster-id", "w1A2B3C4D", "--market", "UK")
    tag, allowed = (run(*COMMANDS[0], *given, each) for each in ("--no-early", "--csp-hash"))
    assert tag.stdout.startswith("<script async src=")
    assert len(tag.stdout.splitlines()) == 1
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='\n", allowed.stdout)
    both = run(*COMMANDS[0], *given, "--no-early", "--csp-hash")
    assert (both.returncode, both.stdout) == (2, "")
    assert "--csp-hash: not allowed with argument --no-early" in both.stderr
    refused = run(*COMMANDS[0], *given, "--csp-hash", "--bundle", "brython")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "has no inline script" in refused.stderr


def test_a_console_that_cannot_show_a_sign_gets_it_as_html_has_it() -> None:
    """A Windows code page, say."""
    given = ("snippet", "--cluster-id", "w1A2B3C4D", "--market", "Å")
    done = run(*COMMANDS[0], *given, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'data-market="&#197;"' in done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=["elevate-tag", "build.py"])
def test_a_setting_that_would_not_work_is_named(command: list[str]) -> None:
    """On standard error, with an exit code that stops a script."""
    done = run(*command, "snippet", "--cluster-id", "shop", "--market", " ")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'data-cluster-id="shop" is not a cluster id' in done.stderr
    assert "data-market is missing" in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=["elevate-tag", "build.py"])
def test_another_bundle_can_be_chosen(command: list[str]) -> None:
    """With what it runs on."""
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK")
    done = run(*command, "snippet", *given, "--bundle", "pyscript", "--interpreter", "pyodide")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('<script async src="/elevate/pyscript/elevate-tag.')
    assert 'data-interpreter="pyodide"' in done.stdout


def test_every_setting_has_its_option() -> None:
    """But for those of one visitor, which a page's template gives by `snippet_html`."""
    texts = {
        "api-base": "https://{cluster-id}.api.esales.apptus.cloud",
        "api-version": "elevate-3/v2",
        "origin-host": "https://shop.example",
        "cookie-domain": "shop.example",
        "session-minutes": "30",
        "consent": "required",
        "consent-source": "tcf",
        "locale": "en-GB",
        "touchpoint": "mobile",
    }
    switches = ("--respect-gpc", "--legacy-markup", "--more", "--debug")
    options = [word for name, text in texts.items() for word in (f"--{name}", text)]
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK")
    done = run(*COMMANDS[0], "snippet", *given, *options, *switches)
    assert (done.returncode, done.stderr) == (0, "")
    inline, tag = done.stdout.splitlines()
    assert inline.startswith('<script data-consent="required">(')
    assert [f' data-{name}="{text}"' in tag for name, text in texts.items()] == [True] * len(texts)
    for switch in ("respect-gpc", "legacy-markup", "debug"):
        assert f' data-{switch}=""' in tag
    assert ' data-more="1"' in tag


@pytest.mark.parametrize("option", ["--api-key", "--private-key", "--secret", "--password"])
def test_a_secret_is_refused_and_told_where_it_belongs(option: str) -> None:
    """And not repeated."""
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK", option, "0123456789")
    done = run(*COMMANDS[0], "snippet", *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"data{option[1:]} looks like a secret" in done.stderr
    assert "keep that on the shop's server (docs/payments.md)" in done.stderr
    assert "0123456789" not in done.stderr


def test_a_choice_that_there_is_not_is_named() -> None:
    """With the option to change."""
    given = ("--cluster-id", "w1A2B3C4D", "--market", "UK")
    done = run(*COMMANDS[0], "snippet", *given, "--bundle", "wasm")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bundle='wasm' (--bundle) is not built: choose one of compiled, " in done.stderr


def test_the_script_knows_its_version() -> None:
    """The package's."""
    assert run(str(SCRIPT), "--version").stdout == f"elevate-tag {elevate_tag.__version__}\n"
