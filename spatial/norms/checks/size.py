"""School size: fewest and most classes, sites, classes a site, storeys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, told, word
from spatial.records import Level

# Column of the table, topic of the norm, whether the norm is a least.
_HELD = (
    ("classes", "classes_min", True),
    ("classes", "classes_max", False),
    ("sites", "sites_max", False),
    ("storeys", "storeys_max", False),
    ("smallest_site_classes", "classes_per_site_min", True),
)


def school_sizes(
    school_levels: pd.DataFrame,
    *,
    day: date,
    area: str | None = None,
    exception: str = "general",
) -> tuple[Finding, ...]:
    """
    Hold schools against the sizes the standard sets.

    Parameters
    ----------
    school_levels
        Reads ``school_id``, ``level`` and, where there, ``classes``, ``sites``, ``storeys``,
        ``smallest_site_classes`` [counts]; an ``exception`` column overrides the argument by row.
    day
        Day whose law applies.
    area
        Area class.
    exception
        ``general``, ``difficult``, ``island`` or ``rugged``; where the standard has no such
        exception the general figure holds.

    Returns
    -------
    tuple of Finding
        By school, in the order of the table.
    """
    return tuple(
        finding
        for row in school_levels.to_dict("records")
        for finding in _of_school(row, day, area, word(row, "exception") or exception)
    )


def _of_school(row: Row, day: date, area: str | None, exception: str) -> Iterator[Finding]:
    """Hold one school and level."""
    level = Level(str(row["level"]))
    for column, topic, at_least in _HELD:
        value = told(row, column)
        if value is None:
            continue
        norms = collection.read()
        norm = norms.find(topic, day, area=area, level=level, series=exception) or norms.find(
            topic, day, area=area, level=level
        )
        if norm is not None:
            yield Finding(
                subject=str(row["school_id"]),
                value=value,
                limit=norm.value,
                at_least=at_least,
                norm=norm,
            )
