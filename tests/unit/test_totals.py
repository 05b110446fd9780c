"""Adding up further: wards to levels, levels to the total."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from towns import School, town

from spatial import assess, tally, totals
from spatial.assessment import Assessment
from spatial.records import Level, Options


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Judge two wards: a primary school in one, a lower secondary in the other."""
    schools = (
        School(x=0.5, y=0.5, rooms=20, land_m2=4_000.0),
        School(x=1.5, y=0.5, level=Level.THCS, rooms=12, land_m2=2_000.0),
    )
    return assess(town(children=(100, 300), schools=schools), Options())


@pytest.mark.parametrize("name", tally.STOCKS)
def test_what_is_counted_adds_up_over_the_wards(found: Assessment, name: str) -> None:
    by_level = found.wards.groupby(level="level", sort=False)[name].sum()
    assert by_level.to_dict() == pytest.approx(found.levels[name].to_dict())
    assert found.total[name] == pytest.approx(found.levels[name].sum())


@pytest.mark.parametrize(("together", "own"), totals.WARDS_OWN.items())
def test_the_wards_own_shortages_stand_beside_the_localitys(
    found: Assessment, together: str, own: str
) -> None:
    sums = found.wards.groupby(level="level", sort=False)[own].sum()
    assert found.levels[together].to_dict() == pytest.approx(sums.to_dict())
    assert (found.levels[together] >= found.levels[own] - 1e-9).all()


def test_the_total_of_covered_pupils_is_a_share_of_all(found: Assessment) -> None:
    total = found.total
    assert total["covered_share"] == pytest.approx(total["pupils_covered"] / total["pupils"])


def test_without_pupils_everybody_is_covered() -> None:
    wards = pd.DataFrame(
        {"pupils": [0.0], "pupils_in_circle": [0.0], "pupils_covered": [0.0]},
        index=pd.MultiIndex.from_tuples([("a", "thcs")], names=["ward_id", "level"]),
    )
    levels = (
        wards.groupby(level="level")
        .sum()
        .assign(circle_share=1.0, covered_share=1.0, status="ok", kind="surveyed")
    )
    assert totals.total(levels, wards)["covered_share"] == 1.0


def test_the_total_s_shares_are_of_the_pupils_of_wards_whose_rooms_are_known() -> None:
    """
    The west tells a school of every level in its middle, the east none.

    Nearly all of the west's cells lie within the walk: of the pupils asked about nearly all are
    covered, though those of the east, of whom nobody knows, are as many again.
    """
    level = (Level.MAM_NON, Level.TIEU_HOC, Level.THCS, Level.THPT)
    place = town(schools=tuple(School(x=0.5, y=0.5, level=at, rooms=90) for at in level))
    place = dataclasses.replace(
        place, locality=dataclasses.replace(place.locality, rooms_known=False)
    )
    found = assess(place, Options())
    asked = found.wards.loc["w00"]
    for share, column in (
        ("circle_share", "pupils_in_circle"),
        ("covered_share", "pupils_covered"),
    ):
        assert found.total[share] == pytest.approx(asked[column].sum() / asked["pupils"].sum())
        assert found.total[share] > 0.9
        assert found.total[column] == pytest.approx(found.levels[column].sum())


def test_where_no_school_of_a_level_has_a_place_nobody_knows_how_near_pupils_are(
    found: Assessment,
) -> None:
    town_ = found.network
    nowhere = town_.schools.set_geometry(
        gpd.GeoSeries(
            [shapely.Point()] * len(town_.schools), town_.schools.index, town_.schools.crs
        )
    )
    lost = assess(dataclasses.replace(town_, schools=nowhere), found.options)
    taught = set(town_.school_levels["level"].astype(str))
    for level, row in lost.levels.iterrows():
        unknown = str(level) in taught
        assert np.isnan(row["covered_share"]) == unknown
        assert np.isnan(row["circle_share"]) == unknown
    assert np.isnan(lost.total["covered_share"])


def test_land_is_summed_over_the_wards_that_tell_it_and_rooms_over_more() -> None:
    """
    Three wards of 500 pupils, a school each: 10 rooms on 2,000 m2, 20 rooms alone, nothing told.

    A ward needs 15 rooms (300 for 10,000) and 3,000 m2 (6 a pupil).
    """
    place = town(
        columns=3,
        pupils=dict.fromkeys(Level, 1_500.0),
        schools=(
            School(x=0.5, y=0.5, rooms=10, land_m2=2_000.0),
            School(x=1.5, y=0.5, rooms=20, land_m2=np.nan),
            School(x=2.5, y=0.5),
        ),
    )
    told = place.school_levels["school_id"] != "s2"
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        school_levels=place.school_levels[told],
        roomless=place.school_levels.loc[~told, ["school_id", "level"]],
    )
    found = assess(place, Options(year=2030))
    names = ["rooms_have", "rooms_short_per_10k", "land_have_m2", "land_short_m2", "seats"]
    wards = found.at_level(Level.TIEU_HOC)[names]
    assert wards.loc["w00"].tolist() == [10, 5, 2_000, 1_000, 350]
    assert wards.loc["w10"].fillna(-1).tolist() == [20, 0, -1, -1, 700]
    assert wards.loc["w20"].isna().all()
    level = found.levels.loc["tieu_hoc"]
    assert level[names].tolist() == [30, 0, 2_000, 1_000, 1_050]
    assert (level["rooms_need_per_10k"], level["land_need_m2"]) == (45, 9_000)
    assert found.net("land_need_m2", "land_have_m2") == 1_000
    assert list(found.untold("tieu_hoc")) == ["w20"]
    assert list(found.untold("tieu_hoc", have="land_have_m2")) == ["w10", "w20"]
