"""Zones of the upper-secondary schools of a city of 168 wards: processor, memory, bound."""

from __future__ import annotations

import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from benchmarks.measure import Row, shown
from benchmarks.peak import megabytes
from spatial import catchment, questions, zoning
from spatial.streets import Travel

WARDS = Path(__file__).parents[2] / "shared" / "real" / "hcmc_wards_post2025.gpkg"
CELLS, SCHOOLS = 40_000, 200
LIMIT_S = 60.0


def city(
    cells: int = CELLS, schools: int = SCHOOLS, *, share: float = 1.05
) -> tuple[catchment.Question, zoning.Zoning]:
    """
    Draw the pupils and schools of one level over the wards of Hồ Chí Minh City.

    Parameters
    ----------
    cells, schools
        How many of each.
    share
        Seats as a share of pupils.
    """
    wards = gpd.read_file(WARDS).to_crs(9210)
    dense = 1.0 / wards.area.to_numpy() ** 0.5  # small wards are crowded ones
    parts = dense / dense.sum()
    xy = _points(wards, np.maximum(1, np.rint(parts * cells)).astype(int), cells, seed=0)
    to = _points(wards, np.maximum(1, np.rint(parts * schools)).astype(int), schools, seed=1)
    random = np.random.default_rng(0)
    pupils = random.integers(2, 12, cells).astype(float)
    rooms = random.uniform(0.6, 1.4, schools)
    seats = np.floor(rooms / rooms.sum() * pupils.sum() * share)
    question = catchment.Question(
        pupils=pd.Series(pupils, index=[f"c{at}" for at in range(cells)]),
        seats=pd.Series(seats, index=[f"s{at}" for at in range(schools)]),
        travel=Travel(xy, to),
    )
    return question, questions.zoning_problem(question, xy)


def _points(wards: gpd.GeoDataFrame, many: np.ndarray, count: int, *, seed: int) -> np.ndarray:
    """Draw points inside the wards, exactly as many as asked."""
    spots = wards.sample_points(np.maximum(many, 2) + 1, rng=seed).explode(index_parts=False)
    xy = np.column_stack([spots.x, spots.y])
    return xy[np.sort(np.random.default_rng(seed).permutation(len(xy))[:count])]


def zones() -> None:
    """Make the city's zones, for the peak of memory."""
    zoning.zones(city()[1], time_limit_s=LIMIT_S)


def rows() -> list[Row]:
    """Return every line."""
    _, asked = city()
    began, worked = time.perf_counter(), time.process_time()
    found = zoning.zones(asked, time_limit_s=LIMIT_S)
    spent, worked = time.perf_counter() - began, time.process_time() - worked
    peak = megabytes("benchmarks.city_zones:zones")
    return [
        Row(
            task="zones of a city, upper secondary, limit 60 s",
            size=f"{CELLS:,} × {SCHOOLS}",
            ours=f"{shown(worked)} of the processor in {shown(spent)}, {peak:,.0f} MB, "
            f"gap {found.gap:.2%}, {found.over.sum():.0f} beyond seats, "
            f"at most {found.parts.max()} part",
            goal="≤ 2 GB, ≤ 60 s",
        )
    ]
