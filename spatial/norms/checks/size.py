"""School size: fewest and most classes, sites, classes a site, storeys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told, word
from spatial.norms.checks.schools import PRIVATE
from spatial.norms.record import Norm
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
        Reads ``school_id``, ``level`` and, where there, ``school`` (its name), ``ownership``,
        ``classes``, ``sites``, ``storeys``, ``smallest_site_classes`` [counts]; an ``exception``
        column overrides the argument by row.
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
        norm = _norm(row, topic, level, day=day, area=area, exception=exception)
        if norm is not None:
            yield Finding(
                subject=subject(row),
                value=value,
                limit=norm.value,
                at_least=at_least,
                norm=norm,
                level=level,
            )


def _norm(
    row: Row, topic: str, level: Level, *, day: date, area: str | None, exception: str
) -> Norm | None:
    """Find the figure of the exception, of private schools, or the general one, in this order."""
    norms = collection.read()
    private = ("private",) if word(row, "ownership") == PRIVATE else ()
    special = () if exception == "general" else (exception,)
    for series in (*special, *private, "general"):
        place = "island" if series == "island" else area
        norm = norms.find(topic, day, area=place, level=level, series=series)
        if norm is not None:
            return norm
    return None
