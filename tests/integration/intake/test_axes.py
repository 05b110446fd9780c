"""Coordinates with a zone before them or with exchanged axes come right once the system is told."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from layers_without_system import VN2000, schools

from spatial.intake.answers.settings import Settings
from spatial.intake.reading import datum, load
from spatial.intake.reading.find import Source


@pytest.mark.parametrize(
    ("shift", "turned", "code"),
    [(0.0, False, None), (48e6, False, "zone_dropped"), (0.0, True, "axes_swapped")],
)
def test_a_zone_before_the_eastings_or_axes_exchanged_come_right_once_confirmed(
    tmp_path: Path, shift: float, turned: bool, code: str | None
) -> None:
    path = schools(tmp_path, shift, turned=turned)
    source = Source(table="schools", path=path, name=path.name)
    (asked,) = load.load(source, Settings())
    (question,) = [fault for fault in asked.faults if fault.code == "missing_crs"]
    assert asked.frame is None
    assert "EPSG:9210" in str(question.blanks["candidates"])
    (told,) = load.load(source, Settings(crs={path.name: VN2000}))
    frame = told.frame
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == VN2000
    assert frame.geometry.x.tolist() == [594_000.0, 596_100.0, 596_700.0]
    assert frame.geometry.y.tolist() == [1_195_500.0, 1_195_500.0, 1_196_000.0]
    found = {fault.code for fault in told.faults} & {"zone_dropped", "axes_swapped"}
    assert found == ({code} if code else set())


def test_numbers_that_only_begin_like_a_zone_are_left() -> None:
    mixed = np.array([[48_594_000.0, 1_195_500.0], [594_000.0, 1_195_500.0]])
    far = np.array([[48_050_000.0, 1_195_500.0]])  # no zone has an easting of 50 km
    for points in (mixed, far):
        left, zone = datum.bare(points)
        assert zone is None
        assert left.tolist() == points.tolist()
