"""A town that tells what a season of enrolment brought."""

from __future__ import annotations

import dataclasses

import pandas as pd
from towns import School, lonlat, town

from spatial import Options, assess, buildings
from spatial.assessment import Assessment
from spatial.records import Level, Proposal, ProposedAction

Row = tuple[str, str, int, float, int]
TWO = (School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=20))


def told(*rows: Row, year: int = 2030) -> Assessment:
    """Assess two wards of 500 primary pupils each, a school in the middle of each."""
    names = ["school_id", "entry_grade", "year", "quota", "enrolled"]
    table = pd.DataFrame(list(rows), columns=names).assign(kind="surveyed", source="")
    known = dataclasses.replace(town(schools=TWO), enrolments=table)
    return assess(known, Options(year=year, profile="quan12-2024", units="wards"))


def given_up(standing: Assessment, school_id: str) -> Assessment:
    """Assess the town with one of its schools given up."""
    lon, lat = lonlat(0.5, 0.5)
    change = Proposal(
        proposal_id="c", name="Thu gọn", level=Level.TIEU_HOC, rooms=0, land_m2=0.0, lon=lon,
        lat=lat, action=ProposedAction.CLOSE, school_id=school_id,
    )  # fmt: skip
    return assess(buildings.apply(standing.network, (change,)), standing.options)
