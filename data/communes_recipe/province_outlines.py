"""
Outlines of the provinces for a map of the whole country, drawn of the communes the pack carries.

``uv run python data/communes_recipe/province_outlines.py`` writes them beside the other outlines.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from numpy.typing import NDArray

PACK = Path(__file__).resolve().parents[2] / "spatial" / "communes" / "pack"
FINE_DEG = 0.004  # communes are simplified first, their borders shared [degrees]
SEAM_DEG = 0.0005  # closes what simplifying opened between them
COARSE_DEG = 0.006  # half a pixel of a map of the country 700 pixels high
NEAR_DEG = 0.01  # of a commune's own place, which may lie between its islands
SMALLEST_DEG2 = 0.002  # 24 km²; a smaller island stays where a commune's own place is on it


def drawn(outlines: gpd.GeoDataFrame, communes: pd.DataFrame) -> gpd.GeoDataFrame:
    """
    Draw every province.

    Parameters
    ----------
    outlines
        Of all communes, indexed by ``code`` [degrees].
    communes
        As `spatial.communes.pack.communes`.

    Returns
    -------
    geopandas.GeoDataFrame
        One row a province, ``province_code`` and the outline, by code.
    """
    own = communes["province_code"].reindex(outlines.index).to_numpy()
    simple = shapely.coverage_simplify(outlines.geometry.to_numpy(), FINE_DEG)
    largest = np.array([_largest(shape) for shape in simple], dtype=object)
    told = shapely.points(communes["lon"], communes["lat"])[
        communes.index.get_indexer(outlines.index)
    ]
    near = shapely.buffer(told, NEAR_DEG, quad_segs=2)
    places = shapely.union(near, shapely.point_on_surface(largest))
    codes = sorted(set(own))
    shapes = [_province(simple[own == code], places[own == code]) for code in codes]
    return gpd.GeoDataFrame({"province_code": codes}, geometry=shapes, crs=outlines.crs)


def _province(communes: NDArray[np.object_], places: NDArray[np.object_]) -> shapely.MultiPolygon:
    """Join communes; small islands no commune has its place on are left out."""
    seamless = shapely.buffer(communes, SEAM_DEG, quad_segs=1, join_style="mitre")
    joined = shapely.union_all(seamless)
    parts = [shapely.Polygon(part.exterior) for part in shapely.get_parts(joined)]
    kept = [
        part
        for part in parts
        if part.area >= SMALLEST_DEG2 or shapely.intersects(part, places).any()
    ]
    simple = [shapely.simplify(part, min(COARSE_DEG, part.area**0.5 / 4)) for part in kept]
    return shapely.MultiPolygon(simple)


def _largest(shape: shapely.Geometry) -> shapely.Geometry:
    """Return the largest part of a shape."""
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def main() -> None:
    """Write the file of the pack."""
    layer = gpd.GeoDataFrame(gpd.read_parquet(PACK / "outlines.parquet")).set_index("code")
    communes = pd.read_parquet(PACK / "communes.parquet").set_index("code")
    made = drawn(layer, communes)
    shapes = shapely.to_wkb(shapely.set_precision(made.geometry.to_numpy(), 1e-4))
    table = pa.table({"province_code": list(made["province_code"]), "geometry": pa.array(shapes)})
    pq.write_table(table, PACK / "province_outlines.parquet", compression="zstd")
    sys.stdout.write(f"{shapely.get_num_coordinates(made.geometry.to_numpy()).sum()}\n")


if __name__ == "__main__":
    main()
