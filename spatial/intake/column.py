"""Type one column of a table, reporting every value that cannot be what the schema says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from spatial.errors import Fault
from spatial.intake.files import Source, spots
from spatial.intake.repairs import Repair
from spatial.records import LEVELS, Kind
from spatial.tables import Column

_EXACT = 2.0**53  # beyond it a float no longer holds every whole number


@dataclass(frozen=True, kw_only=True)
class Read:
    """A typed column, the faults found in it and the repairs made to it."""

    cells: pd.Series
    faults: list[Fault]
    repairs: list[Repair]


def read(raw: pd.Series, column: Column, source: Source) -> Read:
    """
    Type one column.

    Parameters
    ----------
    raw
        Values as the file has them, indexed by row.
    column
        What the schema says of it.
    source
        The file, for the faults.

    Returns
    -------
    Read
        Same index as `raw`: floats (whole ones as int64 where none is missing) for numbers,
        trimmed NFC text for the rest, blanks as ``""`` or NaN.
    """
    if column.type in {"int", "number"}:
        return _figures(raw, column, source)
    words = text(raw)
    blank = (words == "").to_numpy()
    faults = _blank(words, blank, column, source)
    if column.type in {"level", "kind"}:
        known = list(LEVELS) if column.type == "level" else list(Kind)
        words = words.str.casefold()
        wrong = ~np.isin(words.to_numpy(dtype=object).astype(str), [str(name) for name in known])
        faults += _each(words, wrong & ~blank, f"unknown_{column.type}", column, source)
        if column.type == "kind" and blank.any():
            words = words.mask(blank, Kind.SURVEYED.value)
    return Read(cells=words, faults=faults, repairs=[])


def text(raw: pd.Series) -> pd.Series:
    """
    Return values as trimmed NFC text, whole floats without their point, blanks as ``""``.

    Examples
    --------
    >>> text(pd.Series(["  Hiệp Thành ", None, 26770.0], dtype=object)).tolist()
    ['Hiệp Thành', '', '26770']
    """
    if isinstance(raw.dtype, pd.StringDtype):
        arrow = pa.array(raw, type=pa.large_string(), from_pandas=True)
    else:
        arrow = pa.array([_one(value) for value in raw.to_numpy(dtype=object)], pa.large_string())
    clean = pc.utf8_trim_whitespace(pc.utf8_normalize(arrow, form="NFC"))
    return pd.Series(pc.fill_null(clean, ""), index=raw.index, name=raw.name, dtype="str")


def _one(value: object) -> str | None:
    """Write one value as text."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        if np.isnan(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else str(value)
    return str(value)


def _figures(raw: pd.Series, column: Column, source: Source) -> Read:
    """Read numbers and check their bounds."""
    faults: list[Fault] = []
    if pd.api.types.is_numeric_dtype(raw) and not pd.api.types.is_bool_dtype(raw):
        words = raw
        values = raw.to_numpy(dtype=float, na_value=np.nan)
        blank = np.isnan(values)
    else:
        words = text(raw)
        blank = (words == "").to_numpy()
        values = pd.to_numeric(words.mask(blank), errors="coerce").to_numpy(dtype=float)
    faults += _blank(words, blank, column, source)
    unread = (np.isnan(values) & ~blank) | np.isinf(values)
    faults += _each(words, unread, "not_number", column, source)
    with np.errstate(invalid="ignore"):
        if column.type == "int":
            part = ~unread & ~blank & (values != np.round(values))
            faults += _each(words, part, "not_whole", column, source)
        if column.least is not None:
            faults += _each(words, ~unread & (values < column.least), "too_small", column, source)
        if column.most is not None:
            faults += _each(words, ~unread & (values > column.most), "too_large", column, source)
    typed = np.where(unread, np.nan, values)
    if column.type == "int" and not faults and not blank.any():
        typed = typed.astype("int64")
    figures = pd.Series(typed, index=raw.index, name=raw.name)
    return Read(cells=figures, faults=faults, repairs=[])


def _blank(
    words: pd.Series, blank: NDArray[np.bool_], column: Column, source: Source
) -> list[Fault]:
    """Report blanks where the schema allows none."""
    if column.blank or not column.required:
        return []
    return _each(words, blank, "blank", column, source)


def _each(
    words: pd.Series, wrong: NDArray[np.bool_], code: str, column: Column, source: Source
) -> list[Fault]:
    """Report every wrong row of a column."""
    return [
        source.fault(
            code,
            row=row,
            column=column.name,
            value="" if code == "blank" else str(words.iloc[position]),
            least=column.least,
            most=column.most,
            levels=", ".join(LEVELS),
            kinds=", ".join(Kind),
        )
        for position, row in spots(words.index, wrong)
    ]
