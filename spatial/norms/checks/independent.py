"""Independent preschool groups: children of each place and area per child, by their own figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told
from spatial.records import Level


def independents(groups: pd.DataFrame, *, day: date) -> tuple[Finding, ...]:
    """
    Hold independent preschool groups against the least children and the least area per child.

    Parameters
    ----------
    groups
        One row a place: reads ``school_id`` and, where there, ``school``, ``pupils`` [children],
        ``floor_m2``, ``land_m2`` [m2].

    Returns
    -------
    tuple of Finding
        By place. Nothing a school is held against holds for them: they are none.

    Notes
    -----
    The decision prints one area per child and does not say floor or site: the floor is held where
    it is told, because most rent a part of a house, else the site.
    """
    return tuple(finding for row in groups.to_dict("records") for finding in _of_place(row, day))


def _of_place(row: Row, day: date) -> Iterator[Finding]:
    """Hold one place."""
    find, level = collection.read().find, Level.MAM_NON
    children = told(row, "pupils")
    least = find("children_independent_min", day, level=level)
    each = find("land_per_child_independent_m2", day, level=level)
    if children is None:
        return
    if least is not None:
        yield Finding(
            subject=subject(row), value=children, limit=least.value, at_least=True, norm=least,
            level=level,
        )  # fmt: skip
    area_m2 = told(row, "floor_m2") or told(row, "land_m2")
    if each is not None and area_m2 and children > 0:
        yield Finding(
            subject=subject(row), value=area_m2 / children, limit=each.value, at_least=True,
            norm=each, level=level,
        )  # fmt: skip
