"""Landmasses: no straight walk leads over open water; a street, or the planner's word, does."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from spatial import streets
from spatial.records import Kind
from spatial.streets import DETOUR, NOBODY, Streets, Travel, landmasses

# Mainland of two wards, 0 to 2 km; 1 km of water; an island of 1 km: all 1 km high.
WARDS = {"west": (0, 1000), "east": (1000, 2000), "island": (3000, 4000)}
MAINLAND_CELL, ISLAND_CELL = [1900.0, 500.0], [3100.0, 500.0]
MAINLAND_SCHOOL, ISLAND_SCHOOL = [100.0, 500.0], [3900.0, 500.0]


def outlines(**change: tuple[float, float]) -> gpd.GeoDataFrame:
    """Draw the wards; a test moves one."""
    drawn = {**WARDS, **change}
    shapes = [shapely.box(west, 0, east, 1000) for west, east in drawn.values()]
    return gpd.GeoDataFrame({"ward_id": list(drawn)}, geometry=shapes).set_index("ward_id")


def ways(
    *schools: list[float],
    wards: gpd.GeoDataFrame | None = None,
    known: Streets | None = None,
    joined: tuple[tuple[str, ...], ...] = (),
) -> Travel:
    """Ask for the ways of the two cells to some schools."""
    cells = np.array([MAINLAND_CELL, ISLAND_CELL])
    given = outlines() if wards is None else wards
    land = landmasses.find(given, cells, streets=known, joined=joined)
    return Travel(cells, np.array(schools), streets=known, land=land)


def walked(travel: Travel, limit_m: float = np.inf) -> list[tuple[int, int, float]]:
    """List the pairs of cell and school with their walk."""
    pairs = travel.within(limit_m).tocoo()
    rows = zip(pairs.row, pairs.col, pairs.data, strict=True)
    return sorted(
        (int(cell), int(school), round(float(metres), 1)) for cell, school, metres in rows
    )


def street(start: list[float], end: list[float]) -> Streets:
    """Draw one straight street with a node every 100 m."""
    xy = np.linspace(start, end, int(np.hypot(*np.subtract(end, start)) // 100) + 1)
    at = np.arange(len(xy) - 1)
    metres = np.full(len(at), np.hypot(*(xy[1] - xy[0])))
    return streets.connect(xy, at, at + 1, metres, kind=Kind.SURVEYED)


def test_no_pupil_walks_over_open_water_though_the_line_is_short() -> None:
    travel = ways(MAINLAND_SCHOOL, ISLAND_SCHOOL)
    # 1800 m and 800 m times the detour of 1.3; over the water it would be 1560 m and 3640 m
    assert walked(travel) == [(0, 0, 1800 * DETOUR), (1, 1, 800 * DETOUR)]


def test_the_nearest_school_stands_on_the_same_land_though_another_is_nearer() -> None:
    school, metres = ways(MAINLAND_SCHOOL, [3100.0, 600.0]).nearest()
    assert school.tolist() == [0, 1]
    assert metres == pytest.approx([1800 * DETOUR, 100 * DETOUR])


def test_an_island_without_a_school_reaches_none() -> None:
    travel = ways(MAINLAND_SCHOOL)
    school, metres = travel.nearest()
    assert school.tolist() == [0, NOBODY]
    assert metres[1] == np.inf
    assert walked(travel) == [(0, 0, 1800 * DETOUR)]


@pytest.mark.parametrize(("gap_m", "apart"), [(0.0, False), (500.0, False), (501.0, True)])
def test_a_river_of_up_to_500_m_between_outlines_is_no_sea(gap_m: float, *, apart: bool) -> None:
    wards = outlines(island=(2000 + gap_m, 4000))
    found = landmasses.find(wards, np.array([MAINLAND_CELL, ISLAND_CELL]))
    assert (found is not None) == apart


def test_wards_joined_from_neighbour_to_neighbour_are_one_land() -> None:
    # west and island lie 1600 m apart; each lies 300 m from the ward between them
    wards = outlines(east=(1300, 2300), island=(2600, 3600))
    assert landmasses.find(wards, np.array([MAINLAND_CELL])) is None


def test_wards_the_planner_says_are_joined_are_one_land() -> None:
    travel = ways(MAINLAND_SCHOOL, ISLAND_SCHOOL, joined=(("east", "island"),))
    assert travel.land is None
    assert len(walked(travel)) == 4


def test_a_group_that_names_one_ward_joins_its_own_pieces() -> None:
    two = shapely.MultiPolygon([shapely.box(0, 0, 1000, 1000), shapely.box(3000, 0, 4000, 1000)])
    wards = gpd.GeoDataFrame({"ward_id": ["w"]}, geometry=[two]).set_index("ward_id")
    cells = np.array([[500.0, 500.0]])
    assert landmasses.find(wards, cells) is not None
    assert landmasses.find(wards, cells, joined=(("w",),)) is None


def test_a_bridge_among_the_streets_makes_one_land() -> None:
    bridge = street([0.0, 500.0], [4000.0, 500.0])
    travel = ways(MAINLAND_SCHOOL, known=bridge)
    assert travel.land is None
    assert walked(travel) == [(0, 0, 1800.0), (1, 0, 3000.0)]


def test_an_island_without_streets_does_not_hang_on_those_across_the_water() -> None:
    ashore = street([0.0, 500.0], [2000.0, 500.0])
    travel = ways(MAINLAND_SCHOOL, ISLAND_SCHOOL, known=ashore)
    # ashore along the street, on the island by the line; without the rule the island's cell would
    # swim 1100 m to the end of the street and walk 1900 m along it
    assert walked(travel) == [(0, 0, 1800.0), (1, 1, 800 * DETOUR)]
    school, metres = travel.nearest()
    assert school.tolist() == [0, 1]
    assert metres == pytest.approx([1800.0, 800 * DETOUR])


def two_streets(ashore: Streets, beyond: Streets) -> Streets:
    """Hold two streets that nothing joins, each with a node every 100 m."""
    xy = np.vstack([ashore.xy, beyond.xy])
    at = np.array([one for one in range(len(xy) - 1) if one != len(ashore.xy) - 1])
    return streets.connect(xy, at, at + 1, np.full(len(at), 100.0), kind=Kind.SURVEYED)


def test_two_lands_with_streets_that_no_street_joins_stay_two() -> None:
    both = two_streets(
        street([0.0, 500.0], [2000.0, 500.0]), street([3000.0, 500.0], [4000.0, 500.0])
    )
    travel = ways(MAINLAND_SCHOOL, ISLAND_SCHOOL, known=both)
    assert walked(travel) == [(0, 0, 1800.0), (1, 1, 800.0)]


# An island 3 km long with one path of 100 m near its far end. Its near end lies 1100 m over the
# water from the end of the mainland's street, nearer than the 1500 m to its own path.
FAR_END_PATH = two_streets(
    street([0.0, 500.0], [2000.0, 500.0]), street([4600.0, 500.0], [4700.0, 500.0])
)
LONG_ISLAND = outlines(island=(3000, 6000))
NEAR_END, FAR_END = [3100.0, 500.0], [4700.0, 500.0]


@pytest.mark.parametrize(("lives", "taught"), [(NEAR_END, FAR_END), (FAR_END, NEAR_END)])
def test_a_place_hangs_on_the_street_of_its_own_land_though_one_over_the_water_is_nearer(
    lives: list[float], taught: list[float]
) -> None:
    cells = np.array([MAINLAND_CELL, lives])
    land = landmasses.find(LONG_ISLAND, cells, streets=FAR_END_PATH)
    schools = np.array([MAINLAND_SCHOOL, taught])
    travel = Travel(cells, schools, streets=FAR_END_PATH, land=land)
    # 1500 m to the path and 100 m along it; over the water the mainland's street knows no way there
    assert walked(travel) == [(0, 0, 1800.0), (1, 1, 1600.0)]
    school, metres = travel.nearest()
    assert school.tolist() == [0, 1]
    assert metres == pytest.approx([1800.0, 1600.0])


def test_places_hang_on_the_nearest_node_of_their_own_land_and_on_none_where_it_has_none() -> None:
    places = np.array([NEAR_END, [1900.0, 530.0]])
    with_path = landmasses.find(LONG_ISLAND, places, streets=FAR_END_PATH)
    assert with_path is not None
    node, snap_m = with_path.snap(FAR_END_PATH, places)
    assert FAR_END_PATH.xy[node].tolist() == [[4600.0, 500.0], [1900.0, 500.0]]
    assert snap_m.tolist() == [1500.0, 30.0]
    ashore = street([0.0, 500.0], [2000.0, 500.0])
    without = landmasses.find(LONG_ISLAND, places, streets=ashore)
    assert without is not None
    node, snap_m = without.snap(ashore, places)
    assert node.tolist() == [NOBODY, 19]
    assert snap_m.tolist() == [np.inf, 30.0]


def test_streets_of_one_land_that_do_not_meet_part_it_as_they_do_without_an_island() -> None:
    # along the mainland from 0 to 900 m and from 1000 to 2000 m, and nothing between
    broken = two_streets(street([0.0, 500.0], [900.0, 500.0]), street([1000.0, 500.0], [2e3, 500]))
    alone = ways(MAINLAND_SCHOOL, [1500.0, 500.0], wards=outlines().iloc[:2], known=broken)
    beside = ways(MAINLAND_SCHOOL, [1500.0, 500.0], known=broken)
    assert alone.land is None
    assert beside.land is not None
    for travel in (alone, beside):
        assert [pair for pair in walked(travel) if pair[0] == 0] == [(0, 1, 400.0)]
        assert travel.nearest()[0][0] == 1
    assert ways(MAINLAND_SCHOOL, known=broken).nearest()[0].tolist() == [NOBODY, NOBODY]


def test_the_limit_holds_on_one_land_as_before() -> None:
    travel = ways(MAINLAND_SCHOOL, ISLAND_SCHOOL)
    assert walked(travel, 800 * DETOUR) == [(1, 1, 800 * DETOUR)]


def test_a_place_off_every_outline_is_on_the_nearest_land() -> None:
    land = landmasses.find(outlines(), np.array([MAINLAND_CELL]))
    assert land is not None
    assert land.at(np.array([[2100.0, 500.0], [2900.0, 500.0]])).tolist() == [0, 1]


def test_the_largest_land_is_the_first_by_area_not_by_the_order_of_the_wards() -> None:
    wards = outlines(island=(3000, 9000))
    land = landmasses.find(wards, np.array([MAINLAND_CELL, ISLAND_CELL]))
    assert land is not None
    assert land.cells.tolist() == [1, landmasses.MAIN]


def test_walks_of_many_cells_are_parted_block_by_block() -> None:
    # more pairs than fit in one block of 1,048,576: 1,200 cells by 1,000 schools
    dice = np.random.default_rng(5)
    side = dice.integers(0, 2, 1200)
    cells = np.column_stack([np.where(side, 3500.0, 500.0), dice.uniform(0, 1000, 1200)])
    there = dice.integers(0, 2, 1000)
    schools = np.column_stack([np.where(there, 3500.0, 500.0), dice.uniform(0, 1000, 1000)])
    land = landmasses.find(outlines(), cells)
    pairs = Travel(cells, schools, land=land).within()
    assert pairs.nnz == int((side[:, None] == there[None, :]).sum())
    row = pairs.tocoo()
    assert (side[row.row] == there[row.col]).all()
