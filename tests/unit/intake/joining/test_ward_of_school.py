"""A school and the ward it gives: where they disagree, both are said."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS

from spatial.errors import Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Wards
from spatial.intake.joining.ward_of_school import TOLERANCE_M, against_wards
from spatial.intake.reading.find import Source

TM3 = CRS.from_epsg(9210)
LAYER = gpd.GeoDataFrame(
    {"ward": ["Tây", "Đông"]},
    index=pd.Index(["a", "b"], name="ward_id"),
    geometry=[shapely.box(0, 0, 1_000, 1_000), shapely.box(1_000, 0, 2_000, 1_000)],
    crs=TM3,
)
TOWN = Wards(crs=TM3, sets={"wards": LAYER}, known={"wards": LAYER.index}, sound=True)


def school(x: float, ward_id: str) -> Checked:
    frame = gpd.GeoDataFrame(
        {"school_id": ["s"], "name": ["Trường S"], "ward_id": [ward_id]},
        index=[2],
        geometry=[shapely.Point(x, 500)],
        crs=TM3,
    )
    source = Source(table="schools", path=Path("s.csv"), name="s.csv")
    return Checked(source=source, frame=frame, sound=np.array([True]), whole=True, faults=())


@pytest.mark.parametrize(("x", "ward"), [(500, "a"), (1_500, "b"), (1_500, ""), (9_000, "a")])
def test_a_school_in_its_ward_in_no_ward_or_without_one_is_no_fault(x: float, ward: str) -> None:
    done, faults = against_wards(school(x, ward), TOWN)
    assert (faults, done.sound.tolist()) == ([], [True])


def test_a_school_far_inside_another_ward_is_a_fault_with_both_and_the_distance() -> None:
    done, (fault,) = against_wards(school(1_300, "a"), TOWN)
    assert (fault.code, fault.row, fault.value) == ("ward_elsewhere", 2, "Trường S")
    assert fault.blanks == {
        "one": "Tây (a)",
        "other": "Đông (b)",
        "apart_m": "300",
        "tolerance_m": "50",
    }
    assert done.sound.tolist() == [False]


@pytest.mark.parametrize(
    ("off_m", "code"), [(TOLERANCE_M, "ward_on_border"), (TOLERANCE_M + 1, "ward_elsewhere")]
)
def test_near_the_border_it_is_only_noted(off_m: float, code: str) -> None:
    done, (fault,) = against_wards(school(1_000 + off_m, "a"), TOWN)
    assert fault.code == code
    assert (fault.severity is Severity.WARNING) == (code == "ward_on_border")
    assert done.sound.tolist() == [code == "ward_on_border"]


def test_a_ward_nobody_has_is_a_fault() -> None:
    done, (fault,) = against_wards(school(500, "x"), TOWN)
    assert (fault.code, fault.value) == ("unknown_reference", "x")
    assert done.sound.tolist() == [False]


def test_schools_that_give_no_ward_are_left_alone() -> None:
    plain = school(500, "a")
    bare = Checked(
        source=plain.source,
        frame=plain.frame.drop(columns="ward_id"),
        sound=plain.sound,
        whole=True,
        faults=(),
    )
    assert against_wards(bare, TOWN) == (bare, [])
