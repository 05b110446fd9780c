"""Lists of schools of several years, kept side by side: each school under the code it has today."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.joining import file_parts, prepare, school_changes, year_lists
from spatial.intake.joining.school_changes import SchoolList
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part
from spatial.network import Network


def kept(
    town: Network,
    folder: Path,
    faults: Sequence[Fault],
    read: tuple[Sequence[Checked], Sequence[Part]],
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
    read
        The checked tables of the locality, ``school_years`` among them where it holds one, and the
        files as loaded: their titles may tell the year.

    Returns
    -------
    town, faults
        With `Network.listed_year` and `Network.school_years`, and one note; a list with a fault
        that stops, or the newest one without a year in its name, is left out of the series, and
        that is said.
    """
    tables, parts = read
    older = list(dict.fromkeys(each.file for each in faults if each.code == "older_list"))
    newest = school_changes.of_tables(tuple(tables))
    before = year_lists.of_table(tables)
    if newest is None:
        return town, []
    year = year_lists.year_of_list(tables, parts, answers)
    town = dataclasses.replace(town, listed_year=year)
    if not (older or before):
        return town, []
    today = next(each.source.name for each in tables if each.source.table == "schools")
    lists: dict[int, SchoolList] = {each: then for each, then in before.items() if each != year}
    problems: list[Fault] = [] if year is not None else [_unused(today, "year")]
    for name in older:
        then, stop, own = _read(folder, str(name), tables, answers, base)
        if then is None or own in {None, year}:
            problems.append(_unused(str(name), stop if then is None else "year"))
        elif own is not None:
            lists[own] = then
    if not lists:
        return town, problems
    return _with(town, lists, newest, year, today, problems)


def _with(
    town: Network,
    lists: Mapping[int, SchoolList],
    newest: SchoolList,
    year: int | None,
    today: str,
    problems: list[Fault],
) -> tuple[Network, list[Fault]]:
    """Put the lists beside the newest, and say how many of their schools are known in it."""
    series = [] if year is None else [year_lists.rows(year, newest, {})]
    lines = []
    for own, then in sorted(lists.items(), reverse=True):
        pairs = school_changes.matched(then, newest)
        into = {each.known: each.listed for each in pairs.certain}
        series.append(year_lists.rows(own, then, into))
        lines.append(f"{own}: {len(into)}/{len(then.schools)}")
    note = Fault(
        code="years_kept",
        file=today,
        severity=Severity.WARNING,
        blanks={"count": len(lines), "years": "; ".join(sorted(lines))},
    )
    whole = pd.concat(series, ignore_index=True)
    return dataclasses.replace(town, school_years=whole), [note, *problems]


def _unused(name: str, why: str) -> Fault:
    """Say that a list is in no series."""
    return Fault(code="year_not_kept", file=name, severity=Severity.WARNING, blanks={"why": why})


def _read(
    folder: Path, name: str, tables: Sequence[Checked], answers: Settings, base: str | None
) -> tuple[SchoolList | None, str, int | None]:
    """Read the list of an earlier year in the wards of today, and its year; else what stops it."""
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
    year = year_lists.year_of_list(fresh, parts, answers)
    stop = next((each.code for each in found if each.severity is Severity.ERROR), "")
    if stop:
        return None, stop, year
    return school_changes.of_tables(fresh), "schools", year
