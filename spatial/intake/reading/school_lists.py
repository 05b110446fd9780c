"""Which sheets are an office's list of schools, told by their columns, not by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spatial.intake.reading import layout
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


def _is_list(sheet: Grid, remembered: Mapping[str, str]) -> bool:
    """Tell whether a sheet has the columns of a list of schools."""
    laid = layout.lay(sheet, "schools", remembered=remembered)
    columns = {head.column for head in laid.heads}
    return "name" in columns and bool(columns & _ROOMS) and bool(columns & _MORE)


def apart(grids: Sequence[Grid]) -> list[Grid]:
    """Return the sheets named after a level or a ward: together they are one list."""
    levels = [sheet for sheet in grids if level_of(str(sheet.sheet))]
    return levels or [sheet for sheet in grids if ward_of(str(sheet.sheet))]


def chosen(lists: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """
    Choose the sheets that are the list, and those left: an older year, a copy.

    Parameters
    ----------
    lists
        Sheets `among` found.

    Returns
    -------
    chosen, left
        All that are named after a level or a ward; else the last by name among those of years, or
        the first.
    """
    together = apart(lists)
    if not together:
        dated = sorted(
            (sheet for sheet in lists if re.search(r"(?:19|20)\d\d", str(sheet.sheet))),
            key=lambda sheet: str(sheet.sheet),
        )
        together = [dated[-1] if dated else lists[0]]
    return together, [sheet for sheet in lists if not any(sheet is one for one in together)]


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
