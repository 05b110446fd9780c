"""Checked tables of a town of two square wards, for whoever joins them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import CRS

from spatial.intake.checking import check
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Bench, Wards
from spatial.intake.reading.find import Source

TM3 = CRS.from_epsg(9210)
WEST_M, SOUTH_M, SIDE_M = 600_000.0, 1_200_000.0, 1_000.0


def point(x: float, y: float) -> shapely.Point:
    """Give a place in sides of a ward from the south-west corner."""
    return shapely.Point(WEST_M + x * SIDE_M, SOUTH_M + y * SIDE_M)


def wards() -> Wards:
    """Draw two wards side by side: a in the west, b in the east."""
    corners = [(WEST_M + at * SIDE_M, SOUTH_M) for at in range(2)]
    layer = gpd.GeoDataFrame(
        {"ward": ["Tây", "Đông"]},
        index=pd.Index(["a", "b"], name="ward_id"),
        geometry=[shapely.box(x, y, x + SIDE_M, y + SIDE_M) for x, y in corners],
        crs=TM3,
    )
    return Wards(crs=TM3, sets={"wards": layer}, known={"wards": layer.index}, sound=True)


def checked(table: str, rows: list[dict[str, object]]) -> Checked:
    """Check the rows of a table; a place goes under ``geometry``."""
    frame = pd.DataFrame(rows, index=range(2, len(rows) + 2), dtype=object)
    if "geometry" in frame:
        shapes = frame.pop("geometry").to_numpy()
        frame = gpd.GeoDataFrame(frame, geometry=shapes, crs=TM3)
    return check.typed(frame, Source(table=table, path=Path(f"{table}.csv"), name=f"{table}.csv"))


def bench(**tables: list[dict[str, object]]) -> Bench:
    """Lay out the tables of the town."""
    return Bench(town=wards(), frames={name: checked(name, rows) for name, rows in tables.items()})


def codes(one: Bench) -> list[str]:
    """List the codes of what was found."""
    return [fault.code for fault in one.faults]
