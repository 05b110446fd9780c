"""Read class registers: pupils by ward, year and grade, for grade progression."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.errors import Fault, InputFaults

COLUMNS = ("ward_id", "year", "grade", "pupils")
GRADES = (1, 12)


def read_registers(path: Path | str, *, wards: pd.Index) -> pd.DataFrame:
    """
    Read registers from a CSV file.

    Parameters
    ----------
    path
        CSV, UTF-8, with `COLUMNS`.
    wards
        ``ward_id`` of the base set.

    Returns
    -------
    pandas.DataFrame
        ``ward_id``, ``year``, ``grade`` (1-12), ``pupils``.

    Raises
    ------
    InputFaults
        With every missing column, unknown ward and figure that is none.
    """
    place = Path(path)
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    try:
        raw = pd.read_csv(place, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        reason = str(problem).splitlines()[0]
        fault = Fault(code="unreadable", file=place.name, blanks={"reason": reason})
        raise InputFaults(fault) from problem
    faults = [
        Fault(code="outlook_missing", file=place.name, column=name, value=name)
        for name in COLUMNS
        if name not in raw
    ]
    if faults:
        raise InputFaults(faults)
    table = raw[["ward_id"]].copy()
    for name in COLUMNS[1:]:
        table[name] = pd.to_numeric(raw[name], errors="coerce")
        wrong = table[name].isna() | (table[name] < 0)
        if name == "grade":
            wrong |= ~table[name].between(*GRADES)
        faults += _faults("outlook_number", place, name, raw[name][wrong])
    faults += _faults(
        "crossing_ward", place, "ward_id", raw["ward_id"][~raw["ward_id"].isin(wards)]
    )
    if faults:
        raise InputFaults(faults)
    return table.astype({"year": "int64", "grade": "int64"})


def _faults(code: str, place: Path, column: str, wrong: pd.Series) -> list[Fault]:
    """Report wrong values with the row a user counts: the header is the first."""
    rows = wrong.index.to_numpy(dtype=int) + 2
    return [
        Fault(code=code, file=place.name, row=int(row), column=column, value=str(value))
        for row, value in zip(rows, wrong, strict=True)
    ]
