"""The merger of 1 July 2025 on real outlines: eleven wards of Quận 12 into five, and back."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from spatial import crosswalk, network, read_network

TM3 = 9210


@pytest.fixture(scope="module")
def published(shared: Path) -> pd.DataFrame:
    table = pd.read_csv(shared / "real/ward_crosswalk_pre_post.csv", dtype=str)
    table = table.astype({"share_of_pre_area": float, "pop_2019_pre": float})
    return table[table["area"] == "quan12"]


@pytest.fixture(scope="module")
def old(shared: Path) -> gpd.GeoDataFrame:
    layer = gpd.read_file(shared / "real/quan12_wards_pre2025.geojson").to_crs(TM3)
    code = next(name for name in layer.columns if "code" in name.lower())
    return layer.set_index(layer[code].astype(str))


@pytest.fixture(scope="module")
def new(shared: Path) -> gpd.GeoDataFrame:
    layer = gpd.read_file(shared / "real/quan12_wards_post2025.geojson").to_crs(TM3)
    code = next(name for name in layer.columns if "code" in name.lower())
    return layer.set_index(layer[code].astype(str))


def test_every_share_equals_the_published_overlay(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, published: pd.DataFrame
) -> None:
    shares = crosswalk.by_area(old, new).shares().set_index(["old_id", "new_id"])["share"]
    for row in published.itertuples():
        assert round(shares[(row.pre_code, row.post_code)], 4) == row.share_of_pre_area


def test_tan_chanh_hiep_falls_only_97_8_percent_into_its_successor(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame
) -> None:
    walk = crosswalk.by_area(old, new)
    shares = walk.shares().set_index(["old_id", "new_id"])["share"]
    assert round(100 * shares[("26776", "26785")], 1) == 97.8
    assert walk.outside()["26776"] > 0.02  # the rest left the district's five wards


def test_people_are_conserved_to_the_last_one_over_and_back(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, published: pd.DataFrame
) -> None:
    people = pd.DataFrame(
        {"ward": published["pre_code"], "people": published["pop_2019_pre"].astype(int)}
    )
    walk = crosswalk.by_area(old, new)
    over = crosswalk.carry(people, walk, unit="ward", value="people")
    assert over["people"].sum() == people["people"].sum()
    assert set(over["ward"]) == set(new.index)
    back = crosswalk.carry(over, walk.back(), unit="ward", value="people")
    assert back["people"].sum() == people["people"].sum()


def test_the_official_list_agrees_with_the_outlines_on_the_main_successor(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, published: pd.DataFrame
) -> None:
    pairs = zip(published["pre_code"], published["post_code"], strict=True)
    listed = crosswalk.by_list(pairs).shares().set_index("old_id")["new_id"]
    measured = crosswalk.by_area(old, new).shares().drop_duplicates("old_id")
    assert measured.set_index("old_id")["new_id"].to_dict() == listed.to_dict()


def test_people_by_cells_of_the_embedded_district_follow_the_dissolved_wards() -> None:
    town = read_network()
    before, after = list(town.ward_sets)[:2]
    cells = pd.DataFrame(town.cells.drop(columns="geometry"))
    people = town.residents[town.residents["year"] == 2019].groupby("ward_id")["people"].sum()
    cells["people"] = cells["share"] * cells["ward_id"].map(people)
    walk = crosswalk.by_people(cells, old=before, new=after, people="people")
    # the five were drawn from the eleven, so every ward goes whole
    assert walk.shares()["share"].min() == pytest.approx(1.0)
    table = people.round().astype(int).rename("people").rename_axis("ward").reset_index()
    carried = crosswalk.carry(table, walk, unit="ward", value="people")
    assert carried["people"].sum() == table["people"].sum()
    assert network.xy(town.cells).shape[0] == len(cells)


def test_dirty_wards_of_other_districts_are_measured_not_bent(
    shared: Path, old: gpd.GeoDataFrame
) -> None:
    """Old outlines against all 168 new wards: no share above one, the rest is outside."""
    city = gpd.read_file(shared / "real/hcmc_wards_post2025.gpkg").to_crs(TM3)
    code = next(name for name in city.columns if "code" in name.lower())
    walk = crosswalk.by_area(old, city.set_index(city[code].astype(str)))
    summed = walk.shares().groupby("old_id")["share"].sum()
    assert (summed <= 1.001).all()
    assert summed.min() > 0.995  # what left the five wards lies in the neighbours'
