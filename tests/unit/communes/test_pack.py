"""The pack of communes: whole, in agreement with the published totals, every flag known."""

from __future__ import annotations

import unicodedata
from importlib import resources

import numpy as np
import pytest
import shapely

from spatial.communes import pack

SIMPLIFIED_M = 50.0
DEGREE_M = 110_000.0
MOST_BYTES = 8_000_000
PUBLISHED = {"79": 14_002_598, "68": 3_872_999}  # 202/2025/QH15, article 1
OF_DOSSIERS = {"40": 3_831_694, "11": 673_091}
WITHOUT_DOCUMENT = {  # not merged in 2025: no resolution states their people
    "Thành phố Hà Nội",
    "Tỉnh Cao Bằng",
    "Tỉnh Điện Biên",
    "Tỉnh Lai Châu",
    "Tỉnh Sơn La",
    "Tỉnh Lạng Sơn",
    "Tỉnh Quảng Ninh",
    "Tỉnh Thanh Hóa",
    "Tỉnh Nghệ An",
    "Thành phố Huế",
    "Tỉnh Hà Tĩnh",  # its figure is reprinted, without a document
}


def test_there_are_3321_communes_in_34_provinces() -> None:
    assert len(pack.communes()) == 3_321
    assert len(pack.provinces()) == 34
    assert sum(each.communes for each in pack.provinces()) == 3_321


@pytest.mark.parametrize("code", [each.code for each in pack.provinces()])
def test_people_of_a_province_add_up_to_its_total_to_the_person(code: str) -> None:
    table = pack.communes()
    total = next(each.people for each in pack.provinces() if each.code == code)
    assert int(table.loc[table["province_code"] == code, "people"].sum()) == total


def test_totals_that_rest_on_no_document_are_estimated_and_named() -> None:
    kinds = {each.name: each.kind for each in pack.provinces()}
    assert {name for name, kind in kinds.items() if kind == "estimated"} == WITHOUT_DOCUMENT
    assert {kind for name, kind in kinds.items() if name not in WITHOUT_DOCUMENT} == {"published"}


@pytest.mark.parametrize(("code", "people"), {**PUBLISHED, **OF_DOSSIERS}.items())
def test_the_totals_are_those_of_the_resolution_or_the_dossiers(code: str, people: int) -> None:
    assert {each.code: each.people for each in pack.provinces()}[code] == people


def test_ages_of_every_commune_add_up_to_its_people() -> None:
    table = pack.communes()
    assert (table[list(pack.AGE_COLUMNS)].sum(axis=1) == table["people"]).all()
    assert (table[list(pack.AGE_COLUMNS)] >= 0).all(axis=None)
    assert (table["people"] > 0).all()


def test_codes_are_five_digits_each_once() -> None:
    codes = pack.communes().index
    assert codes.is_unique
    assert codes.str.fullmatch(r"\d{5}").all()


def test_names_are_composed_letters_with_their_rank() -> None:
    table = pack.communes()
    for name in (*table["name"], *pack.predecessors()["old_name"], *pack.mapped_schools()["name"]):
        assert unicodedata.is_normalized("NFC", name), name
    assert table["name"].str.match(r"(?:Phường|Xã|Đặc khu) \S").all()


def test_every_flag_is_a_known_one() -> None:
    table = pack.communes()
    assert set(table["people_rule"]) == {"as_given", "zeros_restored", "from_neighbours"}
    assert set(table["ages_from"]) == {"district", "province", "mixed"}
    assert set(table["area_class"]) == {"do_thi_dac_biet", "phuong", "nong_thon", "hai_dao"}
    assert set(table["valid_from"]) == {pack.VALID_FROM}
    assert set(pack.predecessors()["part"]) == {"whole", "part"}


def test_most_figures_stand_as_the_dossiers_have_them() -> None:
    share = (pack.communes()["people_rule"] == pack.AS_GIVEN).mean()
    assert share > 0.85


def test_every_old_commune_goes_whole_to_communes_that_are_there() -> None:
    walk = pack.predecessors()
    assert np.allclose(walk.groupby("old_id")["share"].sum(), 1.0, atol=1e-12)
    assert walk["code"].isin(pack.communes().index).all()
    assert not walk.duplicated(["old_id", "code"]).any()
    parted = walk.groupby("old_id")["code"].transform("size") > 1
    assert (walk["part"].eq("part") == parted).all()
    assert (walk["kind"].eq("assumed") == parted).all()


def test_every_commune_whose_list_is_known_has_predecessors() -> None:
    table = pack.communes()
    listed = table.index[table["predecessors_known"]]
    assert set(listed) == set(pack.predecessors()["code"])
    assert len(table) - len(listed) == 17


def test_the_old_wards_of_quan_12_went_where_they_went() -> None:
    walk = pack.predecessors()
    old = set(walk.loc[walk["code"] == "26782", "old_name"])
    assert old == {"Phường Hiệp Thành", "Phường Tân Thới Hiệp"}


@pytest.mark.parametrize(
    ("old", "district", "today"),
    [
        ("Phường 2", "Quận 4", {"27265", "27286"}),  # "Phường 2, Phường 4 (Quận 4)", in two lists
        ("Phường 5", "Quận 11", {"27211"}),
        ("Phường 9", "", {"22015", "22045"}),  # the rest "vào phường Tuy Hòa", which is Tuy Hoà
    ],
)
def test_parts_of_a_numbered_ward_are_parts_of_one(
    old: str, district: str, today: set[str]
) -> None:
    walk = pack.predecessors()
    first = walk["code"].isin(today) & (walk["old_name"] == old)
    found = walk[first & (walk["old_district"] == district)]
    assert set(found["code"]) == today
    assert found["old_id"].nunique() == 1
    assert found["share"].sum() == pytest.approx(1.0)


def test_outlines_cover_no_land_twice_beyond_their_simplification() -> None:
    shapes = pack.outlines(pack.communes().index).geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    loose = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes)))
    first, second = shapely.STRtree(shapes[loose]).query(shapes[loose], predicate="overlaps")
    both = shapely.intersection(shapes[loose[first]], shapes[loose[second]])
    width_m = 2 * shapely.area(both) / shapely.length(both) * DEGREE_M
    assert width_m.max() < SIMPLIFIED_M


@pytest.mark.parametrize("code", ["79", "01", "92"])
def test_outlines_of_a_province_leave_no_gap_between_them(code: str) -> None:
    table = pack.communes()
    codes = table.index[table["province_code"] == code]
    whole = shapely.union_all(pack.outlines(codes).geometry.to_numpy())
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
    narrow = [hole for hole in holes if 2 * hole.area / hole.length * DEGREE_M < SIMPLIFIED_M]
    assert holes == narrow


def test_a_point_of_every_commune_lies_in_its_outline() -> None:
    table = pack.communes()
    shapes = pack.outlines(table.index).geometry.to_numpy()
    assert shapely.contains(shapes, shapely.points(table["lon"], table["lat"])).all()


def test_official_areas_that_stay_are_those_of_the_outlines() -> None:
    table = pack.communes()
    off = (table["area_official_km2"] / table["area_km2"] - 1).abs().dropna()
    assert off.max() < 0.16
    assert len(off) > 3_200


def test_outlines_come_in_the_order_asked_whatever_their_provinces() -> None:
    assert list(pack.outlines(["26785", "00004", "26782"]).index) == [
        "26785",
        "00004",
        "26782",
    ]


def test_mapped_schools_lie_in_communes_of_ho_chi_minh_city() -> None:
    schools = pack.mapped_schools()
    assert len(schools) == 1_544
    assert set(pack.communes().loc[schools["code"].unique(), "province_code"]) == {"79"}


def test_the_pack_is_small() -> None:
    folder = resources.files("spatial.communes").joinpath("pack")
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < MOST_BYTES


def test_every_commune_lies_in_the_drawn_outline_of_its_own_province() -> None:
    """Within 500 m: borders are simplified."""
    drawn = pack.province_outlines()
    communes = pack.communes()
    assert list(drawn.index) == [each.code for each in pack.provinces()]
    own = drawn.geometry.loc[communes["province_code"]].to_numpy()
    points = shapely.points(communes["lon"], communes["lat"])
    far = communes.index[shapely.distance(own, points) > 0.005]
    assert list(communes.loc[far, "name"]) == []
