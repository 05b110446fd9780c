"""The pack against real layers beside the checkout: the city's wards, and its own sources."""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from spatial.communes import pack
from spatial.intake.text import names

CITY_PEOPLE = 14_002_598
MOSTLY = 0.9  # of an old ward's area


@pytest.fixture(scope="module")
def real(shared: Path) -> gpd.GeoDataFrame:
    layer = gpd.read_file(shared / "real" / "hcmc_wards_post2025.gpkg")
    return layer.set_index("ward_code").sort_index()


@pytest.fixture(scope="module")
def ours() -> pd.DataFrame:
    table = pack.communes()
    return table[table["province_code"] == "79"].sort_index()


def test_the_168_wards_are_the_same_by_code_and_name(
    real: gpd.GeoDataFrame, ours: pd.DataFrame
) -> None:
    assert list(real.index) == list(ours.index)
    assert list(real["name_vi"].map(names.fold)) == list(ours["name"].map(names.fold))


def test_their_people_are_the_dossiers_brought_to_the_published_total(
    real: gpd.GeoDataFrame, ours: pd.DataFrame
) -> None:
    given = real["pop_2025_bando"]
    exact = given * CITY_PEOPLE / given.sum()
    assert np.abs(ours["people"] - exact).max() < 1.0


def test_their_outlines_are_the_real_ones_within_the_simplification(
    real: gpd.GeoDataFrame, ours: pd.DataFrame
) -> None:
    metres = real.to_crs("EPSG:9210").geometry
    own = pack.outlines(ours.index).to_crs("EPSG:9210").geometry
    apart = own.symmetric_difference(metres.reindex(own.index))
    width_m = apart.area / metres.length.reindex(own.index)
    assert width_m.max() < 50.0
    assert float(own.area.sum() / metres.area.sum()) == pytest.approx(1.0, abs=0.002)


def test_the_crosswalk_carries_the_census_of_quan_12_to_todays_wards_to_the_person(
    shared: Path,
) -> None:
    wards = pd.read_csv(shared / "facts" / "quan12_wards.csv", dtype={"ward_2025_code": str})
    walk = pack.predecessors()
    walk = walk[walk["province_code"] == "79"].copy()
    walk["folded"] = walk["old_name"].map(names.fold)
    wards["folded"] = ("Phường " + wards["ward"]).map(names.fold)
    # a name may stand in several districts: that which became the ward the official list names
    joined = wards.merge(
        walk, left_on=["folded", "ward_2025_code"], right_on=["folded", "code"], validate="1:1"
    )
    assert len(joined) == len(wards) == 11
    carried = (joined["population_2019"] * joined["share"]).groupby(joined["code"]).sum()
    expected = wards.groupby("ward_2025_code")["population_2019"].sum()
    assert carried.to_dict() == expected.to_dict()
    assert carried.sum() == 620_146  # the district in the census


def test_numbered_wards_went_where_their_outlines_lie(shared: Path) -> None:
    table = pd.read_csv(shared / "real" / "ward_crosswalk_pre_post.csv", dtype=str)
    overlay = table[table["share_of_pre_area"].astype(float) > MOSTLY]
    walk = pack.predecessors()
    walk = walk[walk["province_code"] == "79"]
    districts = {"quan11": "quan 11", "binhthanh": "quan binh thanh"}
    checked = 0
    for area, district in districts.items():
        here = walk[walk["old_district"].map(names.fold) == names.fold(district)]
        lain = overlay[overlay["area"] == area].set_index("pre_name")["post_code"]
        for old, codes in here.groupby("old_name")["code"]:
            # wards joined to another on 1 January 2025 lie in the one that took them
            if len(codes) == 1:
                assert codes.iloc[0] == lain[old], (district, old)
                checked += 1
    assert checked >= 15  # nine of ten in Quận 11: Phường 8 was parted


def test_a_crosswalk_conserves_whatever_the_old_communes_had() -> None:
    walk = pack.predecessors()
    old = walk["old_id"].drop_duplicates()
    people = pd.Series(np.arange(1_000, 1_000 + len(old)), index=old.to_numpy())
    carried = (people.reindex(walk["old_id"]).to_numpy() * walk["share"]).groupby(walk["code"])
    assert carried.sum().sum() == pytest.approx(float(people.sum()), abs=1e-3)


def test_the_pack_is_what_its_sources_make(
    shared: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(root / "data"))
    import communes  # noqa: PLC0415 - a script of the data folder

    communes.build(shared / "facts" / "vietnam", tmp_path)
    for name in ("communes", "predecessors", "schools", "street_sheets"):
        made = pd.read_parquet(tmp_path / f"{name}.parquet")
        kept = pd.read_parquet(communes.PACK / f"{name}.parquet")
        pd.testing.assert_frame_equal(made, kept)
    made = gpd.read_parquet(tmp_path / "outlines.parquet")
    assert made.equals(gpd.read_parquet(communes.PACK / "outlines.parquet"))
    for name in ("communes", "communes_recipe"):
        sys.modules.pop(name, None)
