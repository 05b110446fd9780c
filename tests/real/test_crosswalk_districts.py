"""Three districts of the city: published shares, official lists of predecessors, all carried."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from spatial import crosswalk
from spatial.intake.joining import coverage
from spatial.intake.text import names

TM3 = 9210
# Old wards of 2019 no list of 2025 names: they were joined to others on 1 January 2025.
JOINED_BEFORE = {
    "binhthanh": {"3", "6", "15", "21", "24"},
    "quan11": {"2", "4", "6", "9", "12", "13"},
    "quan12": set(),
}
DISTRICT = {"quan12": "Quận 12", "binhthanh": "Bình Thạnh", "quan11": "Quận 11"}


@pytest.fixture(scope="module")
def shares(shared: Path) -> pd.DataFrame:
    table = pd.read_csv(shared / "real/ward_crosswalk_pre_post.csv", dtype=str)
    table["share"] = table["share_of_pre_area"].astype(float)
    table["people"] = table["pop_2019_pre"].astype(float).astype(int)
    return table.rename(columns={"pre_code": "old_id", "post_code": "new_id"})


@pytest.fixture(scope="module")
def city(shared: Path) -> gpd.GeoDataFrame:
    layer = gpd.read_file(shared / "real/hcmc_wards_post2025.gpkg").to_crs(TM3)
    return layer.set_index("ward_code")


@pytest.mark.parametrize("district", DISTRICT)
def test_people_of_2019_go_over_published_shares_and_back_to_the_last_one(
    district: str, shares: pd.DataFrame
) -> None:
    own = shares[shares["area"] == district]
    walk = crosswalk.by_shares(own)
    people = own.drop_duplicates("old_id")
    table = pd.DataFrame({"ward": people["old_id"], "year": 2019, "people": people["people"]})
    later = table.assign(year=2025, people=table["people"] * 11 // 10)
    both = pd.concat([table, later])
    over = crosswalk.carry(both, walk, unit="ward", value="people")
    back = crosswalk.carry(over, walk.back(), unit="ward", value="people")
    expected = both.groupby("year")["people"].sum().to_dict()
    assert over.groupby("year")["people"].sum().to_dict() == expected
    assert back.groupby("year")["people"].sum().to_dict() == expected
    assert set(over["ward"]) == set(own["new_id"])
    kept = walk.shares().groupby("old_id")["share"].sum()
    assert (1.0 - kept).to_dict() == pytest.approx(walk.outside().to_dict())


def test_a_divided_ward_goes_two_ways_in_the_proportion_published(shares: pd.DataFrame) -> None:
    """Phường 6 of Bình Thạnh: 54.94 % and 44.97 %; of 10,300 people 5,664 and 4,636."""
    walk = crosswalk.by_shares(shares[shares["area"] == "binhthanh"])
    table = pd.DataFrame({"ward": ["26932"], "people": [10_300]})
    over = crosswalk.carry(table, walk, unit="ward", value="people").set_index("ward")["people"]
    # 10,300 × 0.5494 / 0.9991 = 5,663.88; × 0.4497 / 0.9991 = 4,636.12
    assert over.to_dict() == {"26944": 5_664, "26905": 4_636}


def listed(city: gpd.GeoDataFrame, codes: list[str], district: str) -> dict[str, set[str]]:
    """Read the official lists of some wards: codes of the new wards by bare name of the old one."""
    found: dict[str, set[str]] = {}
    for code in codes:
        for part in re.split(r",\s*(?![^()]*\))", str(city.loc[code, "merged_from"])):
            name, _, inside = part.partition("(")
            if not inside or DISTRICT[district].casefold() in inside.casefold():
                found.setdefault(names.fold(names.ward_name(name)), set()).add(code)
    return found


@pytest.mark.parametrize("district", DISTRICT)
def test_the_official_lists_name_the_main_successor_of_every_ward_they_know(
    district: str, shares: pd.DataFrame, city: gpd.GeoDataFrame
) -> None:
    own = shares[shares["area"] == district]
    lists = listed(city, sorted(own["new_id"].unique()), district)
    main = own.sort_values("share", ascending=False).drop_duplicates("old_id")
    unnamed = set()
    for row in main.itertuples():
        name = names.fold(names.ward_name(row.pre_name))
        if name in lists:
            assert row.new_id in lists[name], row.pre_name
        else:
            unnamed.add(name)
    assert unnamed == JOINED_BEFORE[district]


def test_a_list_leaves_the_wards_it_does_not_name_outside_and_says_so(
    shares: pd.DataFrame, city: gpd.GeoDataFrame
) -> None:
    own = shares[shares["area"] == "quan11"].drop_duplicates("old_id")
    lists = listed(city, sorted(own["new_id"].unique()), "quan11")
    pairs = [
        (row.old_id, new)
        for row in own.itertuples()
        for new in sorted(lists.get(names.fold(names.ward_name(row.pre_name)), {""}))
    ]
    outside = crosswalk.by_list(pairs).outside()
    unnamed = own["old_id"][own["pre_name"].map(names.ward_name).isin(JOINED_BEFORE["quan11"])]
    assert set(outside.index[outside == 1.0]) == set(unnamed)


def test_drawn_over_the_whole_city_nothing_of_quan_12_is_beyond_and_the_rest_has_reasons(
    shared: Path, city: gpd.GeoDataFrame
) -> None:
    layer = gpd.read_file(shared / "real/quan12_wards_pre2025.geojson").to_crs(TM3)
    code = next(name for name in layer.columns if "code" in name.lower())
    old = layer.set_index(layer[code].astype(str))
    rest = crosswalk.remainder(old, city)
    assert set(rest["reason"]) <= {"gap", "twice", "beyond"}
    assert rest["line"].all()  # what is left is the width of drawn lines
    five = crosswalk.remainder(old, city.loc[["26767", "26773", "26782", "26785", "26791"]])
    beyond = five[five["reason"] == "beyond"].set_index("old_id")["share"]
    assert beyond["26776"] == pytest.approx(0.0215, abs=0.0005)


def test_the_city_s_own_gaps_and_overlaps_are_closed_and_every_change_is_told(
    city: gpd.GeoDataFrame,
) -> None:
    near = city.cx[590_000:606_000, 1_188_000:1_206_000]
    before = coverage.measure(near)
    clean, changes = coverage.mend(near)
    after = coverage.measure(clean)
    assert after.overlap_m2 == pytest.approx(0.0, abs=1e-6)
    assert after.valid
    whole = changes["after_m2"].sum() - changes["before_m2"].sum()
    gained, lost = changes["gained_m2"].sum(), changes["lost_m2"].sum()
    assert whole == pytest.approx(gained - lost, abs=0.01)
    assert after.area_m2 == pytest.approx(before.area_m2 + before.gap_m2 - after.gap_m2, abs=0.5)
