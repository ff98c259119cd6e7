"""The flood guard: a page that reloads itself, or a script that clicks, must not flood the cluster.

A token bucket, kept as one time (the generic cell rate algorithm, ITU-T I.371): when the bucket
will be full again. Whoever acts more is refused, human or not; no first click is.
"""

# Acts in one go, more than a shopper's hand or assistive technology makes.
BURST = 60.0
# Seconds until the bucket has one more: an act a second can go on for ever.
EVERY_S = 1.0


def full_after(full_at: float, now: float) -> float:
    """When the bucket is full again after one act more; 0 when it is empty and the act is refused.

    ``full_at`` is what the last call gave, 0 for never, in seconds since 1970. One that is further
    away than a bucket holds comes from a clock that was set back.
    """
    if full_at < now or full_at > now + BURST * EVERY_S:
        full_at = now
    full_at = full_at + EVERY_S
    return full_at if full_at <= now + BURST * EVERY_S else 0
