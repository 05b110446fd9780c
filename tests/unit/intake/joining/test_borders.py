"""Borders closed on request, every square metre told."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from spatial.intake.checking.check import Checked
from spatial.intake.joining.borders import mend
from spatial.intake.reading.find import Source

WEST, SOUTH = 600_000, 1_200_000


def wards(*boxes: tuple[float, float, float, float]) -> Checked:
    shapes = [
        shapely.box(WEST + west, SOUTH + south, WEST + east, SOUTH + north)
        for west, south, east, north in boxes
    ]
    codes = [f"w{at}" for at in range(len(boxes))]
    layer = gpd.GeoDataFrame(
        {"ward_id": codes, "ward": codes},
        index=range(2, len(boxes) + 2),
        geometry=shapes,
        crs=9210,
    )
    source = Source(table="wards", path=Path("wards.shp"), name="wards.shp")
    sound = np.ones(len(boxes), dtype=bool)
    return Checked(source=source, frame=layer, sound=sound, whole=True, faults=())


CLEAN = wards((0, 0, 100, 100), (100, 0, 200, 100))
OVERLAP = wards((0, 0, 101, 100), (100, 0, 200, 100), (200, 0, 300, 100))


def test_a_clean_layer_comes_back_as_it_was() -> None:
    assert mend(CLEAN, gap_width_m=5) == (CLEAN, [])


def test_an_overlap_is_land_of_one_ward_afterwards() -> None:
    done, (note,) = mend(OVERLAP, gap_width_m=1)
    shapes = done.frame.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(30_000)
    assert (note.code, note.blanks["overlap_m2"], note.blanks["left_m2"]) == (
        "borders_mended",
        "100.0",
        "0.0",
    )


def test_the_repair_names_the_wards_that_changed_and_no_other() -> None:
    done, (note,) = mend(OVERLAP, gap_width_m=1)
    (repair,) = done.repairs
    assert 4 not in repair.rows
    assert note.blanks["count"] == len(repair.rows)
    assert all(text.endswith("m²") for text in repair.before)


def test_the_layer_given_is_not_touched() -> None:
    before = OVERLAP.frame.geometry.area.sum()
    mend(OVERLAP, gap_width_m=1)
    assert OVERLAP.frame.geometry.area.sum() == before


def test_a_ward_that_would_be_swallowed_stops_it() -> None:
    inside = wards((0, 0, 100, 100), (0, 0, 100, 100), (100, 0, 200, 100))
    done, (fault,) = mend(inside, gap_width_m=1)
    assert done is inside
    assert fault.code == "border_swallows"


def test_a_layer_that_lacks_a_column_is_left_alone() -> None:
    useless = Checked(
        source=CLEAN.source, frame=CLEAN.frame, sound=CLEAN.sound, whole=False, faults=()
    )
    assert mend(useless, gap_width_m=1) == (useless, [])
