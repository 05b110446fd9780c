"""The deficits of many localities as one GeoParquet and one GeoPackage, always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from spatial import crs
from spatial.export.layers import geoparquet, layer_style, tables
from spatial.export.layers.geopackage import document
from spatial.export.layers.vector_layer import DEFICIT, VectorLayer
from spatial.records import LEVELS

CRS = "EPSG:4326"


def part(layer: bytes) -> bytes:
    """
    Turn a locality's deficit layer into a piece of the joined one.

    Parameters
    ----------
    layer
        ``deficit_all.geojson`` as `spatial.export.bundle` makes it.

    Returns
    -------
    bytes
        GeoParquet, a row per ward and level in the order of the layer.
    """
    tree = json.loads(layer)
    frame = gpd.GeoDataFrame.from_features(tree["features"], crs=CRS)
    frame.insert(0, "locality", tree["locality"])
    if "unverified_norms" in frame:
        frame["unverified_norms"] = frame["unverified_norms"].map(" ".join)
    texts = {
        "locality",
        "ward_id",
        "ward",
        "level",
        "profile",
        "units",
        "status",
        "kind",
        "reasons",
    }
    figures = [
        name
        for name in frame.columns
        if name not in {"geometry", "year", *texts} and frame[name].map(_is_figure).all()
    ]
    return geoparquet.document(frame.astype(dict.fromkeys(figures, "float64")))


def whole(parts: Sequence[bytes]) -> gpd.GeoDataFrame:
    """Put pieces together in the order given."""
    frames = [pq.ParquetFile(pa.BufferReader(each)).read().to_pandas() for each in parts]
    table = pd.concat(frames, ignore_index=True)
    shapes = shapely.from_wkb(table.pop("geometry").to_numpy())
    return gpd.GeoDataFrame(table, geometry=shapes, crs=CRS)


def geopackage(frame: gpd.GeoDataFrame, *, lang: str) -> bytes:
    """
    Write a layer for each level into one GeoPackage that a GIS opens dressed.

    Parameters
    ----------
    frame
        As `whole`; each row is painted by its own ``status_by``, the way its locality is graded.
    lang
        Language of titles, names of columns and classes.
    """
    painted = frame.copy()
    for way, rows in frame.groupby("status_by", sort=False):
        share, short = tables.shortage(rows, str(way), lang=lang)
        painted.loc[rows.index, "share_missing"] = share
        painted.loc[rows.index, "short"] = short
    style = layer_style.deficit(lang=lang)
    layers = [
        VectorLayer(
            name=f"{DEFICIT}{level}",
            frame=painted[painted["level"] == level.value],
            shape=tables.POLYGON,
            style=style,
            years=True,
        )
        for level in LEVELS
    ]
    held = [layer for layer in layers if len(layer.frame)]
    return document(held, crs=crs.WGS84, lang=lang)


def one_table(tables: Sequence[bytes]) -> bytes:
    r"""
    Put tables with the same header below one another.

    Parameters
    ----------
    tables
        CSV, UTF-8 with BOM, as this package writes them: the header is the first line.

    Examples
    --------
    >>> one_table([b"a,b\n1,2\n", b"a,b\n3,4\n"])
    b'a,b\n1,2\n3,4\n'
    """
    bodies = [each.partition(b"\n")[2] for each in tables]
    heads = [each.partition(b"\n")[0] + b"\n" for each in tables[:1]]
    return b"".join((*heads, *bodies))


def _is_figure(value: object) -> bool:
    """Tell a number, or none, from a text."""
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
