"""A page of a shop with the tag in it: its HTML, and what it said once it was opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from elevate_tag.build.bundle import EARLY
from elevate_tag.paths import DIST
from tests.e2e.harness.page import Page
from tests.e2e.harness.visit import Line, Visit
from tests.e2e.harness.waiting import until, wait_until

Where = Literal["head", "body-end", "later", "absent"]

FORGET = "localStorage.clear(); sessionStorage.clear();"
"""Script of a page whose visitor was never here before; its server takes the cookies away."""

UP = "() => !!(window.elevateTag && window.elevateTag.version)"


def script_html(
    source: str, attributes: Mapping[str, str | None], *, async_: bool, nonce: str
) -> str:
    """The script element; `origin_host` becomes `data-origin-host`, None leaves one out."""
    words = ["script"]
    if async_:
        words.append("async")
    if nonce:
        words.append(f'nonce="{escape(nonce)}"')
    words.append(f'src="{escape(source)}"')
    for name, value in attributes.items():
        if value is not None:
            words.append(f'data-{name.replace("_", "-")}="{escape(value)}"')
    return f"<{' '.join(words)}></script>"


def early_html(nonce: str = "", consent: str | None = None) -> str:
    """The inline script that stands before the compiled tag; `consent` is its `data-consent`."""
    return inline_html((DIST / EARLY).read_text(encoding="utf-8"), nonce, consent)


def later_html(script: str, nonce: str) -> str:
    """A script that puts the script element into the page when that is loaded."""
    text = json.dumps(script).replace("</", "<\\/")
    make = f"document.createRange().createContextualFragment({text})"
    put = f"() => setTimeout(() => document.head.append({make}))"
    return inline_html(f"addEventListener('load', {put})", nonce)


def inline_html(code: str, nonce: str, consent: str | None = None) -> str:
    """A script in the page."""
    words = f'script nonce="{escape(nonce)}"' if nonce else "script"
    if consent is not None:
        words += f' data-consent="{escape(consent)}"'
    return f"<{words}>{code}</script>"


def page_html(body: str, script: str, *, where: Where, head: str = "") -> str:
    """A whole document."""
    in_head, at_end = ("", script) if where == "body-end" else (script, "")
    if where == "absent":
        in_head = ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>'
        f"{head}{in_head}</head><body>{body}{at_end}</body></html>"
    )


@dataclass(frozen=True)
class TagPage:
    """An open page. `console` and `errors` are those of the whole visit, or of its `case`."""

    page: Page
    visit: Visit

    @property
    def console(self) -> list[Line]:
        """What stands on the console so far."""
        self.visit.settle()
        return self.visit.said.console

    @property
    def errors(self) -> list[str]:
        """Uncaught errors so far."""
        self.visit.settle()
        return self.visit.said.errors

    def said(self, part: str) -> Line:
        """The first line on the console that contains `part`, there or still to come."""

        def fitting() -> Line | None:
            return next((line for line in self.console if part in line.text), None)

        try:
            return until(fitting, f"a line with {part!r} on the console")
        except AssertionError as error:
            raise AssertionError(f"{error}; {self.visit.said}") from error

    def wait_until_up(self) -> None:
        """Returns once the tag has started."""
        try:
            wait_until(self.page, UP)
        except AssertionError as error:
            raise AssertionError(f"the tag is not up; {self.visit.said}") from error
