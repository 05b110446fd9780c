"""Joined deficits as a batch writes them, of a few communes, small enough to add up by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from spatial.intake.single.deficit_layer import FIGURES, TEXTS

USUAL = {
    "level": "tieu_hoc",
    "ward": "x",
    "locality": "y",
    "profile": "tt23-urban@2026-11-29",
    "units": "wards_2025",
    "kind": "estimated",
    "year": 2026,
    "land_have_m2": 0.0,
    "land_need_m2": 0.0,
    "land_short_m2": 0.0,
    "land_surplus_m2": 0.0,
}
# Two communes of Hồ Chí Minh City and two of Cà Mau; the last one's rooms are not known.
FOUR = (
    {"ward_id": "26785", "rooms_have": 10, "rooms_need": 30, "rooms_short": 20},
    {"ward_id": "26791", "rooms_have": 25, "rooms_need": 18, "rooms_short": 0},
    {"ward_id": "31825", "rooms_have": 8, "rooms_need": 12, "rooms_short": 4},
    {"ward_id": "31834", "rooms_have": None, "rooms_need": 9, "rooms_short": None},
)


def frame(*rows: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """Make the layer; ``rooms_need`` and ``rooms_short`` stand for every way of counting."""
    whole = []
    for row in rows or FOUR:
        each = USUAL | dict(row)
        for way in ("class", "per_10k_pupils", "per_10k_residents"):
            for part in ("need", "short"):
                each.setdefault(f"rooms_{part}_{way}", each.get(f"rooms_{part}"))
        whole.append({name: each.get(name) for name in (*TEXTS, *FIGURES)})
    shapes = [shapely.box(106 + at, 10, 106.5 + at, 10.5) for at in range(len(whole))]
    return gpd.GeoDataFrame(whole, geometry=shapes, crs="EPSG:4326")


def written(folder: Path, *rows: Mapping[str, Any], name: str = "deficits.parquet") -> Path:
    """Write the layer to a folder."""
    path = folder / name
    layer = frame(*rows)
    if path.suffix == ".parquet":
        layer.to_parquet(path)
    else:
        for level, part in layer.groupby("level"):
            part.to_file(path, layer=f"deficit_{level}", driver="GPKG")
    return path
