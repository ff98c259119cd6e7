"""What a page's own scripts do, when a test says so."""

from tests.e2e.harness.page import Page


def run(page: Page, statements: str) -> None:
    """The page's own script does this."""
    page.evaluate(f"() => {{ {statements} }}")


def load(page: Page, source: str) -> None:
    """The page's own script loads another."""
    page.evaluate(
        "source => document.head.append(Object.assign(document.createElement('script'),"
        " {src: source}))",
        source,
    )
