"""The school about to be placed: as large as the ward needs and the land allows."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pytest
import shapely
from towns import SIDE_M, SOUTH_M, TM3, WEST_M, School, lonlat, town

from spatial import assess, land_fund, norms, proposal
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.proposal import Draft
from spatial.records import LEVELS, Level, Options, Proposal

RULES = norms.rules("quan12-2024")


def parcel(west: float, south: float, side_m: float) -> shapely.Polygon:
    """Draw a square parcel from its south-west corner, in sides of a ward."""
    x, y = WEST_M + west * SIDE_M, SOUTH_M + south * SIDE_M
    return shapely.box(x, y, x + side_m, y + side_m)


def with_parcels(**columns: list[object]) -> Network:
    parcels = gpd.GeoDataFrame(
        columns,
        index=["L1", "L2"],
        geometry=[parcel(0.1, 0.1, 100), parcel(1.1, 0.1, 50)],
        crs=TM3,
    )
    return dataclasses.replace(town(), parcels=parcels)


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Judge two wards without a school: each lacks rooms for half of the pupils of every level."""
    pupils = dict.fromkeys(LEVELS, 1000.0) | {Level.THCS: 4_000.0}
    return assess(town(pupils=pupils, schools=(School(x=0.5, y=0.5, rooms=0),)), Options())


PLACED = Draft(level=Level.THCS, rooms=12, land_m2=3_000.0, lon=106.65, lat=10.85, parcel_id="L1")


def test_a_draft_with_a_place_becomes_a_proposal() -> None:
    put = PLACED.placed(proposal_id="p1", name="THCS Mới")
    assert put == Proposal(
        proposal_id="p1",
        name="THCS Mới",
        level=Level.THCS,
        rooms=12,
        land_m2=3_000.0,
        lon=106.65,
        lat=10.85,
        parcel_id="L1",
    )


@pytest.mark.parametrize("missing", ["lon", "lat"])
def test_a_draft_without_a_place_is_no_proposal(missing: str) -> None:
    with pytest.raises(ValueError, match="Draft"):
        dataclasses.replace(PLACED, **{missing: None}).placed(proposal_id="p1", name="x")


def test_a_proposal_opened_for_editing_and_put_again_is_the_same() -> None:
    put = PLACED.placed(proposal_id="p1", name="THCS Mới")
    draft = proposal.of(put)
    assert draft.proposal_id == "p1"
    assert draft.placed(proposal_id="p1", name=draft.name) == put


def test_the_ward_of_a_place_is_found_in_the_set_asked_for() -> None:
    one = town()
    assert proposal.ward_at(one, "wards", *lonlat(1.5, 0.5)) == "w10"
    assert proposal.ward_at(one, "merged", *lonlat(0.5, 0.5)) == "m0"
    assert proposal.ward_at(one, "wards", *lonlat(5, 5)) is None


def test_a_room_needs_the_land_of_its_pupils() -> None:
    for level in LEVELS:
        pupils = RULES.class_size[level].value / RULES.rooms_per_class(level)
        expected = pupils * RULES.land_per_pupil_m2[level].value
        assert proposal.land_per_room_m2(RULES, level) == pytest.approx(expected)


def test_rooms_shared_by_two_classes_need_the_land_of_both() -> None:
    whole = proposal.land_per_room_m2(RULES, Level.THCS, 1.0)
    shared = proposal.land_per_room_m2(RULES, Level.THCS, 0.0)
    ratio = RULES.rooms_per_class(Level.THCS, 1.0) / RULES.rooms_per_class(Level.THCS, 0.0)
    assert shared == pytest.approx(whole * ratio)
    assert shared > whole


def test_the_largest_school_is_that_of_the_most_classes_the_law_names() -> None:
    most = max(
        norm.value
        for norm in norms.in_force(RULES.on)
        if norm.topic == "classes_max" and norm.level is Level.TIEU_HOC
    )
    assert proposal.largest_rooms(RULES, Level.TIEU_HOC, 1.0) == round(
        most * RULES.rooms_per_class(Level.TIEU_HOC, 1.0)
    )


def test_where_the_law_names_no_largest_school_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(norms, "in_force", lambda _: ())
    assert proposal.largest_rooms(RULES, Level.THPT) == 1_000_000


def test_the_level_a_ward_lacks_most_rooms_at_is_suggested(found: Assessment) -> None:
    assert proposal.neediest(found, "w00") is Level.THCS
    assert proposal.suggest(found, "w00").level is Level.THCS


def test_a_suggestion_has_the_rooms_the_ward_lacks(found: Assessment) -> None:
    # 500 pupils of the level live in the ward: 300 rooms per 10,000 make 15
    draft = proposal.suggest(found, "w10", level=Level.TIEU_HOC)
    assert draft.rooms == 15
    assert (draft.lon, draft.lat, draft.proposal_id) == (None, None, None)


def test_a_suggested_site_is_a_round_figure_that_is_enough(
    found: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposal, "land_per_room_m2", lambda *_: 327.0)
    draft = proposal.suggest(found, "w10", level=Level.TIEU_HOC)
    # 15 rooms of 327 m² need 4,905 m²
    assert (draft.rooms, draft.land_m2) == (15, 5_000.0)


def test_a_parcel_carries_no_more_rooms_than_its_land_allows(found: Assessment) -> None:
    each = proposal.land_per_room_m2(found.rules, Level.TIEU_HOC)
    draft = proposal.suggest(found, "w10", level=Level.TIEU_HOC, land_m2=4.5 * each)
    assert (draft.rooms, draft.land_m2) == (4, 4.5 * each)


def test_a_suggestion_has_at_least_one_room(found: Assessment) -> None:
    draft = proposal.suggest(found, "w10", level=Level.TIEU_HOC, land_m2=1.0)
    assert draft.rooms == 1


def test_a_school_is_never_suggested_larger_than_the_law_allows() -> None:
    crowded = assess(
        town(pupils=dict.fromkeys(LEVELS, 100_000.0), schools=(School(x=0.5, y=0.5),)), Options()
    )
    draft = proposal.suggest(crowded, "w00", level=Level.TIEU_HOC)
    assert draft.rooms == proposal.largest_rooms(crowded.rules, Level.TIEU_HOC)
    assert draft.rooms < 1_500


def test_a_draft_is_moved_to_six_decimals_and_leaves_its_parcel() -> None:
    moved = proposal.move(PLACED, lon=106.123456789, lat=10.987654321)
    assert (moved.lon, moved.lat, moved.parcel_id) == (106.123457, 10.987654, None)
    assert (moved.rooms, moved.land_m2) == (PLACED.rooms, PLACED.land_m2)
    assert PLACED.lon == 106.65


def test_a_parcel_is_as_large_as_its_file_says_else_as_drawn() -> None:
    assert land_fund.areas(with_parcels()) == {"L1": 10_000.0, "L2": 2_500.0}
    told = with_parcels(area_m2=["9500", "không rõ"])
    assert land_fund.areas(told) == {"L1": 9_500.0, "L2": 2_500.0}
    assert land_fund.areas(town()) == {}


def test_a_point_of_a_parcel_lies_inside_it() -> None:
    one = with_parcels()
    lon, lat, area_m2 = proposal.parcel_place(one, "L2")
    assert area_m2 == 2_500.0
    assert proposal.ward_at(one, "wards", lon, lat) == "w10"


def test_a_point_of_a_ward_lies_inside_it() -> None:
    one = town()
    for ward in ("w00", "w10"):
        assert proposal.ward_at(one, "wards", *proposal.ward_place(one, "wards", ward)) == ward
