"""A town whose schools tell of the national standard."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from towns import School, town

from spatial import Options, assess, recognition_calendar
from spatial.assessment import Assessment
from spatial.records import Level
from spatial.targets.pack import Pack

DAY = date(2026, 11, 28)
PUBLIC, PRIVATE = "cong_lap", "ngoai_cong_lap"


def told(
    marks: Sequence[str],
    expected: dict[str, int],
    *,
    level: Level = Level.MAM_NON,
    owners: Sequence[str] = (),
    columns: Mapping[str, Sequence[str]] | None = None,
    plan: Pack | None = None,
) -> tuple[pd.DataFrame, Assessment]:
    """Assess schools of one level in a row, with more columns, and count them by year."""
    places = tuple(
        School(x=0.1 + 0.8 * at / len(marks), y=0.5, level=level) for at in range(len(marks))
    )
    known = town(schools=places)
    rows = [
        {"school_id": one, "recognition_year": year, "kind": "published", "source": ""}
        for one, year in expected.items()
    ]
    names = ["school_id", "recognition_year", "kind", "source"]
    assessed = assess(
        dataclasses.replace(
            known,
            schools=known.schools.assign(
                ownership=list(owners) or PUBLIC,
                **{name: list(cells) for name, cells in (columns or {}).items()},
            ),
            school_levels=known.school_levels.assign(national_standard=list(marks)),
            recognitions=pd.DataFrame(rows, columns=names),
        ),
        Options(year=2030),
    )
    return recognition_calendar.calendar(assessed, plan, day=DAY), assessed
