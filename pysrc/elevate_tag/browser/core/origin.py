"""The origin host setting: which pages may send.

The cluster has such a setting too, and refuses other origins by CORS; this one keeps a preview, a
saved copy or a proxy from trying at all.
"""

from elevate_tag.browser.runtime import words


def allows(origin_host: str, origin: str) -> bool:
    """Whether a page at ``origin`` may send.

    ``origin_host`` is what the shop wrote: origins separated by white space, ``*.`` for any
    subdomain; empty allows all. ``origin`` is the browser's: no default port, lower case.
    """
    if origin_host == "":
        return True
    with_port = origin + (":443" if origin.startswith("https") else ":80")
    for allowed in words(origin_host.lower()):
        if covers(allowed, origin) or covers(allowed, with_port):
            return True
    return False


def covers(allowed: str, origin: str) -> bool:
    """Whether one entry of the setting covers an origin written the same way."""
    parts = allowed.split("*")
    if len(parts) == 1:
        return allowed == origin
    return origin.startswith(parts[0]) and origin.endswith(parts[1])
