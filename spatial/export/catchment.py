"""Who goes where, access and zones as tables an office opens."""

from __future__ import annotations

import csv as csv_format
import io
import math
from pathlib import Path

import pandas as pd

from spatial import rounding
from spatial.export import atomic
from spatial.export.table import inert

_DECIMALS = {"utilisation": 4, "access": 4, "mean": 4, "gini": 4, "left_out_share": 4}


def csv(table: pd.DataFrame) -> bytes:
    """
    Write a table as CSV, UTF-8 with BOM.

    Parameters
    ----------
    table
        Numbers are rounded half-up to whole ones (shares and seats per pupil to four decimals);
        what is missing or infinite stays empty; text that Excel would run is quoted.
    """
    text = io.StringIO()
    writer = csv_format.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow(
            [_cell(name, value) for name, value in zip(table.columns, row, strict=True)]
        )
    return text.getvalue().encode("utf-8-sig")


def write(tables: dict[str, pd.DataFrame], folder: Path | str) -> list[Path]:
    """
    Write tables into a folder, all or nothing.

    Parameters
    ----------
    tables
        By file name, without ending.
    folder
        Made if it is not there.

    Raises
    ------
    UserError
        If the folder cannot be written.
    """
    return atomic.write({f"{name}.csv": csv(table) for name, table in tables.items()}, Path(folder))


def _cell(name: str, value: object) -> object:
    """Write one value."""
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return ""
        if name in _DECIMALS:
            return f"{rounding.half_up(value, _DECIMALS[name]):.{_DECIMALS[name]}f}"
        return rounding.whole(value)
    return "" if value is None else inert(str(value))
