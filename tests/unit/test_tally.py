"""Adding up: cells and schools to wards, wards to levels, levels to the total."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from towns import School, town

from spatial import assess, tally
from spatial.assessment import Assessment
from spatial.records import LEVELS, Level, Options

TWO_SCHOOLS = (
    School(x=0.5, y=0.5, rooms=20, land_m2=4_000.0),
    School(x=0.25, y=0.25, rooms=10, land_m2=1_000.0),
    School(x=1.5, y=0.5, level=Level.THCS, rooms=12, land_m2=2_000.0),
)


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Judge two wards: two primary schools in one, a lower secondary in the other."""
    return assess(town(children=(100, 300), schools=TWO_SCHOOLS), Options())


def test_every_ward_stands_once_at_every_level(found: Assessment) -> None:
    pairs = [(ward, level.value) for ward in ("w00", "w10") for level in LEVELS]
    assert found.wards.index.tolist() == pairs


def test_stocks_of_schools_stand_in_their_ward_and_level(found: Assessment) -> None:
    primary = found.wards.loc[("w00", "tieu_hoc")]
    assert (primary["rooms_have"], primary["land_have_m2"], primary["schools"]) == (30, 5_000, 2)
    lower = found.wards.loc[("w10", "thcs")]
    assert (lower["rooms_have"], lower["land_have_m2"], lower["schools"]) == (12, 2_000, 1)
    assert found.wards["rooms_have"].sum() == 42


def test_pupils_stand_where_the_children_live(found: Assessment) -> None:
    # 1,000 pupils a level, a quarter of the children in the first ward
    primary = found.wards.xs("tieu_hoc", level="level")["pupils"]
    assert primary.to_dict() == pytest.approx({"w00": 250.0, "w10": 750.0})


@pytest.mark.parametrize("name", tally.STOCKS)
def test_what_is_counted_adds_up_over_the_wards(found: Assessment, name: str) -> None:
    by_level = found.wards.groupby(level="level", sort=False)[name].sum()
    assert by_level.to_dict() == pytest.approx(found.levels[name].to_dict())
    assert found.total[name] == pytest.approx(found.levels[name].sum())


@pytest.mark.parametrize(("together", "own"), tally.WARDS_OWN.items())
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
    assert tally.total(levels, wards)["covered_share"] == 1.0


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


def test_a_walk_of_exactly_the_radius_is_covered() -> None:
    one = town(columns=1, schools=(School(x=0.5, y=0.5),))
    found = assess(one, Options())
    radius_m = found.rules.radius_m[Level.TIEU_HOC].value
    for walk_m, share in ((radius_m, 1.0), (radius_m + 0.0005, 1.0), (radius_m + 0.01, 0.0)):
        flows = found.flows.assign(distance_m=walk_m)
        wards = tally.by_ward(
            one,
            found.demand,
            found.schools,
            flows,
            found.rules,
            dataclasses.replace(found.options, units="wards"),
        )
        primary = wards.loc[("w00", "tieu_hoc")]
        assert primary["pupils_covered"] == pytest.approx(share * primary["pupils"])


def test_the_circle_counts_the_straight_line_whatever_the_walk_and_whoever_goes_there() -> None:
    """A ward's cells lie 354 m or less from a school in its middle; its walks say 5 km."""
    one = town(columns=2, schools=(School(x=0.5, y=0.5),))
    found = assess(one, Options())
    wards = tally.by_ward(
        one,
        found.demand,
        found.schools,
        found.flows.assign(distance_m=5_000.0),
        found.rules,
        dataclasses.replace(found.options, units="wards"),
    )
    primary = wards.xs("tieu_hoc", level="level")
    assert primary["pupils_in_circle"].to_dict() == pytest.approx({"w00": 500.0, "w10": 0.0})
    assert primary["pupils_covered"].to_dict() == {"w00": 0.0, "w10": 0.0}
    assert wards.xs("thcs", level="level")["pupils_in_circle"].sum() == 0  # nobody teaches there


def test_a_school_is_as_full_as_its_own_pupils_and_the_models_load_stands_beside() -> None:
    index = pd.MultiIndex.from_product([["s0", "s1", "s2"], ["thcs"]], names=["school_id", "level"])
    schools = pd.DataFrame(
        {"seats": [100.0, 50.0, 0.0], "pupils": [90, np.nan, 5], "kind": "surveyed"}, index=index
    ).assign(proposed=False)
    flows = pd.DataFrame(
        {
            "school_id": ["s0", "s0", "s2"],
            "level": "thcs",
            "pupils": [30.0, 45.0, 5.0],
        }
    )
    full = tally.loaded(town(schools=TWO_SCHOOLS), schools, flows)
    assert full["pupils_assigned"].tolist() == [75.0, 0.0, 5.0]
    assert full["load_model"].tolist()[:2] == [0.75, 0.0]
    assert full["utilisation"].tolist()[:2] == [0.9, 0.0]  # its own pupils, else the model's
    assert full["utilisation_kind"].tolist() == ["surveyed", "assumed", "surveyed"]
    assert np.isnan(full["utilisation"].iloc[2])  # without a seat nobody can say how full it is
    assert "pupils_assigned" not in schools


def test_a_school_without_a_place_draws_nobody_and_is_as_full_as_its_own_pupils_make_it(
    found: Assessment,
) -> None:
    index = pd.MultiIndex.from_product([["a", "b"], ["thcs"]], names=["school_id", "level"])
    schools = pd.DataFrame({"seats": [50.0, 50.0], "pupils": [40.0, np.nan]}, index=index).assign(
        kind="surveyed", proposed=False
    )
    nowhere = gpd.GeoDataFrame(geometry=[shapely.Point(), shapely.Point()], index=list("ab"))
    flows = pd.DataFrame({"school_id": [], "level": [], "pupils": []})
    full = tally.loaded(dataclasses.replace(found.network, schools=nowhere), schools, flows)
    assert full["pupils_assigned"].isna().all()
    assert full["utilisation"].iloc[0] == 0.8
    assert np.isnan(full["utilisation"].iloc[1])  # nobody told its pupils


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


def test_a_ward_is_no_surer_than_its_schools(found: Assessment) -> None:
    one = found.network
    levels = one.school_levels.assign(kind=["published", "assumed", "published"])
    guessed = assess(dataclasses.replace(one, school_levels=levels), Options())
    assert guessed.wards.loc[("w00", "tieu_hoc"), "kind"] == "assumed"
    assert guessed.wards.loc[("w10", "tieu_hoc"), "kind"] != "assumed"


def test_what_a_ward_has_is_missing_where_nobody_told_its_rooms_and_others_keep_theirs() -> None:
    sums = pd.DataFrame(
        {name: [4.0, 8.0] for name in tally.STOCKS} | {"schools": [0, 3]},
        index=pd.MultiIndex.from_tuples([("a", "thcs"), ("b", "thcs")]),
    )
    none = tally.known(sums, {("a", "thcs"), ("b", "thcs")})
    assert none[list(tally.BY_ROOMS)].isna().all(axis=None)
    # no school of the first is listed, so nobody knows who lives near one
    assert none["pupils_in_circle"].isna().tolist() == [True, False]
    assert none["pupils"].tolist() == [4.0, 8.0]
    one = tally.known(sums, {("a", "thcs")})
    assert one["rooms_have"].dropna().tolist() == [8.0]
    assert tally.known(sums, set()) is sums
