"""School years as lists write them: "NĂM HỌC 2024 - 2025" above a table, 2024-2025 in a column."""

from __future__ import annotations

import re

import pandas as pd

from spatial.intake.text.names import fold

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—/_ ]\s*((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(r"nam hoc\D{0,4}((?:19|20)\d\d)(?:\D{1,4}((?:19|20)?\d\d))?(?!\d)")
_PLAIN = re.compile(r"(?:19|20)\d\d")


def of_text(text: str) -> int | None:
    """
    Return the year a school year ends in, as a text names it.

    Examples
    --------
    >>> of_text("DANH SÁCH TRƯỜNG NĂM HỌC 2024 - 2025"), of_text("Năm học 2024-25"), of_text("2024")
    (2025, 2025, None)
    """
    for begins, ends in _SPAN.findall(text):
        if int(ends) == int(begins) + 1:
            return int(ends)
    named = _NAMED.search(fold(text))
    if named is None or named[2] is None:
        return None
    ends = int(named[2]) % 100
    return int(named[1]) + 1 if (int(named[1]) + 1) % 100 == ends else None


def above(lines: pd.DataFrame) -> int:
    """Return the school year the lines above a table name; 0 for none, or for several."""
    cells = map(str, lines.to_numpy().ravel())
    found = {year for cell in cells if (year := of_text(cell))}
    return found.pop() if len(found) == 1 else 0


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Write a column of school years by the year each ends in; what is none is left blank."""
    if "year" not in frame:
        return frame
    years = [_of_cell(value) for value in frame["year"]]
    attrs = dict(frame.attrs)
    frame = frame.assign(year=years)
    frame.attrs.update(attrs)
    return frame


def _of_cell(value: object) -> str:
    """Read one cell."""
    text = str(value).strip().removesuffix(".0")
    year = of_text(text) or (int(text) if _PLAIN.fullmatch(text) else None)
    return "" if year is None else str(year)


def written(year: int) -> str:
    """
    Write a school year.

    Examples
    --------
    >>> written(2025)
    '2024-2025'
    """
    return f"{year - 1}-{year}"
