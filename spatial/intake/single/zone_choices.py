"""Which school each neighbourhood goes to, as a planner pins it or as it was last year."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, InputFaults

COLUMNS = ("cell_id", "school_id")
NONE = -1  # no school chosen; as spatial.zoning.problem.FREE
_FIRST_ROW = 2  # below the header


def read_zone_choices(path: Path | str, cells: pd.Index, schools: pd.Index) -> NDArray[np.int64]:
    """
    Read neighbourhoods and their schools.

    Parameters
    ----------
    path
        CSV with the columns ``cell_id`` and ``school_id``, such as the ``zones.csv`` written last
        year; further columns are not looked at. A row without a school chooses none.
    cells, schools
        Ids of the locality.

    Returns
    -------
    numpy.ndarray
        Position of the school of every cell, -1 where the file says nothing; shape (cells,).

    Raises
    ------
    InputFaults
        With every unknown id and every neighbourhood named twice.
    """
    place = Path(path)
    rows = _rows(place)
    cell = cells.astype(str).get_indexer(pd.Index([one for one, _ in rows], dtype=object))
    school = schools.astype(str).get_indexer(pd.Index([one for _, one in rows], dtype=object))
    times = Counter(one for one, _ in rows)
    faults: list[Fault] = []
    for position, (of, to) in enumerate(rows):
        wrong = []
        if cell[position] < 0:
            wrong.append(("zone_cell_unknown", of))
        elif times[of] > 1:
            wrong.append(("zone_cell_twice", of))
        if to and school[position] < 0:
            wrong.append(("zone_school_unknown", to))
        row = position + _FIRST_ROW
        faults += [Fault(code=code, file=place.name, row=row, value=value) for code, value in wrong]
    if faults:
        raise InputFaults(faults)
    chosen = np.full(len(cells), NONE, dtype=np.int64)
    chosen[cell] = school
    return chosen


def _rows(place: Path) -> list[tuple[str, str]]:
    """Read the two columns as text."""
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(place)))
    try:
        with place.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            rows = list(reader)
            lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        blanks = {"reason": str(problem)}
        raise InputFaults(
            Fault(code="zone_file_unreadable", file=place.name, blanks=blanks)
        ) from problem
    if lacking:
        blanks = {"columns": ", ".join(COLUMNS)}
        raise InputFaults(
            [
                Fault(code="zone_column_missing", file=place.name, value=name, blanks=blanks)
                for name in lacking
            ]
        )
    return [((row["cell_id"] or "").strip(), (row["school_id"] or "").strip()) for row in rows]
