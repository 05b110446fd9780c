"""
Checks a school or a ward passes or not: no shortage is computed from them.

Each takes a table and a day and returns findings that cite their norm. A figure the table does not
hold, or a norm not in force that day, gives no finding: nothing is guessed.
"""

from __future__ import annotations

from spatial.norms.checks.finding import Finding, broken
from spatial.norms.checks.groups import group_sizes
from spatial.norms.checks.land import school_land
from spatial.norms.checks.merging import Merger, mergers
from spatial.norms.checks.planning import planned
from spatial.norms.checks.programme import late, rooms_by_year
from spatial.norms.checks.size import school_sizes
from spatial.norms.checks.staff import rooms_by_staffing, teachers
from spatial.norms.checks.standard import Recognition, closest, facilities, recognition

__all__ = [
    "Finding",
    "Merger",
    "Recognition",
    "broken",
    "closest",
    "facilities",
    "group_sizes",
    "late",
    "mergers",
    "planned",
    "recognition",
    "rooms_by_staffing",
    "rooms_by_year",
    "school_land",
    "school_sizes",
    "teachers",
]
