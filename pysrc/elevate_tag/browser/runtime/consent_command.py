"""A command of Google's consent mode as the seam hands it over: the part that the tag looks at."""


class ConsentCommand:
    """``gtag("consent", "default" | "update", …)``.

    ``updates`` or else sets a default, a ``regional`` one where it names regions; ``analytics`` and
    ``personalization`` are what it says of the two signals' storage, ``""`` for nothing; ``wait_s``
    the seconds that an update is to be waited for.
    """

    def __init__(
        self, updates: bool, regional: bool, analytics: str, personalization: str, wait_s: float
    ) -> None:
        self.updates = updates
        self.regional = regional
        self.analytics = analytics
        self.personalization = personalization
        self.wait_s = wait_s
