"""Write tables as CSV that Excel opens with its letters right and its formulas asleep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """
    Write rows as CSV, UTF-8 with BOM.

    A text that begins like a formula gets an apostrophe, which `column.text` takes off again; what
    is missing is blank; whole floats lose their point.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> object:
    """
    Give one value as a CSV may hold it.

    Examples
    --------
    >>> cell("=HYPERLINK(1)"), cell(3.0), cell(float("nan")), cell("Hiệp Thành")
    ("'=HYPERLINK(1)", 3, '', 'Hiệp Thành')
    """
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
