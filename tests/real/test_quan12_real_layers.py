"""Real boundaries and mapped schools of Quận 12 through the same door as a planner's files."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from spatial import Network, Options, assess, read_network
from spatial.records import LEVELS

LEVEL_NAMES = {"MN": "mam_non", "TH": "tieu_hoc", "THCS": "thcs", "THPT": "thpt"}
ROOMS, LAND_M2 = 20, 6_000.0  # one size for all: the layer has no rooms and no land
CHILDREN_SHARE = 0.0145  # of a ward's people in each single year of age, about the census's


@pytest.fixture(scope="module")
def town(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Make a locality folder of the real layers, with estimated figures where they have none."""
    folder = tmp_path_factory.mktemp("quan12-real")
    real = shared / "real"
    before = gpd.read_file(real / "quan12_wards_pre2025.geojson")
    after = gpd.read_file(real / "quan12_wards_post2025.geojson")
    names = {"ward_code": "ward_id", "name_vi": "ward"}
    for layer, name in ((before, "wards_2024"), (after, "wards_2025")):
        layer.rename(columns=names)[["ward_id", "ward", "geometry"]].to_file(
            folder / f"{name}.geojson"
        )
    residents = pd.DataFrame(
        [
            (code, 2025, age, people * CHILDREN_SHARE, "estimated")
            for code, people in zip(before["ward_code"], before["pop_2019"], strict=True)
            for age in range(18)
        ],
        columns=["ward_id", "year", "age", "people", "kind"],
    )
    residents.to_csv(folder / "residents.csv", index=False)
    _schools(gpd.read_file(real / "quan12_schools_osm_20260731.geojson")).to_file(
        folder / "schools.geojson"
    )
    return read_network(folder)


def _schools(mapped: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keep the schools of the four levels, one row per level, with one size for all."""
    kept = mapped[mapped["possible_dup_of"].isna()]
    kept = kept.assign(level=kept["level_guess"].str.split("+")).explode("level")
    kept = kept[kept["level"].isin(LEVEL_NAMES)]
    return gpd.GeoDataFrame(
        {
            "school_id": kept["osm_id"],
            "name": kept["name"],
            "level": kept["level"].map(LEVEL_NAMES),
            "rooms": ROOMS,
            "land_m2": LAND_M2,
            "kind": "estimated",
            "geometry": kept.geometry,
        },
        crs=mapped.crs,
    )


def test_the_real_layers_come_in_through_the_same_door(town: Network) -> None:
    assert [len(wards) for wards in town.ward_sets.values()] == [11, 5]
    assert town.crs.axis_info[0].unit_name == "metre"
    assert len(town.schools) > 40


def test_real_areas_are_the_official_ones(town: Network) -> None:
    new = town.wards("wards_2025")
    official_km2 = {"26773": 14.90, "26791": 8.26, "26767": 14.59, "26782": 8.06, "26785": 6.93}
    for code, area_km2 in official_km2.items():
        assert new.geometry.area[code] / 1e6 == pytest.approx(area_km2, rel=0.02)


@pytest.mark.parametrize("units", ["wards_2024", "wards_2025"])
def test_real_wards_add_up_to_the_district(town: Network, units: str) -> None:
    found = assess(town, Options(year=2025, units=units))
    sums = ["pupils", "rooms_have", "rooms_need_per_10k", "land_need_m2"]
    by_level = found.wards[sums].groupby(level="level").sum()
    for level in LEVELS:
        assert by_level.loc[level].tolist() == pytest.approx(found.levels.loc[level, sums].tolist())
    # the layers hold every child: 18 single ages, four levels of 3, 5, 4 and 3 of them
    people = 620_146 * CHILDREN_SHARE
    assert found.levels["residents"].tolist() == pytest.approx(
        [3 * people, 5 * people, 4 * people, 3 * people], rel=1e-6
    )


def test_what_was_stood_in_for_is_said(town: Network) -> None:
    assert {"no_streets", "cells_made"} <= {fault.code for fault in town.warnings}
    found = assess(town, Options(year=2025))
    assert set(found.wards["kind"]) <= {"estimated", "assumed"}
