"""Write tables as CSV that Excel opens with its letters right and its formulas asleep."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

import pandas as pd

# What a spreadsheet runs at the start of a cell; full-width signs are folded to plain ones by some.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Where a cell begins for a spreadsheet whose list separator is another than the comma.
_SPLIT = re.compile(r'([;\t\r\n][ \u00a0"]*)(?=[=+\-@＝＋－＠])')

_LIKE_THOUSANDS = re.compile(r"-?\d{1,3}\.\d{3}")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """
    Write rows as CSV, UTF-8 with BOM.

    A text that begins like a formula gets an apostrophe, which `column.text` takes off again; what
    is missing is blank; whole floats lose their point.
    """
    return lines(([cell(value) for value in row] for row in (columns, *rows)), end="\n")


def lines(rows: Iterable[Iterable[object]], *, end: str = "\r\n") -> bytes:
    """
    Write rows of cells that are as they should stand, UTF-8 with BOM: Excel shows the letters.

    Examples
    --------
    >>> lines([["phường", "chỗ"], ["Hiệp Thành", 3]]).decode("utf-8-sig").splitlines()
    ['phường,chỗ', 'Hiệp Thành,3']
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


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
    return inert(value) if isinstance(value, str) else value


def unmistakable(value: object) -> object:
    """
    Write a figure of three decimals as only a decimal can be: 1.102 may be a thousand.

    Examples
    --------
    >>> unmistakable(1.102), unmistakable(1.5), unmistakable("1.102")
    ('1.102e0', 1.5, '1.102')
    """
    if isinstance(value, float) and _LIKE_THOUSANDS.fullmatch(text := repr(float(value))):
        return f"{text}e0"
    return value


def inert(text: str) -> str:
    """
    Keep a spreadsheet from running a text as a formula, whatever its list separator is.

    Examples
    --------
    >>> inert("=HYPERLINK(1)"), inert("＝1"), inert("A;=1"), inert("Hiệp Thành")
    ("'=HYPERLINK(1)", "'＝1", "A;'=1", 'Hiệp Thành')
    """
    asleep = _SPLIT.sub(r"\1'", text)
    begins = asleep.startswith(FORMULA) or asleep.lstrip(" \u00a0").startswith(FORMULA)
    return f"'{asleep}" if begins else asleep
