"""What a list of schools alone stands in: wards, people and streets of a locality known already."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from spatial.errors import Fault
from spatial.intake.reading import demonstration, find

LIST = frozenset({"schools", "school_levels", "known_schools", "school_years"})
# Of the schools that are there already only their places are of use to another list of them.
_OF_SCHOOLS = frozenset(
    {
        "school_levels",
        "stock",
        "projects",
        "capital",
        "recognitions",
        "enrolments",
        "opinions",
        "set_aside",
        "known_schools",
        "school_years",
        find.FORMS,
        "",
    }
)
# A school whose ward is none of these wards.
_ELSEWHERE = frozenset({"unknown_ward", "school_without_ward", "no_ward_told"})
_MOST_ELSEWHERE = 0.5  # share of schools


def alone(tables: Iterable[str]) -> bool:
    """Tell whether a folder holds a list of schools and nothing else."""
    have = set(tables)
    return "schools" in have and have <= LIST


def sources(around: Path | None) -> list[find.Source]:
    """
    List the tables of a locality a list of schools may stand in.

    Parameters
    ----------
    around
        Its folder; ``None`` for the demonstration district.
    """
    place = around or demonstration.folder()
    found, _, _ = find.find(place)
    kept = []
    for source in found:
        table = "known_schools" if source.table == "schools" else source.table
        if table == "known_schools" or table not in _OF_SCHOOLS:
            name = f"{place.name}/{source.name}"
            kept.append(dataclasses.replace(source, table=table, name=name))
    return kept


def fit(faults: Iterable[Fault], schools: int, *, outside: int = 0) -> bool:
    """
    Tell whether most of the schools of a list are in the wards around it.

    Parameters
    ----------
    faults
        What was found when the list was read among those wards.
    schools
        How many schools it lists.
    outside
        How many of them have coordinates outside all wards.
    """
    away = {(fault.sheet, fault.row) for fault in faults if fault.code in _ELSEWHERE}
    return (None, None) not in away and len(away) + outside <= _MOST_ELSEWHERE * schools
