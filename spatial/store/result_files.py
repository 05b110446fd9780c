"""Read back the files of results that a command or a batch wrote."""

from __future__ import annotations

import io
from pathlib import Path

import geopandas as gpd
import pandas as pd


def read(path: Path) -> bytes | None:
    """Return the bytes of a file; ``None`` where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def read_all(folder: Path) -> dict[str, bytes]:
    """
    Return every plain file of a folder by its name, in order.

    Raises
    ------
    OSError
        If one cannot be read: what was just written is there.
    """
    if not folder.is_dir():
        return {}
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }


def table(content: bytes) -> pd.DataFrame:
    """Return the rows of a table a batch wrote."""
    return pd.read_parquet(io.BytesIO(content))


def layer(content: bytes) -> gpd.GeoDataFrame:
    """Return the rows of a layer a batch wrote."""
    return gpd.read_parquet(io.BytesIO(content))
