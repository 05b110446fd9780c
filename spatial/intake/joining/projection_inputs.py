"""Join what a projection asks for: ages however they are told, class registers, developments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining import ages
from spatial.records import Development

GRADES = (1, 12)
_NAMED = 5  # wards named in a sentence


def residents(
    rows: pd.DataFrame, part: Checked, structure: pd.DataFrame | None
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Bring residents to single years of age.

    Parameters
    ----------
    rows
        Sound rows of the residents: ``ward_id``, ``year``, ``age``, ``people``, ``kind`` and, if
        the file has it, ``age_to``.
    part
        The table they come from, for the faults.
    structure
        The whole locality's ages: ``year``, ``age``, ``people``, ``kind`` and, if there,
        ``age_to``; ``None`` for none.

    Returns
    -------
    residents, faults
        ``ward_id``, ``year``, ``age``, ``people``, ``kind``, single ages. A row without an age
        stands for all ages of its ward and year; beside rows that have one it is a fault, and so
        is a ward whose ages nobody can tell.
    """
    given = rows if "age_to" in rows else rows.assign(age_to=np.nan)
    blank = given["age"].isna()
    if not blank.any() and not (given["age_to"] > given["age"]).any():
        return rows[ages.COLUMNS], []
    aged = given.assign(told=~blank).groupby(["ward_id", "year"])["told"].transform("any")
    faults = [
        part.source.fault("age_missing", row=row, column="age")
        for row in given.index[blank & aged].to_numpy(dtype=int).tolist()
    ]
    everything = given
    if structure is not None:
        whole = structure if "age_to" in structure else structure.assign(age_to=np.nan)
        everything = pd.concat([given, whole.assign(ward_id="")], ignore_index=True)
    table = ages.single_years(everything)
    lost = given.loc[~given["ward_id"].isin(table["ward_id"]), "ward_id"].unique()
    if len(lost):
        value = ", ".join(map(str, lost[:_NAMED])) + (" …" if len(lost) > _NAMED else "")
        faults.append(part.source.fault("ages_unknown", value=value, count=len(lost)))
    if not faults:
        wards = int(given.loc[blank | (given["age_to"] > given["age"]), "ward_id"].nunique())
        noted = part.source.fault("ages_split", severity=Severity.WARNING, wards=wards)
        return table, [noted]
    return table, faults


def registers(rows: pd.DataFrame, part: Checked) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Check class registers.

    Returns
    -------
    registers, faults
        ``ward_id``, ``year``, ``grade``, ``pupils``; grades outside 1 to 12 are faults.
    """
    wrong = ~rows["grade"].between(*GRADES)
    faults = [
        part.source.fault("outlook_number", row=row, column="grade", value=str(grade))
        for row, grade in zip(
            rows.index[wrong].to_numpy(dtype=int).tolist(), rows.loc[wrong, "grade"], strict=True
        )
    ]
    return rows.loc[~wrong, ["ward_id", "year", "grade", "pupils"]], faults


def developments(rows: pd.DataFrame) -> tuple[Development, ...]:
    """
    Make developments of their table.

    Parameters
    ----------
    rows
        Columns of the table ``developments``; blanks take the default of `Development`.

    Returns
    -------
    tuple of Development
        In the order of the file.
    """
    return tuple(_development(row) for row in rows.to_dict("records"))


def _development(row: Mapping[Any, Any]) -> Development:
    numbers = ("lon", "lat", "people_per_unit", "additional", "chance", "delay_years")
    optional = {
        name: float(str(row[name]))
        for name in numbers
        if name in row and not np.isnan(float(str(row[name])))
    }
    return Development(
        development_id=str(row["development_id"]),
        name=str(row.get("name") or row["development_id"]),
        sort=str(row["sort"]),
        units=float(str(row["units"])),
        first_year=int(float(str(row["first_year"]))),
        last_year=int(float(str(row["last_year"]))),
        ward_id=str(row.get("ward_id") or ""),
        **optional,
    )
