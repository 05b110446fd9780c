"""Posts: teachers beside what the classes are allotted; rooms by the average class of a post."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial import rounding
from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told, word
from spatial.norms.record import Norm
from spatial.norms.rules import Rules
from spatial.records import Level

POSTS = (
    "school_id", "level", "ward_id", "classes", "teachers", "allotted", "surplus", "shortage",
)  # fmt: skip
# Level and type of school, and the series of the norms they stand for.
_OF_TYPE = {
    (Level.THCS, "noi_tru"): "special",
    (Level.THCS, "ban_tru"): "special",
    (Level.THCS, "khuyet_tat"): "special",
    (Level.THPT, "noi_tru"): "boarding",
    (Level.THPT, "chuyen"): "gifted",
}
# Levels with two figures, the share that tells how much each weighs, its series and the other's.
_SHARED = {
    Level.MAM_NON: ("nursery_share", "nursery", "kindergarten"),
    Level.TIEU_HOC: ("two_session_share", "two_session", "half_day"),
}


def teachers(school_levels: pd.DataFrame, *, day: date) -> tuple[Finding, ...]:
    """
    Hold teachers against what their classes are allotted, too many and too few.

    Parameters
    ----------
    school_levels
        Reads ``school_id``, ``level``, ``classes``, ``teachers`` and, where there, ``school``,
        ``school_type`` (``noi_tru``, ``chuyen`` …), ``nursery_share`` of the classes of a preschool
        and ``two_session_share`` of the pupils of a primary school [0..1].

    Returns
    -------
    tuple of Finding
        Teachers a class against the most allowed and, where whole posts are empty, teachers against
        the posts allotted; none where the level has two figures and no share tells how they weigh.

    Notes
    -----
    ``most = share * one figure + (1 - share) * the other``, cited both; ``posts = classes * most``,
    rounded half-up.
    """
    findings = []
    for row in school_levels.to_dict("records"):
        level, classes, posts = (
            Level(str(row["level"])),
            told(row, "classes"),
            told(row, "teachers"),
        )
        most = _most(row, level, day)
        if not classes or posts is None or most is None:
            continue
        limit, norms = most
        findings.append(
            Finding(
                subject=subject(row),
                value=posts / classes,
                limit=limit,
                at_least=False,
                norm=norms[0],
                also=norms[1:],
                level=level,
            )
        )
        allotted = rounding.whole(limit * classes)
        if posts < allotted:
            findings.append(
                Finding(
                    subject=subject(row),
                    value=posts,
                    limit=allotted,
                    at_least=True,
                    norm=norms[0],
                    also=norms[1:],
                    unit="teachers",
                    level=level,
                    what="posts",
                )
            )
    return tuple(findings)


def posts(school_levels: pd.DataFrame, *, day: date) -> pd.DataFrame:
    """
    Count the teachers over and short of the posts every school is allotted.

    Parameters
    ----------
    school_levels, day
        As for `teachers`; ``ward_id`` is kept where there.

    Returns
    -------
    pandas.DataFrame
        One row per school and level whose posts can be told: ``school_id``, ``level``, ``ward_id``,
        ``classes``, ``teachers``, ``allotted``, ``surplus``, ``shortage`` [teachers]. By subject
        nothing can be told: no table of ours carries teachers by subject.
    """
    rows = []
    for row in school_levels.to_dict("records"):
        level, classes = Level(str(row["level"])), told(row, "classes")
        there, most = told(row, "teachers"), _most(row, level, day)
        if not classes or there is None or most is None:
            continue
        allotted = rounding.whole(most[0] * classes)
        rows.append(
            (
                str(row["school_id"]), level.value, word(row, "ward_id"), classes, there, allotted,
                max(there - allotted, 0.0), max(allotted - there, 0.0),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(POSTS))


def posts_by_ward(table: pd.DataFrame) -> pd.DataFrame:
    """
    Add posts up by ward and level; one school's surplus fills no other's gap.

    Parameters
    ----------
    table
        As `posts` makes it.

    Returns
    -------
    pandas.DataFrame
        Indexed by (``ward_id``, ``level``): ``schools`` whose posts are known, ``classes``,
        ``teachers``, ``allotted``, ``surplus``, ``shortage``.
    """
    grouped = table.groupby(["ward_id", "level"], sort=True)
    sums = grouped[["classes", "teachers", "allotted", "surplus", "shortage"]].sum()
    return sums.assign(schools=grouped.size())


def _most(row: Row, level: Level, day: date) -> tuple[float, tuple[Norm, ...]] | None:
    """Find the most teachers a class of a school, and the norms it follows from."""
    find = collection.read().find
    if level in _SHARED:
        column, series, other = _SHARED[level]
        share = told(row, column)
        one, two = (find("teachers_per_class", day, level=level, series=s) for s in (series, other))
        if share is None or one is None or two is None:
            return None
        norms = tuple(norm for norm, part in ((one, share), (two, 1 - share)) if part > 0)
        return share * one.value + (1 - share) * two.value, norms
    series = _OF_TYPE.get((level, word(row, "school_type")), "general")
    norm = find("teachers_per_class", day, level=level, series=series)
    return None if norm is None else (norm.value, (norm,))


def class_size(level: Level, *, rules: Rules, zone: int) -> Norm | None:
    """
    Return the average size of class posts are given for.

    Parameters
    ----------
    rules
        The norm profile: its day.
    zone
        Staffing zone, 1 to 3.
    """
    return collection.read().find("class_size", rules.on, level=level, series=f"zone_{zone}")
