"""
Targets of the plans as data: locality, level, period, unit and denominator, each with its quote.

A value nobody gave stays "no data"; a figure the plan contradicts is flagged and kept as printed;
shares of schools, of pupils and of children are never set against each other without saying so.
"""

from __future__ import annotations

from spatial.targets.contradictions import Flag, flags
from spatial.targets.measures import Facts
from spatial.targets.pack import Indicator, Pack, Target, indicators, localities, pack, read_pack
from spatial.targets.registry import TargetRow, registry

__all__ = [
    "Facts",
    "Flag",
    "Indicator",
    "Pack",
    "Target",
    "TargetRow",
    "flags",
    "indicators",
    "localities",
    "pack",
    "read_pack",
    "registry",
]
