"""Find a locality's tables in a folder and read them raw, with no judgement yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from spatial.errors import Fault
from spatial.tables import schema

VECTOR = {".geojson", ".gpkg", ".shp"}
TABLE = {".csv"}
HEADER_ROWS = 1


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file that holds a table: where it is, and what the faults call it."""

    table: str
    path: Path
    name: str

    @property
    def units(self) -> str:
        """Name of the set of wards, taken from the file's stem."""
        return self.path.stem

    @property
    def first_row(self) -> int:
        """Number of the first row of data as the user counts: a table has its header above."""
        return 1 + HEADER_ROWS if self.path.suffix.lower() in TABLE else 1


def find(folder: Path) -> tuple[list[Source], list[Fault]]:
    """
    Find the tables of a locality folder, also one folder down.

    Parameters
    ----------
    folder
        The locality.

    Returns
    -------
    sources, faults
        One source per table (several for wards: one per set of units); a fault for a folder that is
        not there and for a table given by two files.
    """
    if not folder.is_dir():
        return [], [Fault(code="missing_folder", value=str(folder))]
    sources = [
        Source(table=table, path=path, name=path.relative_to(folder).as_posix())
        for path in sorted(_candidates(folder))
        if (table := _table_of(path)) is not None
    ]
    faults: list[Fault] = []
    seen: dict[str, Source] = {}
    for source in sources:
        key = source.units if source.table == "wards" else source.table
        if key in seen:
            faults.append(
                Fault(code="two_files", file=source.name, blanks={"other": seen[key].name, "table": key})
            )
        seen[key] = source
    return list(seen.values()), faults


def _candidates(folder: Path) -> Iterator[Path]:
    """List files of a known form in the folder and one folder down."""
    for pattern in ("*", "*/*"):
        for path in folder.glob(pattern):
            if path.is_file() and path.suffix.lower() in VECTOR | TABLE:
                yield path


def _table_of(path: Path) -> str | None:
    """Tell which table a file holds by its name."""
    stem = path.stem.lower()
    if stem == "wards" or stem.startswith("wards_"):
        return "wards"
    return stem if stem in schema() and stem != "proposals" else None


def read(source: Source) -> tuple[pd.DataFrame | None, list[Fault]]:
    """
    Read one file as it is.

    Parameters
    ----------
    source
        The file.

    Returns
    -------
    frame, faults
        A frame with text or raw values by position; with a geometry column in a declared CRS for
        vector files and for tables that have ``lon`` and ``lat``. ``None`` if it cannot be used.
    """
    try:
        if source.path.suffix.lower() in TABLE:
            frame = pd.read_csv(
                source.path, dtype="str", keep_default_na=False, encoding="utf-8-sig"
            )
            frame.columns = frame.columns.str.strip()
            return frame, _empty(frame, source)
        layer = pyogrio.read_dataframe(source.path, fid_as_index=False)
    except UnicodeDecodeError:
        return None, [Fault(code="not_utf8", file=source.name)]
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as problem:
        return None, [_unreadable(source, problem)]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as problem:
        return None, [_unreadable(source, problem)]
    if not isinstance(layer, gpd.GeoDataFrame):
        return layer, _empty(layer, source)
    if layer.crs is None:
        return None, [Fault(code="missing_crs", file=source.name)]
    return layer, _empty(layer, source)


def _empty(frame: pd.DataFrame, source: Source) -> list[Fault]:
    """Report a file with no rows."""
    return [] if len(frame) else [Fault(code="empty", file=source.name)]


def _unreadable(source: Source, problem: Exception) -> Fault:
    """Report a file that its format's reader refuses."""
    reason = str(problem).splitlines()[0].replace(str(source.path), source.name)
    return Fault(code="unreadable", file=source.name, blanks={"reason": reason})


