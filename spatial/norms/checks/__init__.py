"""
Checks a school or a ward passes or not: no shortage is computed from them.

Each takes a table and a day and returns findings that cite their norm. A figure the table does not
hold, or a norm not in force that day, gives no finding: nothing is guessed.
"""

from __future__ import annotations

from spatial.norms.checks.building import buildings
from spatial.norms.checks.finding import Finding, broken
from spatial.norms.checks.groups import group_sizes
from spatial.norms.checks.independent import independents
from spatial.norms.checks.institutions import institution_sites
from spatial.norms.checks.land import school_land, school_sites
from spatial.norms.checks.merging import Merger, mergers
from spatial.norms.checks.planning import People, planned, residents, ward_findings
from spatial.norms.checks.programme import late
from spatial.norms.checks.run import NAMES, CheckResults, named_groups, run
from spatial.norms.checks.schools import groups_by_row, mains, whole
from spatial.norms.checks.size import school_sizes
from spatial.norms.checks.staff import posts, posts_by_ward, teachers
from spatial.norms.checks.standard import (
    Recognition,
    closest,
    facilities,
    recognition,
    recognitions,
)

__all__ = [
    "NAMES",
    "CheckResults",
    "Finding",
    "Merger",
    "People",
    "Recognition",
    "broken",
    "buildings",
    "closest",
    "facilities",
    "group_sizes",
    "groups_by_row",
    "independents",
    "institution_sites",
    "late",
    "mains",
    "mergers",
    "named_groups",
    "planned",
    "posts",
    "posts_by_ward",
    "recognition",
    "recognitions",
    "residents",
    "run",
    "school_land",
    "school_sites",
    "school_sizes",
    "teachers",
    "ward_findings",
    "whole",
]
