"""How far anybody is asked to walk where nobody has said how far."""

from __future__ import annotations

from spatial.norms.collection import read
from spatial.records import Level

ANY_WALK_M = 1_000_000.0  # the longest walk anybody may ask about; it stands for any


def longest_walk_m(level: Level) -> float:
    """
    Return the longest walk asked of the pupils of a level where no other is named [m].

    References
    ----------
    .. [1] ``norms/distance.yaml``: ``walk_longest_m.day_trip``; ADR 0092.

    Examples
    --------
    >>> longest_walk_m(Level.THPT)
    10000.0
    """
    return float(read()[f"walk_longest_m.day_trip.{level}"].value)


def any_walk(limit_m: float) -> bool:
    """
    Tell whether a longest walk stands for any, on pages and in commands.

    Examples
    --------
    >>> any_walk(float("inf")), any_walk(ANY_WALK_M), any_walk(4_000.0)
    (True, True, False)
    """
    return limit_m >= ANY_WALK_M
