"""jinja2 for the build: what a template lacks is an error, never an empty string."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from elevate_tag.paths import TEMPLATES


def script_template(name: str) -> Template:
    """A template for JavaScript, which is not escaped: it is filled with the build's own output."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML, and nothing from outside the build
    )
    return environment.get_template(name)
