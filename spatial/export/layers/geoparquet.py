"""Layers as GeoParquet 1.1, one file each: for DuckDB, pandas and the like."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd
from pyarrow import parquet
from pyproj import CRS

from spatial.export.layers.vector_layer import VectorLayer
from spatial.scenario import ScenarioCard


def documents(
    layers: Sequence[VectorLayer],
    *,
    crs: CRS,
    description: str = "",
    card: ScenarioCard | None = None,
) -> dict[str, bytes]:
    """
    Write each layer into a file of its own.

    Parameters
    ----------
    crs
        System the shapes are in.
    description, card
        What the layers are and whom to credit, and the scenario shown: key-value metadata of each
        file (``description``, ``scenario``), where DuckDB and pyarrow tell them.

    Returns
    -------
    dict
        Bytes by file name; the columns have our names and whole figures.
    """
    about = {"description": description} if description else {}
    if card is not None:
        about["scenario"] = json.dumps(card.tree(), ensure_ascii=False)
    files = {}
    for layer in layers:
        rows = document(layer.to(crs).reset_index(drop=True))
        files[f"{layer.name}.parquet"] = told(rows, about)
    return files


def document(frame: gpd.GeoDataFrame) -> bytes:
    """Write rows into one file, without their index."""
    box = io.BytesIO()
    frame.to_parquet(box, index=False, compression="zstd", schema_version="1.1.0")
    return box.getvalue()


def table(frame: pd.DataFrame) -> bytes:
    """Write rows without shapes into one file, without their index."""
    box = io.BytesIO()
    frame.to_parquet(box, index=False, compression="zstd")
    return box.getvalue()


def told(rows: bytes, about: Mapping[str, str]) -> bytes:
    """Write texts into the metadata of a file, its rows and columns as they were."""
    if not about:
        return rows
    table = parquet.ParquetFile(io.BytesIO(rows)).read()  # our own, as just written
    more = {name.encode(): text.encode() for name, text in about.items()}
    box = io.BytesIO()
    told_too = table.replace_schema_metadata({**(table.schema.metadata or {}), **more})
    parquet.write_table(told_too, box, compression="zstd")
    return box.getvalue()
