"""Forms as this shop reads them: few fields, no files."""

from starlette.requests import Request

MOST_FIELDS = 10
"""Fields of a form that are read: our own have eight at most."""


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form; one with files in it is refused."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}
