"""How long a worker goes on with a payment that the cluster does not answer."""

from dataclasses import dataclass
from random import Random

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Patience:
    """All in seconds, but `tries`. Checked when made: a wrong value is a `ValueError`.

    After a failure the next try comes within `first`, then within twice as long each time, never
    more than `most`; when exactly is chance, so that payments that failed together do not come
    back together. (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ calls
    that full jitter.) A payment whose first try failed `age` ago, or that was tried `tries` times,
    is given up as dead; None is no limit. A week outlasts any outage, and what cannot be delivered
    stays visible meanwhile.

    `pause` is how long a worker rests when the cluster refuses everything, as with a wrong Api-Key.
    """

    first: float = 2.0
    most: float = HOUR
    tries: int | None = None
    age: float | None = 7 * DAY
    pause: float = MINUTE

    def __post_init__(self) -> None:
        for name in ("first", "most", "pause"):
            if not 0 <= getattr(self, name) <= 365 * DAY:
                raise ValueError(f"{name} is {getattr(self, name)}: allowed are seconds from 0")
        for name in ("tries", "age"):
            limit = getattr(self, name)
            if limit is not None and not limit > 0:
                raise ValueError(f"{name} is {limit}: allowed is a number above 0, or None")

    def delay(self, tries: int, chance: Random) -> float:
        """Seconds until the next try, after so many that failed."""
        # Without a limit to the exponent the power would outgrow a float after a thousand tries.
        longest = min(self.most, self.first * 2.0 ** min(tries - 1, 60))
        return chance.uniform(0, longest)

    def is_over(self, tries: int, age: float) -> bool:
        """Whether so many tries, or so long since the first, are enough."""
        too_many = self.tries is not None and tries >= self.tries
        return too_many or (self.age is not None and age >= self.age)
