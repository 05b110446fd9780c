"""Cells for a locality without any, by the best it brings."""

from __future__ import annotations

import pytest
import shapely
from benches import bench, codes
from squares import box

from spatial.intake.joining.cells import cells, planned, uninhabited


def land(use: str, shape: shapely.Polygon) -> dict[str, object]:
    return {"land_id": use, "use": use, "geometry": shape}


def test_without_anything_people_are_spread_evenly_and_that_is_said() -> None:
    one = bench()
    found = cells(one)
    assert codes(one) == ["cells_made"]
    assert one.faults[0].blanks["count"] == len(found)
    assert set(found["ward_id"]) == {"a", "b"}
    assert found.groupby("ward_id")["weight"].sum().min() > 0


def test_nobody_is_placed_in_water() -> None:
    water = box(0, 0, 0.5, 1)
    one = bench(land_use=[land("mặt nước", water)])
    found = cells(one)
    assert "cells_by_land" in codes(one)
    inside = found.geometry.within(water.buffer(-1)) & (found["weight"] > 0)
    assert not inside.any()


def test_a_use_nobody_knows_is_land_people_live_on_and_is_named() -> None:
    one = bench(land_use=[land("đất thổ cư", box(0, 0, 0.5, 1))])
    cells(one)
    (note,) = [fault for fault in one.faults if fault.code == "use_lived_on"]
    assert (note.blanks["count"], note.blanks["uses"]) == (1, "đất thổ cư")


def test_a_ward_all_water_is_named() -> None:
    one = bench(land_use=[land("mặt nước", box(0, 0, 1, 1))])
    cells(one)
    (note,) = [fault for fault in one.faults if fault.code == "nowhere_to_live"]
    assert note.blanks["places"] == "Tây"


@pytest.mark.parametrize(("ward", "expected"), [("a", []), ("x", ["unknown_reference"])])
def test_a_neighbourhood_names_a_ward_there_is(ward: str, expected: list[str]) -> None:
    row = {
        "neighbourhood_id": "k1",
        "name": "Khu phố 1",
        "ward_id": ward,
        "people": 500,
        "geometry": box(0, 0, 0.5, 0.5),
    }
    one = bench(neighbourhoods=[row])
    cells(one)
    assert [code for code in codes(one) if code == "unknown_reference"] == expected


def test_land_nobody_lives_on_is_kept_by_the_names_of_its_uses() -> None:
    shapes = [box(0, 0, 0.5, 1), box(0.5, 0, 0.6, 1), box(0.6, 0, 0.7, 1)]
    uses = ("mặt nước", "nhà ở", "industry")
    one = bench(land_use=[land(use, shape) for use, shape in zip(uses, shapes, strict=True)])
    kept = uninhabited(one)
    assert kept is not None
    assert kept["use"].tolist() == ["water", "industry"]
    assert uninhabited(bench()) is None


def test_a_zoning_plan_is_read_by_words_and_codes_and_an_unknown_use_is_other_and_named() -> None:
    shapes = [box(0, 0, 0.5, 1), box(0.5, 0, 0.6, 1), box(0.6, 0, 0.7, 1)]
    uses = ("DGD", "đất ở", "sân bay")
    rows = [{"use": use, "geometry": shape} for use, shape in zip(uses, shapes, strict=True)]
    one = bench(planned_uses=rows)
    kept = planned(one)
    assert kept is not None
    assert kept["use"].tolist() == ["giao_duc", "nha_o", "khac"]
    (note,) = [fault for fault in one.faults if fault.code == "planned_use_other"]
    assert (note.blanks["count"], note.blanks["uses"]) == (1, "sân bay")
    assert planned(bench()) is None
