"""What a school has inside: subject rooms, their size, classroom floor a pupil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told
from spatial.records import Level

# Column of the table and topic of the least it is held against.
_LEAST = (
    ("subject_rooms", "subject_rooms_min"),
    ("smallest_subject_room_m2", "subject_room_min_m2"),
    ("room_floor_per_pupil_m2", "floor_per_pupil_m2"),
)


def buildings(school_levels: pd.DataFrame, *, day: date) -> tuple[Finding, ...]:
    """
    Hold rooms and floors against the least of the standard.

    Parameters
    ----------
    school_levels
        Reads ``school_id``, ``level`` and, where there, ``school``, ``subject_rooms`` [rooms],
        ``smallest_subject_room_m2`` [m2], ``room_floor_m2`` [m2] and ``pupils``.

    Returns
    -------
    tuple of Finding
        By school; a figure of several variants (play and sleeping floor of preschools) is held
        against none, because the table does not part them.
    """
    table = school_levels
    if {"room_floor_m2", "pupils"} <= set(table):
        pupils = table["pupils"].where(table["pupils"] > 0)
        table = table.assign(room_floor_per_pupil_m2=table["room_floor_m2"] / pupils)
    return tuple(finding for row in table.to_dict("records") for finding in _of_school(row, day))


def _of_school(row: Row, day: date) -> Iterator[Finding]:
    """Hold one school and level."""
    level = Level(str(row["level"]))
    for column, topic in _LEAST:
        value = told(row, column)
        norm = collection.read().find(topic, day, level=level)
        if value is not None and norm is not None:
            yield Finding(
                subject=subject(row),
                value=value,
                limit=norm.value,
                at_least=True,
                norm=norm,
                level=level,
            )
