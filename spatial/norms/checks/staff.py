"""Posts: most teachers for the classes there are; rooms by the average class posts are for."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, word
from spatial.norms.rules import Rules
from spatial.records import Level


def teachers(
    school_levels: pd.DataFrame, *, day: date, kind: str | None = None
) -> tuple[Finding, ...]:
    """
    Hold teachers against the most their classes allow.

    Parameters
    ----------
    school_levels
        Reads ``school_id``, ``level``, ``classes``, ``teachers`` and, where there, ``kind``
        (``nursery``, ``kindergarten``, ``two_session``, ``half_day``, ``special``, ``boarding``,
        ``gifted``), which tells which figure of the level holds.
    day
        Day whose law applies.
    kind
        The kind where the table does not say.

    Returns
    -------
    tuple of Finding
        Teachers a class; none where the level has several figures and no kind tells which.
    """
    norms, found = collection.read(), []
    for row in school_levels.to_dict("records"):
        level = Level(str(row["level"]))
        series = word(row, "kind") or kind or "general"
        norm = norms.find("teachers_per_class", day, level=level, series=series)
        if norm is None or not row["classes"]:
            continue
        found.append(
            Finding(
                subject=str(row["school_id"]),
                value=float(row["teachers"]) / float(row["classes"]),
                limit=norm.value,
                at_least=False,
                norm=norm,
            )
        )
    return tuple(found)


def rooms_by_staffing(
    pupils: pd.Series, *, level: Level, rules: Rules, zone: int, share: float | None = None
) -> pd.Series | None:
    """
    Count rooms for classes of the average size posts are given for.

    Parameters
    ----------
    pupils
        Pupils of one level.
    level
        That level.
    rules
        The norm profile: its day and its rooms per class.
    zone
        Staffing zone, 1 to 3.
    share
        Share of two-session classes; ``None`` takes the profile's.

    Returns
    -------
    pandas.Series or None
        Unrounded rooms, same index; ``None`` where the level has no staffing average.
    """
    size = collection.read().find("class_size", rules.on, level=level, series=f"zone_{zone}")
    if size is None:
        return None
    return pupils / size.value * rules.rooms_per_class(level, share)
