"""Which sheets are an office's list of schools, told by their columns, not by their names."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from spatial.intake.reading import header_rows, headers, layout, rows
from spatial.intake.reading.grid import Grid
from spatial.intake.text import names

_ROOMS = frozenset({"rooms", "rooms_solid"})
# Rooms of all uses: a list, and its classrooms are asked.
_ALL_ROOMS = header_rows.ANY_ROOMS | {"tong so phong", "tong phong"}
_FIGURES = frozenset({"land_m2", "pupils", "classes"})
_MORE = frozenset({"land_m2", "pupils", "ward", "ward_id", "address", "level", "classes"})
_LEVEL = "Cấp học"
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
    for at, line in zip(
        sheet.cells.index[: header_rows.DEEP],
        rows.texts(sheet.cells.iloc[: header_rows.DEEP]).to_numpy(dtype=object),
        strict=False,
    ):
        cuts = _cuts([str(cell) for cell in line])
        if cuts:
            ends = [*cuts[1:], len(line)]
            return [
                _cut(sheet, west, east, header=int(at))
                for west, east in zip(cuts, ends, strict=True)
            ]
    return [sheet]


def _cuts(line: Sequence[str]) -> list[int]:
    """
    Return where the tables of a header begin that holds the same table again and again.

    What stands before the first name (a number of the list) stands before the others or is there
    once for all of them; the last table may be cut short.
    """
    called = [headers.known(cell, "schools") or "" for cell in line]
    if "name" not in called:  # "Đơn vị" is the name of the school where nothing else is
        of_unit = [names.fold(cell) in header_rows.UNIT_NAMES for cell in line]
        called = ["name" if own else name for own, name in zip(of_unit, called, strict=True)]
    starts = [at for at, name in enumerate(called) if name == "name"]
    if len(starts) < 2:  # noqa: PLR2004 - side by side
        return []
    lead = line[: starts[0]]
    before = [line[at - len(lead) : at] == lead for at in starts]
    cuts = [at - len(lead) * led for at, led in zip(starts, before, strict=True)]
    ends = [*cuts[1:], len(line)]
    tables = [tuple(called[at:end]) for at, end in zip(starts, ends, strict=True)]
    longest = tables[0]
    same = all(table == longest[: len(table)] for table in tables)
    several = len(set(filter(None, longest))) >= 3  # noqa: PLR2004 - a name and two figures
    return cuts if same and several else []


def _cut(sheet: Grid, west: int, east: int, *, header: int) -> Grid:
    """Take some columns of a sheet, numbered anew; a level above them becomes a column of them."""
    cells = sheet.cells.iloc[:, west:east]
    cells = cells.set_axis(range(1, east - west + 1), axis=1)
    merged = tuple(
        (top, left - west, bottom, min(right, east) - west)
        for top, left, bottom, right in sheet.merged
        if west < left <= east
    )
    unseen = frozenset(at - west for at in sheet.hidden.columns if west < at <= east)
    hidden = dataclasses.replace(sheet.hidden, columns=unseen)
    return _levelled(dataclasses.replace(sheet, cells=cells, merged=merged, hidden=hidden), header)


def _levelled(table: Grid, header: int) -> Grid:
    """Make the level that stands above a table a column of it, unless it has one."""
    cells = table.cells
    called = {
        headers.known(str(cell), "schools") for cell in rows.texts(cells.loc[[header]]).iloc[0]
    }
    above = rows.texts(cells.loc[: header - 1])
    levels = {int(str(row)): _level_above(line) for row, line in above.iterrows()}
    titles = [row for row, level in levels.items() if level]
    if "level" in called or not titles:
        return table
    written = (rows.texts(cells) != "").sum(axis=1).to_numpy() > 1
    below = cells.index.to_numpy() > header
    told = np.where(written & below, str(levels[max(titles)]), "").astype(object)
    told[cells.index.to_numpy() == header] = _LEVEL
    cells = cells.astype(object)
    cells.loc[max(titles)] = None
    cells[cells.shape[1] + 1] = told
    merged = tuple(area for area in table.merged if area[0] != max(titles))
    return dataclasses.replace(table, cells=cells, merged=merged)


def _level_above(line: pd.Series) -> str | None:
    """Return the level a row names that says nothing else but where its schools are numbered."""
    words = [str(cell) for cell in line if str(cell)]
    levels = [level for word in words if (level := level_of(word))]
    return levels[0] if len(levels) == 1 and len(words) <= 2 else None  # noqa: PLR2004


def _is_list(sheet: Grid, remembered: Mapping[str, str]) -> bool:
    """Tell whether a sheet has the columns of a list of schools."""
    laid = layout.lay(sheet, "schools", remembered=remembered)
    columns = {head.column for head in laid.heads}
    rooms = columns & _ROOMS or any(names.fold(head.path) in _ALL_ROOMS for head in laid.heads)
    return "name" in columns and bool(rooms) and bool(columns & _MORE)


def turned(sheet: Grid, remembered: Mapping[str, str]) -> bool:
    """Tell whether a sheet is a list of schools lying on its side: a school in every column."""
    if not 2 < len(sheet.cells) <= header_rows.DEEP:  # noqa: PLR2004 - a name and two figures
        return False
    cells = sheet.cells.T
    cells.index = pd.RangeIndex(1, len(cells) + 1, name="row")
    cells.columns = pd.RangeIndex(1, cells.shape[1] + 1)
    sheet = dataclasses.replace(sheet, cells=cells, merged=())
    laid = layout.lay(sheet, "schools", remembered=remembered)
    columns = {head.column for head in laid.heads}
    return bool(columns & _ROOMS) and len(columns & (_ROOMS | _MORE | {"name"})) > 2  # noqa: PLR2004


def apart(grids: Sequence[Grid]) -> list[Grid]:
    """Return the sheets named after a level, a ward or an owner: together they are one list."""
    for kind in (level_of, ward_of, rows.owner_of):
        named = [sheet for sheet in grids if kind(str(sheet.sheet))]
        if named and kind is level_of:  # "THCS-THPT" beside "TH": its rows tell which
            return [sheet for sheet in grids if any(map(level_of, _parts(str(sheet.sheet))))]
        if named:
            return named
    return []


def _parts(sheet: str) -> list[str]:
    """
    Return the name of a sheet, or the names of the levels joined in it.

    Examples
    --------
    >>> _parts("THCS-THPT"), _parts("MN, TH"), _parts("Tiểu học 2025")
    (['THCS', 'THPT'], ['MN', 'TH'], ['Tiểu học 2025'])
    """
    parts = [part.strip() for part in re.split(r"[-–+&,_/]| và ", sheet)]
    return parts if len(parts) > 1 and all(map(level_of, parts)) else [sheet]


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
        All that are named after a level, a ward or an owner; else the last by name among those of
        years, or the first and those that go on with it.
    """
    together = apart(sheets) if apart(lists) else []
    if not together:
        dated = sorted(
            (sheet for sheet in lists if re.search(r"(?:19|20)\d\d", str(sheet.sheet))),
            key=lambda sheet: str(sheet.sheet),
        )
        name = (dated[-1] if dated else lists[0]).sheet
        together = [sheet for sheet in lists if sheet.sheet == name]
        if not dated:
            together += _further(together, lists)
    return together, [sheet for sheet in sheets if not any(sheet is one for one in together)]


def _further(together: Sequence[Grid], lists: Sequence[Grid]) -> list[Grid]:
    """
    Return the other lists that go on with the first: other schools under the same header.

    A copy, an older year or a sum of the list names the same schools, or has another header.
    """
    first = layout.lay(together[0], "schools")
    columns = {head.column for head in first.heads}
    seen = {name for each in together for name in _names(layout.lay(each, "schools"))}
    further = []
    for sheet in lists:
        if any(sheet.sheet == one.sheet for one in together):
            continue
        laid = layout.lay(sheet, "schools")
        own = _names(laid)
        if own and not own & seen and {head.column for head in laid.heads} == columns:
            further.append(sheet)
            seen |= own
    return further


def _names(laid: layout.Laid) -> set[str]:
    """Return the names of the schools of a list, folded, those of its wards beside them."""
    both = [name for name in ("name", "ward", "address") if name in laid.frame]
    lines = rows.texts(laid.frame[both]).to_numpy(dtype=object).tolist()
    return {names.fold(" ".join(line)) for line in lines if any(line)}


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


def rows_without_header(sheet: Grid, first: Grid) -> int:
    """
    Count the rows of a sheet that go on with a list on another sheet, but have no header.

    Parameters
    ----------
    first
        The sheet of the list, header and all.

    Returns
    -------
    int
        0 for a sheet that is nothing of the kind: most of its rows have a name and two figures
        where the list has them.
    """
    laid = layout.lay(first, "schools")
    at = {head.column: head.at - 1 for head in laid.heads if head.column}
    figures = [at[name] for name in sorted((_ROOMS | _FIGURES) & at.keys())]
    lines = [line for line in rows.texts(sheet.cells).to_numpy(dtype=object).tolist() if any(line)]
    place = at.get("name", 0)
    like = [
        line
        for line in lines
        if len(line) > max([place, *figures], default=0)
        and any(map(str.isalpha, line[place]))
        and sum(line[one][:1].isdecimal() for one in figures) > 1
    ]
    headed = any(
        sum(headers.known(one, "schools") is not None for one in line) > 1 for line in lines
    )
    return len(like) if len(like) * 2 > len(lines) and not headed else 0
