"""Outlines of wards that do not fit: measured, and mended when asked."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from spatial.intake.joining import coverage

TM3 = 9210


def boxes(*bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    shapes = [shapely.box(*box) for box in bounds]
    return gpd.GeoDataFrame(index=list("abcd")[: len(shapes)], geometry=shapes, crs=TM3)


def test_overlap_and_gap_are_measured_in_square_metres() -> None:
    # a ring of four boxes round a hole of 10 × 10, two of them overlapping by 1 × 10
    ring = boxes((0, 0, 30, 10), (0, 20, 30, 30), (0, 9, 10, 20), (20, 10, 30, 20))
    found = coverage.measure(ring)
    assert found.overlap_m2 == pytest.approx(10.0)
    assert found.gap_m2 == pytest.approx(100.0)
    assert not found.valid


def test_mending_closes_narrow_gaps_and_tells_every_change() -> None:
    wards = boxes((0, 0, 100, 100), (99, 0, 200, 100), (0, 100.5, 200, 200))
    mended, changes = coverage.mend(wards, gap_width_m=2.0)
    assert coverage.measure(mended).valid
    assert coverage.measure(mended).overlap_m2 == 0
    # what was counted twice is counted once: 1 m × 100 m
    assert changes["lost_m2"].sum() == pytest.approx(100.0, abs=1.0)
    balance = changes["after_m2"] - changes["before_m2"]
    assert balance.tolist() == pytest.approx((changes["gained_m2"] - changes["lost_m2"]).tolist())
