"""School size: fewest and most classes, pupils a class, sites, classes a site, storeys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from spatial.network import PRIVATE
from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told, word
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
        ``classes``, ``sites``, ``storeys``, ``smallest_site_classes`` [counts], ``pupils``; an
        ``exception`` column overrides the argument by row.
    area
        Area class.
    exception
        ``general``, ``difficult``, ``island`` or ``rugged``; where the standard has no such
        exception the general figure holds.

    Returns
    -------
    tuple of Finding
        By school, in the order of the table; then the classes of schools of several general levels,
        where the law of the day has a figure for them.

    Notes
    -----
    ``pupils / classes`` is held against the largest class of the level's charter: the mean class
    hides how unequal the classes are. Preschools have figures by age instead (`group_sizes`).
    """
    rows = school_levels.to_dict("records")
    return (
        *(
            finding
            for row in rows
            for finding in _of_school(row, day, area, word(row, "exception") or exception)
        ),
        *_multi_level(rows, day),
    )


def _of_school(row: Row, day: date, area: str | None, exception: str) -> Iterator[Finding]:
    """Hold one school and level."""
    level = Level(str(row["level"]))
    yield from _class_size(row, level, day)
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


def _class_size(row: Row, level: Level, day: date) -> Iterator[Finding]:
    """Hold the mean class against the largest the charter of a general level allows."""
    pupils, classes = told(row, "pupils"), told(row, "classes")
    norm = collection.read().find("class_size", day, level=level, series="charter")
    if level is Level.MAM_NON or norm is None or pupils is None or not classes:
        return
    yield Finding(
        subject=subject(row),
        value=pupils / classes,
        limit=norm.value,
        at_least=False,
        norm=norm,
        level=level,
    )


def _multi_level(rows: Sequence[Row], day: date) -> Iterator[Finding]:
    """Hold the classes of schools of several general levels together."""
    schools: dict[str, list[Row]] = {}
    for row in rows:
        if row["level"] != Level.MAM_NON:
            schools.setdefault(str(row["school_id"]), []).append(row)
    for several in schools.values():
        classes = [told(row, "classes") for row in several]
        known = [count for count in classes if count is not None]
        if len(several) < 2 or len(known) < len(several):  # noqa: PLR2004 - several levels
            continue
        for series, at_least in (("min", True), ("max", False)):
            norm = collection.read().find("classes_lien_cap", day, series=series)
            if norm is not None:
                yield Finding(
                    subject=subject(several[0]),
                    value=sum(known),
                    limit=norm.value,
                    at_least=at_least,
                    norm=norm,
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
