"""Find a locality's tables in a folder and read them raw, with no judgement yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.tables import schema

VECTOR = {".geojson", ".gpkg", ".shp"}
TABLE = {".csv"}
HEADER_ROWS = 1


@dataclass(frozen=True, kw_only=True)
class Source:
    """
    A file that holds a table: where it is, and what the faults call it.

    Attributes
    ----------
    table
        Name of the table.
    path, name
        Where it is; its path inside the folder.
    sheet
        Sheet of a workbook or layer of a container, if it is one of several.
    headers
        What the file calls the columns, by their name here; those not named have the same name.
    """

    table: str
    path: Path
    name: str
    sheet: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def units(self) -> str:
        """Name of the set of wards, taken from the file's stem."""
        return self.path.stem

    @property
    def first_row(self) -> int:
        """Number of the first row of data as the user counts: a table has its header above."""
        return 1 + HEADER_ROWS if self.path.suffix.lower() in TABLE else 1

    def fault(
        self,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        severity: Severity = Severity.ERROR,
        **blanks: object,
    ) -> Fault:
        """Make a fault of this file; a column is called what the file calls it."""
        return Fault(
            code=code,
            file=self.name,
            sheet=self.sheet,
            row=row,
            column=None if column is None else self.headers.get(column, column),
            value=value,
            severity=severity,
            blanks=blanks,
        )


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
                Fault(
                    code="two_files",
                    file=source.name,
                    blanks={"other": seen[key].name, "table": key},
                )
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
        A frame with text or raw values, indexed by the row of the file; with a geometry column in a
        declared CRS for vector files. ``None`` if it cannot be used.
    """
    try:
        if source.path.suffix.lower() in TABLE:
            frame = pd.read_csv(
                source.path,
                dtype="str",
                keep_default_na=False,
                encoding="utf-8-sig",
                index_col=False,
                skip_blank_lines=False,
            )
            frame.columns = frame.columns.str.strip()
        else:
            frame = pyogrio.read_dataframe(source.path, fid_as_index=False)
    except UnicodeDecodeError:
        return None, [source.fault("not_utf8")]
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as problem:
        return None, [_unreadable(source, problem)]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as problem:
        return None, [_unreadable(source, problem)]
    frame.index = pd.RangeIndex(source.first_row, source.first_row + len(frame), name="row")
    if isinstance(frame, gpd.GeoDataFrame) and frame.crs is None:
        return None, [source.fault("missing_crs")]
    return (frame, []) if len(frame) else (None, [source.fault("empty")])


def spots(index: pd.Index, wrong: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Give position and row in the file of every row that is marked."""
    positions = np.flatnonzero(wrong)
    return zip(positions.tolist(), index.to_numpy()[positions].tolist(), strict=True)


def _unreadable(source: Source, problem: Exception) -> Fault:
    """Report a file that its format's reader refuses."""
    reason = str(problem).splitlines()[0].replace(str(source.path), source.name)
    return source.fault("unreadable", reason=reason)
