"""Lists of schools of several years, kept side by side: each school under the code it has today."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.joining import file_parts, prepare, school_changes
from spatial.intake.joining.school_changes import FIGURES, SchoolList
from spatial.intake.reading import find
from spatial.intake.reading.find import Source
from spatial.network import Network

COLUMNS = ("year", "school_id", "name", "level", *FIGURES)


def kept(
    town: Network,
    folder: Path,
    faults: Sequence[Fault],
    tables: Sequence[Checked],
    *,
    answers: Settings,
    base: str | None,
) -> tuple[Network, list[Fault]]:
    """
    Keep what the lists of earlier years tell beside the list that counts.

    Parameters
    ----------
    town
        The locality of the newest list.
    folder
        Where the lists are.
    faults
        What was found; ``older_list`` names the lists of earlier years.
    tables
        The checked tables of the locality.

    Returns
    -------
    town, faults
        With `Network.school_years`, and one note; a list with a fault that stops, or the newest
        one without a year in its name, is left out of the series, and that is said.
    """
    older = list(dict.fromkeys(each.file for each in faults if each.code == "older_list"))
    newest = school_changes.of_tables(tuple(tables))
    if not older or newest is None:
        return town, []
    today = next(each.source.name for each in tables if each.source.table == "schools")
    year = find.year_of(today)
    parts = [] if year is None else [_rows(year, newest, {})]
    lines: list[str] = []
    problems: list[Fault] = [] if year is not None else [_unused(today, "year")]
    for name in older:
        then, stop = _read(folder, str(name), tables, answers, base)
        if then is None:
            problems.append(_unused(str(name), stop))
            continue
        pairs = school_changes.matched(then, newest)
        into = {each.known: each.listed for each in pairs.certain}
        own = find.year_of(str(name)) or 0
        parts.append(_rows(own, then, into))
        lines.append(f"{own}: {len(into)}/{len(then.schools)}")
    if not lines:
        return town, problems
    note = Fault(
        code="years_kept",
        file=today,
        severity=Severity.WARNING,
        blanks={"count": len(lines), "years": "; ".join(sorted(lines))},
    )
    series = pd.concat(parts, ignore_index=True)
    return dataclasses.replace(town, school_years=series), [note, *problems]


def _unused(name: str, why: str) -> Fault:
    """Say that a list is in no series."""
    return Fault(code="year_not_kept", file=name, severity=Severity.WARNING, blanks={"why": why})


def _read(
    folder: Path, name: str, tables: Sequence[Checked], answers: Settings, base: str | None
) -> tuple[SchoolList | None, str]:
    """Read the list of an earlier year in the wards of today; else say what stops it."""
    source = Source(table="schools", path=folder / name, name=name)
    loaded, _ = file_parts.load_all([source], answers)
    wards = [each for each in tables if each.source.table == "wards"]
    checked, parts, problems = prepare.tables(loaded, answers, base, before=wards)
    fresh = tuple(each for each in checked if each.source.name == name)
    found = [
        *problems,
        *(fault for part in parts for fault in part.faults),
        *(fault for each in fresh for fault in each.faults),
    ]
    stop = next((each.code for each in found if each.severity is Severity.ERROR), "")
    if stop:
        return None, stop
    return school_changes.of_tables(fresh), "schools"


def _rows(year: int, schools: SchoolList, into: dict[str, str]) -> pd.DataFrame:
    """Put a list into rows, its schools under the codes they have today."""
    table = schools.figures.reset_index()
    called = {code: school.name for code, school in schools.schools.items()}
    table = table.assign(
        year=year,
        name=table["school_id"].map(called),
        school_id=table["school_id"].map(lambda code: into.get(code, code)),
    )
    return table[list(COLUMNS)]
