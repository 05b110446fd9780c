"""Adding up: cells and schools to wards."""

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
