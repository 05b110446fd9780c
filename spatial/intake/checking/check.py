"""Check a raw table against its schema and make its columns typed, collecting every fault."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column as columns
from spatial.intake.checking import outlines, witnesses
from spatial.intake.checking.conventions import Hints
from spatial.intake.checking.repairs import Repair
from spatial.intake.joining.known_schools import Matching, merged
from spatial.intake.reading.find import Source, spots
from spatial.records import Kind
from spatial.tables import Column, Table, schema

WITHOUT_PLACE = "without_place"  # marks rows that have a ward and no point
_SHAPES = {
    "point": {"Point"},
    "polygon": {"Polygon", "MultiPolygon"},
    "surface": {"Polygon", "MultiPolygon", "LineString", "MultiLineString"},
}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """
    One table after its own check.

    Attributes
    ----------
    source
        Where it came from.
    frame
        Every row of the file, typed, indexed by its row number there; what cannot be read is
        missing.
    sound
        Which rows have no fault, shape (n,).
    whole
        Whether every required column is there; a table that lacks one is of no use.
    faults, repairs
        What was found and what was mended.
    left_out
        Rows of the file the planner set aside; they are not in the frame.
    matching
        What became of the schools without coordinates among those known; ``None`` where none was
        asked about.
    kind_told
        For each row, whether the file tells its kind; ``None`` for a table without kinds.
    """

    source: Source
    frame: pd.DataFrame
    sound: NDArray[np.bool_]
    whole: bool
    faults: tuple[Fault, ...]
    repairs: tuple[Repair, ...] = ()
    left_out: int = 0
    matching: Matching | None = None
    kind_told: NDArray[np.bool_] | None = None

    def hit(self, faults: Iterable[Fault]) -> NDArray[np.bool_]:
        """Mark the rows that faults name, whatever their severity."""
        here = {
            (fault.sheet, fault.row)
            for fault in faults
            if fault.file == self.source.name and fault.row is not None
        }
        if not here:
            return np.zeros(len(self.frame), dtype=bool)
        near = self.frame.index.isin([row for _, row in here])
        sheets = self.source.sheets
        for position, row in spots(self.frame.index, near):
            sheet = self.source.sheet if sheets is None else sheets[position]
            near[position] = (sheet, row) in here
        return np.asarray(near)

    @property
    def kept(self) -> pd.DataFrame:
        """The rows without a fault."""
        return self.frame if bool(self.sound.all()) else self.frame[self.sound]


def typed(frame: pd.DataFrame, source: Source) -> Checked:
    """
    Type the columns of a table and find what its schema refuses.

    Parameters
    ----------
    frame
        Raw rows, as `files.read` gives them, indexed by their row in the file.
    source
        The file they came from.

    Returns
    -------
    Checked
        The columns of the schema (and any others as they were), and every fault found: missing
        columns, blanks, text for numbers, values out of bounds, unknown levels and kinds, shapes
        that are missing or of the wrong sort, and rows with the same key.
    """
    table = schema()[source.table]
    faults: list[Fault] = []
    repairs: list[Repair] = []
    values: dict[str, Any] = {}
    whole = True
    scales: dict[str, float] = frame.attrs.get("scales", {})
    answers: dict[str, str] = frame.attrs.get("numbers", {})
    for column in table.columns.values():
        if column.name in frame.columns:
            hints = Hints(
                plausible=witnesses.of(frame, column, table.name),
                answer=answers.get(column.name),
                scale=scales.get(column.name, 1.0),
            )
            read = columns.read(frame[column.name], column, source, hints=hints)
            values[column.name] = read.cells
            faults += read.faults
            repairs += read.repairs
        elif column.required:
            whole = False
            faults.append(_missing(column, frame, source))
        else:
            values[column.name] = _default(column)
    clean = frame.assign(**values)
    if table.geometry is not None:
        shaped = _shaped(clean, table, source)
        whole &= shaped is not None
        code = "no_ward_told" if table.name == "schools" else "no_place"
        clean, problems = shaped or (clean, [source.fault(code)])
        faults += problems
    faults += _twice(clean, table, source)
    wrong = [fault.row for fault in faults if fault.severity is Severity.ERROR and fault.row]
    return Checked(
        source=source,
        frame=clean,
        sound=~clean.index.isin(wrong) if wrong else np.ones(len(clean), dtype=bool),
        whole=whole,
        faults=tuple(faults),
        repairs=tuple(repairs),
        kind_told=_kind_told(frame) if "kind" in table.columns else None,
    )


def _kind_told(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the rows whose kind the file tells."""
    if "kind" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return (columns.text(frame["kind"]) != "").to_numpy(dtype=bool)


def _missing(column: Column, frame: pd.DataFrame, source: Source) -> Fault:
    """Report a column that is not there, with those that are."""
    given = ", ".join(str(name) for name in frame.columns if name != "geometry")
    return source.fault(
        "missing_column",
        column=column.name,
        meaning_vi=column.meaning["vi"],
        meaning_en=column.meaning["en"],
        given=given,
    )


def _default(column: Column) -> object:
    """Return what an optional column holds when the file lacks it."""
    if column.type == "kind":
        return Kind.UNTOLD.value
    return np.nan if column.type in {"number", "int", "bool"} else ""


def _shaped(
    frame: pd.DataFrame, table: Table, source: Source
) -> tuple[pd.DataFrame, list[Fault]] | None:
    """Give a table its geometry column, from ``lon`` and ``lat`` where it has none."""
    faults: list[Fault] = []
    if not isinstance(frame, gpd.GeoDataFrame):
        if not {"lon", "lat"} <= set(frame.columns):
            return None
        frame, faults = _from_lonlat(frame, source)
    shapes = _SHAPES[str(table.geometry)]
    given = {fault.row for fault in faults}
    off = outlines.beyond(frame, source, together=table.name == "wards")
    faults += [fault for fault in off if fault.row not in given]
    frame, problems, lost = outlines.uncrossed(frame, source)
    faults += problems
    given |= {fault.row for fault in faults if fault.code == "off_earth"}
    geometry = frame.geometry.to_numpy()
    sort = np.asarray(frame.geometry.geom_type, dtype=object)
    empty = shapely.is_missing(geometry) | shapely.is_empty(geometry) | lost
    wrong = empty | ~np.isin(sort.astype(str), sorted(shapes))
    if WITHOUT_PLACE in frame:  # the ward is all that is known, and enough
        wrong &= ~frame[WITHOUT_PLACE].to_numpy(dtype=bool)
    for position, row in spots(frame.index, wrong):
        if row not in given:
            faults.append(
                source.fault(
                    "wrong_shape",
                    row=row,
                    value="-" if empty[position] else str(sort[position]),
                    shapes=" / ".join(sorted(shapes)),
                )
            )
    return frame, faults


def _from_lonlat(frame: pd.DataFrame, source: Source) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Make points of ``lon`` and ``lat`` [degrees]."""
    faults: list[Fault] = []
    degrees = {}
    away = frame.get(WITHOUT_PLACE, pd.Series(data=False, index=frame.index)).to_numpy(dtype=bool)
    for name, most in (("lon", 180.0), ("lat", 90.0)):
        given = frame[name]
        degrees[name] = pd.to_numeric(given, errors="coerce").to_numpy(dtype=float)
        faults += [
            source.fault(
                "not_degrees",
                row=row,
                column=name,
                value=str(given.iloc[position]),
                most=int(most),
            )
            for position, row in spots(frame.index, ~(np.abs(degrees[name]) <= most) & ~away)
        ]
    points = np.asarray(shapely.points(degrees["lon"], degrees["lat"]), dtype=object)
    points[away] = shapely.Point()
    return gpd.GeoDataFrame(frame, geometry=points, crs=crs.WGS84), faults


def _twice(frame: pd.DataFrame, table: Table, source: Source) -> list[Fault]:
    """Report rows whose key another row has already."""
    key = [name for name in table.key if name in frame.columns]
    required = [name for name in key if table.columns[name].required]
    if any(table.columns[name].required for name in table.key if name not in frame.columns):
        return []  # half a key tells no two rows apart; the missing column is a fault already
    again = frame.duplicated(key).to_numpy() if key else np.zeros(len(frame), dtype=bool)
    for name in required:  # a blank key is reported as blank, not as a repeated one
        again = again & (frame[name] != "").to_numpy()
    return [
        source.fault(
            "duplicate",
            row=row,
            position=position,
            column=" + ".join(key),
            value=" / ".join(
                str(frame[name].iloc[position]) for name in key if frame[name].iloc[position] != ""
            ),
        )
        for position, row in spots(frame.index, again)
    ]


def stack(tables: Sequence[Checked]) -> Checked:
    """
    Join sheets of one file that hold the same table, one per level, into one.

    Rows of the same key on two sheets are reported.
    """
    first = tables[0].source
    sheets = np.concatenate(
        [np.full(len(table.frame), table.source.sheet, dtype=object) for table in tables]
    )
    source = dataclasses.replace(first, sheet=None, sheets=sheets, blocks=None)
    frame = pd.concat([table.frame for table in tables])
    told = [table.kind_told for table in tables if table.kind_told is not None]
    again = _twice(frame, schema()[first.table], source) if first.table != "schools" else []
    faults = [fault for table in tables for fault in table.faults]
    joined = Checked(
        source=source,
        frame=frame,
        sound=np.concatenate([table.sound for table in tables]),
        whole=all(table.whole for table in tables),
        faults=(*faults, *(fault for fault in again if fault not in faults)),
        repairs=tuple(repair for table in tables for repair in table.repairs),
        left_out=sum(table.left_out for table in tables),
        kind_told=np.concatenate(told) if len(told) == len(tables) else None,
        matching=merged([table.matching for table in tables if table.matching is not None]),
    )
    if first.table == "schools":  # a school of two levels stands on two sheets
        once = ~frame.duplicated(list(schema()["schools"].key)).to_numpy()
        single = dataclasses.replace(source, sheets=sheets[once])
        return dataclasses.replace(
            joined,
            source=single,
            frame=frame[once],
            sound=joined.sound[once],
            kind_told=None if joined.kind_told is None else joined.kind_told[once],
        )
    return dataclasses.replace(joined, sound=joined.sound & ~joined.hit(again))


def warning(code: str, source_name: str, **blanks: object) -> Fault:
    """Make a fault that does not stop."""
    return Fault(code=code, file=source_name, severity=Severity.WARNING, blanks=blanks)
