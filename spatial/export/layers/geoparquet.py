"""Layers as GeoParquet 1.1, one file each: for DuckDB, pandas and the like."""

from __future__ import annotations

import io
from collections.abc import Sequence

import geopandas as gpd
from pyproj import CRS

from spatial.export.layers.vector_layer import VectorLayer


def documents(layers: Sequence[VectorLayer], *, crs: CRS) -> dict[str, bytes]:
    """
    Write each layer into a file of its own.

    Parameters
    ----------
    crs
        System the shapes are in.

    Returns
    -------
    dict
        Bytes by file name; the columns have our names and whole figures.
    """
    files = {}
    for layer in layers:
        files[f"{layer.name}.parquet"] = document(layer.to(crs).reset_index(drop=True))
    return files


def document(frame: gpd.GeoDataFrame) -> bytes:
    """Write rows into one file, without their index."""
    box = io.BytesIO()
    frame.to_parquet(box, index=False, compression="zstd", schema_version="1.1.0")
    return box.getvalue()
