"""Names on a printed map stand whole and on nothing else."""

from __future__ import annotations

import re

import shapely

from spatial.export.map_sheets.map_window import MapWindow
from spatial.export.map_sheets.ward_names import WardNames

# 10 m to a millimetre: ten letters of 3 mm are 180 m wide, a name with its figure 75 m high
FRAME = MapWindow(west=0, south=0, east=2_000, north=1_500, width_mm=200)


def names(*wards: tuple[float, float, float, float], may_leave: bool) -> list[tuple[float, float]]:
    """Write a name of ten letters into each box; give where they stand, from the upper left."""
    written = WardNames(frame=FRAME)
    page = "".join(
        text
        for box in wards
        for text in written.written(shapely.box(*box), "Phường Một", "7", may_leave=may_leave)
    )
    found = re.findall(r'x="([\d.]+)" y="([\d.]+)" fill="#111827">Phường Một', page)
    return [(float(x), float(y)) for x, y in found]


def test_a_name_stands_in_the_middle_of_its_ward() -> None:
    assert names((800, 500, 1_200, 900), may_leave=True) == [(1_000.0, 800.0)]


def test_a_second_name_gives_way_to_the_first() -> None:
    """Two wards that touch, each too narrow for its name: it moves up or down, or is left out."""
    (x, y), (east, other) = names(
        (900, 200, 1_000, 1_200), (1_000, 600, 1_100, 1_300), may_leave=True
    )
    assert abs(x - east) >= 180 or abs(y - other) >= 75


def test_where_there_is_no_place_left_a_name_is_left_out() -> None:
    same = (900, 700, 1_000, 720)
    assert len(names(same, same, may_leave=True)) == 1


def test_a_neighbour_s_name_keeps_to_its_ward() -> None:
    assert names((900, 500, 1_000, 900), may_leave=False) == []
    ((x, _),) = names((900, 500, 1_200, 900), may_leave=False)
    assert 900 + 90 <= x <= 1_200 - 90
