"""The snippet's inline script: keeps what shoppers do until the compiled tag is there.

It stands in the page itself, so it hears from the first moment. It writes a line of each event at
once: when the tag comes, elements may be gone or changed, and so may the page. The tag takes the
lines (``runtime.compiled.early``) and judges them as it judges what it hears itself.

The lines wait in the tab's storage, so those of a page that was left are the next page's to send;
where storage is blocked, full or not allowed, they wait in this page.

Each page carries it whole, so it is small before all else; a test guards its weight.
"""

from typing import Any

from elevate_tag.browser.runtime.inline import keep, line_about, may_keep, quiet, until_taken_over

# A tag that never comes must not fill the tab's storage, nor one that comes late flood the cluster:
# some hundred acts, in characters, or ten where the tickets of thirty variants go along with each.
# The first ones stay, as no line may be cut in its middle.
MOST = 50000


def main() -> None:
    """Hear, until the tag takes over."""
    unkept = ""
    keeps = may_keep()

    def hear(event: Any) -> None:
        nonlocal unkept
        if len(unkept) < MOST:
            unkept = unkept + line_about(event)
            if keeps:
                keep(unkept, MOST)
                # An empty line: so the tag knows that something was heard.
                unkept = "\n"

    def rest() -> str:
        return unkept

    until_taken_over(quiet(hear), rest)
