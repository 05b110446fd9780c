"""How far anybody is asked to walk where nobody has said how far."""

from __future__ import annotations

from spatial.norms.collection import read
from spatial.records import Level


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
