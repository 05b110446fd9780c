"""Roads opened and closed, and who walks less or more: tables and layers an office opens."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs, road_gains
from spatial.assessment import Assessment
from spatial.export import catchment as tables
from spatial.records import Level
from spatial.road_gains import ChangedRoads
from spatial.streets import RoadChange


def bundle(
    assessment: Assessment,
    roads: ChangedRoads,
    wards: Mapping[Level, pd.DataFrame],
    cells: Mapping[Level, pd.DataFrame],
    *,
    lang: str,
    seats: Mapping[Level, pd.DataFrame] | None = None,
) -> dict[str, bytes]:
    """
    Write what a change of roads comes to.

    Parameters
    ----------
    wards, cells
        By level, as `spatial.road_gains` makes them.
    seats
        By level, as `spatial.road_seats` counts them by ward; none where nobody asked.

    Returns
    -------
    dict of bytes
        ``road_wards.csv`` (a row per level and ward), ``road_cells.geojson`` (cells that walk less
        or more), ``road_works.geojson`` (each road opened, as drawn, and each link closed); where
        seats were asked ``road_seats.csv`` and ``road_seats.geojson`` (a row per level and ward).
    """
    more = {}
    if seats:
        table = _listed(seats)
        shapes = assessment.network.wards(assessment.options.units).geometry
        layer = gpd.GeoDataFrame(
            table, geometry=shapes.loc[table["ward_id"]].to_numpy(), crs=shapes.crs
        )
        more = {
            "road_seats.csv": tables.csv(table),
            "road_seats.geojson": tables.layer(assessment, layer, lang=lang),
        }
    return more | {
        "road_wards.csv": tables.csv(_listed(wards)),
        "road_cells.geojson": tables.layer(assessment, moved(assessment, cells), lang=lang),
        "road_works.geojson": tables.layer(assessment, drawn(roads), lang=lang),
    }


def _listed(wards: Mapping[Level, pd.DataFrame]) -> pd.DataFrame:
    """Write the wards of all levels under each other."""
    table = pd.concat(
        [one.rename_axis("ward_id").reset_index().assign(level=str(level))
         for level, one in wards.items()], ignore_index=True,
    )  # fmt: skip
    return table[["level", *(name for name in table if name != "level")]]


def moved(assessment: Assessment, cells: Mapping[Level, pd.DataFrame]) -> gpd.GeoDataFrame:
    """Put the cells that walk less or more where they are, level by level."""
    kept = [
        cells[level][road_gains.moved(cells[level])].assign(level=str(level)) for level in cells
    ]
    return tables.at_cells(assessment, pd.concat(kept, ignore_index=True))


def drawn(roads: ChangedRoads) -> gpd.GeoDataFrame:
    """Draw every road opened as it was given, and every link closed between its junctions."""
    rows: list[dict[str, object]] = []
    for work, links in zip(roads.works, roads.closed, strict=True):
        about = {"row": work.row, "change": str(work.change), "class": work.road_class,
                 "name": work.name}  # fmt: skip
        if work.change is RoadChange.OPEN:
            lines = [crs.project(*np.array(work.lonlat).T, crs=roads.town.crs)]
        else:
            lines = list(links.reshape(-1, 2, 2))
        rows += [
            {**about, "length_m": float(shapely.length(shapely.linestrings(line))),
             "geometry": shapely.linestrings(line)} for line in lines
        ]  # fmt: skip
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=roads.town.crs)
