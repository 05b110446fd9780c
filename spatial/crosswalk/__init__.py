"""
Carry figures between sets of wards: over a merger and back, with no person lost.

A crosswalk lists the pieces two sets of units share and how much each piece holds: area, people
living there, or the word of an official list. Shares come from the pieces; a figure is carried by
shares and its total is conserved to the last unit by the largest remainder.
"""

from __future__ import annotations

from spatial.crosswalk.carrying import apportion, carry, compare
from spatial.crosswalk.remainder import RemainderReason, remainder
from spatial.crosswalk.walk import (
    SLIVER,
    Basis,
    Crosswalk,
    by_area,
    by_list,
    by_people,
    by_shares,
)

__all__ = [
    "SLIVER",
    "Basis",
    "Crosswalk",
    "RemainderReason",
    "apportion",
    "by_area",
    "by_list",
    "by_people",
    "by_shares",
    "carry",
    "compare",
    "remainder",
]
