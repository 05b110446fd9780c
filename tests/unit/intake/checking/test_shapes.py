"""The geometry of a table: points of its degrees, shapes that fit, faults by row."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial.errors import Fault
from spatial.intake.checking import shapes
from spatial.intake.reading.find import Source
from spatial.tables import schema


def shaped(frame: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[Fault]]:
    source = Source(table=table, path=Path(f"{table}.csv"), name=f"{table}.csv", sheet=None)
    done = shapes.shaped(frame, schema()[table], source)
    assert done is not None
    return done


def schools(**columns: list[object]) -> tuple[pd.DataFrame, list[Fault]]:
    return shaped(pd.DataFrame(columns, index=[2, 3], dtype=object), "schools")


def test_degrees_become_points() -> None:
    frame, faults = schools(lon=[106.6, 106.7], lat=[10.8, 10.9])
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.x.tolist() == [106.6, 106.7]
    assert faults == []


@pytest.mark.parametrize(("lon", "lat"), [(181, 10.8), (106.6, 91), ("đông", 10.8), (None, 10.8)])
def test_what_counts_no_degrees_is_a_fault_of_its_row_told_once(lon: object, lat: object) -> None:
    _, faults = schools(lon=[106.6, lon], lat=[10.8, lat])
    assert [(fault.code, fault.row) for fault in faults] == [("not_degrees", 3)]


def test_a_row_that_has_its_ward_alone_is_an_empty_point_and_no_fault() -> None:
    frame, faults = schools(lon=[106.6, None], lat=[10.8, None], without_place=[False, True])
    assert frame.geometry.is_empty.tolist() == [False, True]
    assert faults == []


def test_a_table_without_degrees_has_no_shape() -> None:
    source = Source(table="schools", path=Path("a.csv"), name="a.csv", sheet=None)
    assert shapes.shaped(pd.DataFrame({"name": ["A"]}), schema()["schools"], source) is None


@pytest.mark.parametrize(
    ("shape", "value"),
    [(shapely.Point(106.6, 10.8), "Point"), (None, "-"), (shapely.Polygon(), "-")],
)
def test_a_ward_is_an_outline(shape: object, value: str) -> None:
    layer = gpd.GeoDataFrame(
        {"ward_id": ["1", "2"], "ward": ["A", "B"]},
        index=[2, 3],
        geometry=[shapely.box(106.6, 10.8, 106.61, 10.81), shape],
        crs=4326,
    )
    (fault,) = [fault for fault in shaped(layer, "wards")[1] if fault.code == "wrong_shape"]
    assert (fault.row, fault.value, fault.blanks["shapes"]) == (3, value, "MultiPolygon / Polygon")
