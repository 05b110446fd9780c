"""Wards whose rooms nobody has told, named beside those whose figures are known."""

from __future__ import annotations

import dataclasses

import pandas as pd
from towns import School, town

from spatial import Assessment, Options, assess
from spatial.export import untold_wards
from spatial.records import Level


def _assessed(*known: str) -> Assessment:
    place = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=4)))
    levels = place.school_levels
    told = levels["school_id"].isin(known)
    return assess(
        dataclasses.replace(
            place,
            locality=dataclasses.replace(place.locality, rooms_known=False),
            school_levels=levels[told],
            roomless=levels.loc[~told, ["school_id", "level"]],
        ),
        Options(year=2030),
    )


def test_a_ward_left_out_has_a_row_that_says_why_and_no_figure() -> None:
    found = _assessed("s0")
    table = pd.DataFrame({"ward_id": ["w00"], "pupils": [250.0]})
    rows = untold_wards.with_untold(found, table, Level.TIEU_HOC, lang="vi").set_index("ward_id")
    assert rows.loc["w00", "pupils"] == 250
    assert rows.loc["w00", "figures"] == ""
    gaps = set(found.untold(Level.TIEU_HOC))
    assert "w00" not in gaps
    assert set(rows.index) == {"w00", *gaps}
    assert rows.loc[sorted(gaps), "pupils"].isna().all()
    assert set(rows.loc[sorted(gaps), "figures"]) == {"chưa có số phòng"}


def test_a_table_of_wards_that_are_all_known_stays_as_it_is() -> None:
    place = town(schools=(School(x=0.5, y=0.5, rooms=10),))
    table = pd.DataFrame({"ward_id": ["w00"], "pupils": [250.0]})
    found = assess(place, Options(year=2030))
    assert untold_wards.with_untold(found, table, Level.TIEU_HOC, lang="vi") is table
