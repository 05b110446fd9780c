"""Rows and columns of a workbook that Excel does not show: read all the same, and named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spatial.intake.door.limits import LIMITS

_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\bhidden=\"(?:1|true)\")[^<>]*\br=\"(\d{1,7})\"")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^<>]*\bhidden=\"(?:1|true)\")[^<>]*>")
_FROM, _TO = re.compile(rb"\bmin=\"(\d{1,5})\""), re.compile(rb"\bmax=\"(\d{1,5})\"")


@dataclass(frozen=True, kw_only=True)
class HiddenCells:
    """Numbers of the rows and columns of a sheet that are not shown, from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NONE = HiddenCells()


def of_sheet(sheet: bytes) -> HiddenCells:
    """Find them in the part of a sheet."""
    if b"hidden=" not in sheet:
        return NONE
    columns: set[int] = set()
    for column in _COLUMN.findall(sheet):
        low, high = _FROM.search(column), _TO.search(column)
        if low and high:
            columns |= {*range(int(low[1]), min(int(high[1]), LIMITS.columns) + 1)}
    return HiddenCells(rows=frozenset(map(int, _ROW.findall(sheet))), columns=frozenset(columns))
