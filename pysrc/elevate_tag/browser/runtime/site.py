"""What the second file is given of the tag: see ``browser.more``."""

from collections.abc import Callable


class Site:
    """The shop's page as the tag is configured for it.

    ``source`` is the address of the tag's own file, where the second one lies beside it; ``""``
    where the bundle knows better. ``read`` gives an attribute of the script tag, ``""`` for one
    that is absent. ``api`` is the cluster's address with the version's path, no slash at its end
    (``https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3``), and ``version`` that of
    ``data-api-version``. ``market`` is the tag's. ``visitor`` gives who asks, as a URL's query has
    it, and ``""`` as long as nothing may be sent. ``hears`` tells whether what happens to marked
    elements counts. ``say`` takes a line for debug mode, ``failed`` one about a mistake.

    Both files know the names, so the build does not shorten them.
    """

    def __init__(
        self,
        source: str,
        read: Callable[[str], str],
        api: str,
        version: str,
        market: str,
        visitor: Callable[[], str],
        hears: Callable[[], bool],
        say: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        self.source = source
        self.read = read
        self.api = api
        self.version = version
        self.market = market
        self.visitor = visitor
        self.hears = hears
        self.say = say
        self.failed = failed
