"""Streets as maps draw them: by class and name, every line once, cut at the edges of sheets."""

from __future__ import annotations

import json

import numpy as np
import pytest

from spatial import ground
from spatial.communes import pack, street_sheets
from spatial.ground import GroundKind

WARD = (106.60, 10.84, 106.65, 10.89)  # about Trung Mỹ Tây
CLASSES_KM = {  # of the source, links with the class they lead to
    GroundKind.NATIONAL_ROAD: 242.2 + 22.4,
    GroundKind.MAIN_ROAD: 435.7 + 23.5 + 431.0 + 10.5,
    GroundKind.COLLECTOR: 895.2 + 11.4,
}


def lengths_km(levels: tuple[str, ...]) -> dict[GroundKind, float]:
    """Add up the lines of every sheet by class, on a ball of 6,371 km."""
    found: dict[GroundKind, float] = {}
    for name, text in street_sheets.sheets().items():
        if name.split("-")[0] not in levels:
            continue
        whole = ground.of_json(json.loads(text))
        for shape in whole.shapes:
            for part in shape.parts:
                lon, lat = np.radians(whole.degrees(part)).T
                east = np.diff(lon) * np.cos(lat[:-1])
                metres = 6_371 * np.hypot(east, np.diff(lat)).sum()
                found[shape.kind] = found.get(shape.kind, 0.0) + metres
    return found


def test_every_road_of_the_source_lies_on_the_sheets_in_its_class() -> None:
    found = lengths_km((street_sheets.ROADS,))
    assert set(found) == set(CLASSES_KM)
    for kind, source_km in CLASSES_KM.items():
        assert found[kind] == pytest.approx(source_km, rel=0.01), kind  # simplified by 5 m


def test_the_city_at_once_has_main_roads_alone_and_in_few_bytes() -> None:
    kinds = {GroundKind(shape["kind"]) for shape in street_sheets.main()["shapes"]}
    assert kinds == {GroundKind.MAIN_ROAD, GroundKind.NATIONAL_ROAD}
    found = lengths_km((street_sheets.MAIN,))
    assert found[GroundKind.NATIONAL_ROAD] == pytest.approx(242.2, rel=0.03)  # steps of 22 m
    assert found[GroundKind.MAIN_ROAD] == pytest.approx(435.7, rel=0.03)


def test_there_are_two_sheets_for_every_square_of_the_streets_carried() -> None:
    west, south, east, north = pack.STREETS_BOX
    assert east - west <= street_sheets.COLUMNS * street_sheets.SIDE + 1e-9
    assert north - south <= street_sheets.ROWS * street_sheets.SIDE
    squares = street_sheets.COLUMNS * street_sheets.ROWS
    assert len(street_sheets.sheets()) == 1 + 2 * squares


def test_a_place_gets_the_named_streets_that_come_into_its_frame() -> None:
    found = street_sheets.within(WARD)
    assert GroundKind.LOCAL_STREET in {shape.kind for shape in found.shapes}
    assert ("main_road", "Tô Ký") in {(shape.kind, shape.name) for shape in found.shapes}
    west, south, east, north = WARD
    for shape in found.shapes:
        for part in shape.parts:
            (left, low), (right, high) = (f(found.degrees(part), axis=0) for f in (np.min, np.max))
            assert left <= east
            assert right >= west
            assert low <= north
            assert high >= south


def test_far_from_the_streets_carried_there_are_none() -> None:
    assert not street_sheets.within((105.80, 21.00, 105.86, 21.05))  # Hà Nội


def test_a_ward_has_all_its_streets_at_once_and_the_city_has_not() -> None:
    assert street_sheets.is_small(WARD)
    assert not street_sheets.is_small(pack.STREETS_BOX)
