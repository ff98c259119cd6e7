"""A shop's own code in the page, in the language of the bundle that it extends."""

from html import escape
from textwrap import dedent
from typing import NamedTuple

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.tag_page import TagPage


class Hook(NamedTuple):
    """The same in both languages."""

    javascript: str
    python: str


def hook_html(bundle: Bundle, *, javascript: str, python: str) -> str:
    """The element: `tag` is there for either."""
    if not bundle.embedded:
        return f"<script>{queued(javascript)}</script>"
    return f'<script type="text/elevate-python">\n{with_tag(python)}</script>'


def hook_from(shop: Shop, path: str, bundle: Bundle, *, javascript: str, python: str) -> str:
    """The element for a file, which is served at `path`."""
    text = with_tag(python) if bundle.embedded else queued(javascript)
    shop.add(path, text, media_type="text/plain" if bundle.embedded else "text/javascript")
    kind = ' type="text/elevate-python"' if bundle.embedded else ""
    return f'<script{kind} src="{escape(path)}"></script>'


def queued(javascript: str) -> str:
    """JavaScript that is called with `tag` once there is one."""
    return f"(window.elevateTag ||= {{queue: []}}).queue.push(tag => {{\n{javascript}\n}})"


def with_tag(python: str) -> str:
    """Python that has `tag`."""
    return "from elevate_tag import tag\n" + dedent(python)


def hooks_html(bundle: Bundle, *hooks: Hook) -> str:
    """An element for each."""
    return "".join(hook_html(bundle, **hook._asdict()) for hook in hooks)


def told(opened: TagPage, kind: str) -> list[str]:
    """The console's lines of this kind so far; Brython prints the line's end too."""
    return [line.text.rstrip("\n") for line in opened.console if line.kind == kind]
