"""Which sheets are an office's list of schools, told by their columns, not by their names."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from spatial.intake.reading import header_rows, headers, layout, rows
from spatial.intake.reading.grid import Grid
from spatial.intake.text import names

_ROOMS = frozenset({"rooms", "rooms_solid"})
_MORE = frozenset({"land_m2", "pupils", "ward", "ward_id", "address", "level", "classes"})
_WARD = re.compile(r"(?:phường|xã|thị trấn|đặc khu|p\.|x\.)\s*\S.*", re.IGNORECASE)


def among(grids: Sequence[Grid], remembered: Mapping[str, str]) -> list[Grid]:
    """
    Return the sheets that name schools and say how many rooms they have, and more.

    Parameters
    ----------
    grids
        Sheets of one file.
    remembered
        Columns by header as a planner confirmed them.
    """
    return [sheet for sheet in grids if len(sheet.cells) > 1 and _is_list(sheet, remembered)]


def sides(sheet: Grid) -> list[Grid]:
    """
    Part a sheet that holds one list in several columns of tables, side by side as for print.

    Returns
    -------
    list of Grid
        One per table, rows by their number in the file; the sheet itself where it holds one.
    """
    for line in rows.texts(sheet.cells.iloc[: header_rows.DEEP]).to_numpy(dtype=object):
        called = [headers.known(str(cell), "schools") or "" for cell in line]
        starts = [at for at, name in enumerate(called) if name == "name"]
        if len(starts) < 2:  # noqa: PLR2004 - side by side
            continue
        width = starts[1] - starts[0]
        first = called[starts[0] : starts[0] + width]
        if (
            len(set(filter(None, first))) < 3  # noqa: PLR2004 - a name and two figures
            or any(
                called[at : at + width][: len(called) - at] != first[: len(called) - at]
                for at in starts
            )
        ):
            continue
        lead = starts[0]  # a number of the list stands before the name
        cuts = [max(at - lead, 0) for at in starts]
        return [
            _cut(sheet, west, east)
            for west, east in zip(cuts, [*cuts[1:], len(called)], strict=True)
        ]
    return [sheet]


def _cut(sheet: Grid, west: int, east: int) -> Grid:
    """Take some columns of a sheet, numbered anew."""
    cells = sheet.cells.iloc[:, west:east]
    cells = cells.set_axis(range(1, east - west + 1), axis=1)
    merged = tuple(
        (top, left - west, bottom, min(right, east) - west)
        for top, left, bottom, right in sheet.merged
        if west < left <= east
    )
    return dataclasses.replace(sheet, cells=cells, merged=merged)


def _is_list(sheet: Grid, remembered: Mapping[str, str]) -> bool:
    """Tell whether a sheet has the columns of a list of schools."""
    laid = layout.lay(sheet, "schools", remembered=remembered)
    columns = {head.column for head in laid.heads}
    return "name" in columns and bool(columns & _ROOMS) and bool(columns & _MORE)


def apart(grids: Sequence[Grid]) -> list[Grid]:
    """Return the sheets named after a level or a ward: together they are one list."""
    levels = [sheet for sheet in grids if level_of(str(sheet.sheet))]
    return levels or [sheet for sheet in grids if ward_of(str(sheet.sheet))]


def chosen(lists: Sequence[Grid], sheets: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """
    Choose the sheets that are the list, and those left: an older year, a copy.

    Parameters
    ----------
    lists
        Sheets `among` found.
    sheets
        Every sheet that may hold a part of the list; a level's or ward's sheet laid out otherwise
        is one of them, so that its faults are said.

    Returns
    -------
    chosen, left
        All that are named after a level or a ward; else the last by name among those of years, or
        the first.
    """
    together = apart(sheets) if apart(lists) else []
    if not together:
        dated = sorted(
            (sheet for sheet in lists if re.search(r"(?:19|20)\d\d", str(sheet.sheet))),
            key=lambda sheet: str(sheet.sheet),
        )
        name = (dated[-1] if dated else lists[0]).sheet
        together = [sheet for sheet in lists if sheet.sheet == name]
    return together, [sheet for sheet in sheets if not any(sheet is one for one in together)]


def level_of(sheet: str) -> str | None:
    """Return the one level a sheet is named after."""
    return names.level(sheet) or names.level_of_band(sheet) or None


def ward_of(sheet: str) -> str | None:
    """
    Return the ward a sheet is named after, rank and all.

    Examples
    --------
    >>> ward_of("P. Hiệp Thành"), ward_of("Phường 5"), ward_of("Phụ lục"), ward_of("phường xã")
    ('P. Hiệp Thành', 'Phường 5', None, None)
    """
    text = " ".join(sheet.split())
    if not _WARD.fullmatch(text) or names.fold(text) in names.lookup("columns"):
        return None
    return text
