"""Check a raw table against its schema and make its columns typed, collecting every fault."""

from __future__ import annotations

import unicodedata

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.files import Source
from spatial.records import LEVELS, Kind
from spatial.tables import Column, Table, schema

_SHAPES = {
    "point": {"Point"},
    "polygon": {"Polygon", "MultiPolygon"},
}


def typed(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Type the columns of a table and refuse what its schema refuses.

    Parameters
    ----------
    frame
        Raw rows, as `files.read` gives them.
    source
        The file they came from.

    Returns
    -------
    frame, faults
        The columns of the schema (and any others as they were), and every fault found: missing
        columns, blanks, text for numbers, values out of bounds, unknown levels and kinds, shapes that
        are missing or of the wrong sort, and rows with the same key.
    """
    table = schema()[source.table]
    clean = frame.copy()
    faults: list[Fault] = []
    for column in table.columns.values():
        if column.name in clean.columns:
            clean[column.name], found = _column(clean[column.name], column, source)
            faults += found
        elif column.required:
            faults.append(_missing(column, clean, source))
        else:
            clean[column.name] = _default(column)
    if table.geometry is not None:
        clean, found = _shaped(clean, table, source)
        faults += found
    return clean, faults + _twice(clean, table, source)


def _missing(column: Column, frame: pd.DataFrame, source: Source) -> Fault:
    """Report a column that is not there, with those that are."""
    given = ", ".join(str(name) for name in frame.columns if name != "geometry")
    return Fault(
        code="missing_column",
        file=source.name,
        column=column.name,
        blanks={
            "meaning_vi": column.meaning["vi"],
            "meaning_en": column.meaning["en"],
            "given": given,
        },
    )


def _default(column: Column) -> object:
    """Return what an optional column holds when the file lacks it."""
    if column.type == "kind":
        return Kind.SURVEYED.value
    return np.nan if column.type in {"number", "int"} else ""


def _column(raw: pd.Series, column: Column, source: Source) -> tuple[pd.Series, list[Fault]]:
    """Type one column."""
    text = _text(raw)
    blank = text == ""
    faults = []
    if column.required and not column.blank:
        faults = _each(text, blank, "blank", column, source)
    if column.type in {"number", "int"}:
        values, found = _numbers(text, blank, column, source)
        return values, faults + found
    if column.type in {"level", "kind"}:
        known = [level.value for level in LEVELS] if column.type == "level" else list(Kind)
        folded = text.str.casefold()
        wrong = ~folded.isin([str(name) for name in known]) & ~blank
        code = f"unknown_{column.type}"
        if column.type == "kind":
            folded = folded.where(~blank, Kind.SURVEYED.value)
        return folded, faults + _each(text, wrong, code, column, source)
    return text, faults


def _text(raw: pd.Series) -> pd.Series:
    """Return values as trimmed NFC text, whole floats without their point, blanks as ``""``."""
    def one(value: object) -> str:
        if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return unicodedata.normalize("NFC", str(value)).strip()

    return raw.map(one).astype("str")


def _numbers(
    text: pd.Series, blank: pd.Series, column: Column, source: Source
) -> tuple[pd.Series, list[Fault]]:
    """Read numbers and check their bounds."""
    values = pd.to_numeric(text.where(~blank), errors="coerce").astype(float)
    unread = (values.isna() & ~blank) | np.isinf(values)
    faults = _each(text, unread, "not_number", column, source)
    if column.type == "int":
        part = values.notna() & ~unread & (values != values.round())
        faults += _each(text, part, "not_whole", column, source)
    if column.least is not None:
        faults += _each(text, values < column.least, "too_small", column, source)
    if column.most is not None:
        faults += _each(text, ~unread & (values > column.most), "too_large", column, source)
    if column.type == "int" and not faults and values.notna().all():
        return values.astype("int64"), faults
    return values, faults


def _each(
    text: pd.Series, wrong: pd.Series, code: str, column: Column, source: Source
) -> list[Fault]:
    """Report every wrong row of a column."""
    return [
        Fault(
            code=code,
            file=source.name,
            row=int(position) + source.first_row,
            column=column.name,
            value=text.iloc[position],
            blanks={
                "least": column.least,
                "most": column.most,
                "levels": ", ".join(LEVELS),
                "kinds": ", ".join(Kind),
            },
        )
        for position in np.flatnonzero(wrong.to_numpy())
    ]


def _shaped(
    frame: pd.DataFrame, table: Table, source: Source
) -> tuple[pd.DataFrame, list[Fault]]:
    """Give a table its geometry column, from ``lon`` and ``lat`` where it has none."""
    faults: list[Fault] = []
    if not isinstance(frame, gpd.GeoDataFrame):
        if not {"lon", "lat"} <= set(frame.columns):
            return frame, [Fault(code="no_place", file=source.name)]
        frame, faults = _from_lonlat(frame, source)
    shapes = _SHAPES[str(table.geometry)]
    sort = frame.geometry.geom_type
    empty = frame.geometry.isna() | frame.geometry.is_empty
    given = {fault.row for fault in faults}
    for position in np.flatnonzero((empty | ~sort.isin(shapes)).to_numpy()):
        row = int(position) + source.first_row
        if row not in given:
            faults.append(
                Fault(
                    code="wrong_shape",
                    file=source.name,
                    row=row,
                    value=str(sort.iloc[position] or "-"),
                    blanks={"shapes": " / ".join(sorted(shapes))},
                )
            )
    return frame, faults


def _from_lonlat(frame: pd.DataFrame, source: Source) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Make points of ``lon`` and ``lat`` [degrees]."""
    faults: list[Fault] = []
    degrees = {}
    for name, most in (("lon", 180.0), ("lat", 90.0)):
        text = _text(frame[name])
        degrees[name] = pd.to_numeric(text.where(text != ""), errors="coerce").astype(float)
        wrong = ~(degrees[name].abs() <= most)
        faults += [
            Fault(
                code="not_degrees",
                file=source.name,
                row=int(position) + source.first_row,
                column=name,
                value=text.iloc[position],
                blanks={"most": int(most)},
            )
            for position in np.flatnonzero(wrong.to_numpy())
        ]
    points = shapely.points(degrees["lon"].to_numpy(), degrees["lat"].to_numpy())
    return gpd.GeoDataFrame(frame, geometry=points, crs=crs.WGS84), faults


def _twice(frame: pd.DataFrame, table: Table, source: Source) -> list[Fault]:
    """Report rows whose key another row has already."""
    key = [name for name in table.key if name in frame.columns]
    if not key:
        return []
    return [
        Fault(
            code="duplicate",
            file=source.name,
            row=int(position) + source.first_row,
            column=" + ".join(key),
            value=" / ".join(str(frame[name].iloc[position]) for name in key),
        )
        for position in np.flatnonzero(frame.duplicated(key).to_numpy())
    ]


def warning(code: str, source_name: str, **blanks: object) -> Fault:
    """Make a fault that does not stop."""
    return Fault(code=code, file=source_name, severity=Severity.WARNING, blanks=blanks)
