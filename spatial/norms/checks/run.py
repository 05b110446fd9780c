"""Every check of a locality at once: by ward and by school, each figure with its clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spatial.network import INDEPENDENT, Network
from spatial.norms.checks.building import buildings
from spatial.norms.checks.finding import Finding
from spatial.norms.checks.groups import group_sizes
from spatial.norms.checks.independent import independents
from spatial.norms.checks.institutions import institution_sites
from spatial.norms.checks.land import school_sites
from spatial.norms.checks.planning import residents, ward_findings
from spatial.norms.checks.schools import whole
from spatial.norms.checks.size import school_sizes
from spatial.norms.checks.staff import teachers
from spatial.norms.checks.standard import Recognition, recognitions
from spatial.norms.rules import Rules
from spatial.records import LEVELS

NAMES = (
    "planning",
    "land",
    "size",
    "building",
    "groups",
    "independent",
    "institutions",
    "teachers",
)


@dataclass(frozen=True, kw_only=True)
class CheckResults:
    """
    What the checks of a locality found.

    Attributes
    ----------
    schools
        As `spatial.norms.checks.whole` makes them, without independent preschool groups.
    findings
        By the names of `NAMES`; empty where the data or the law of the day tell nothing.
    recognitions
        What schools that assessed themselves reach.
    """

    schools: pd.DataFrame
    findings: dict[str, tuple[Finding, ...]]
    recognitions: tuple[Recognition, ...]


def run(
    town: Network,
    wards: pd.DataFrame,
    *,
    rules: Rules,
    day: date,
    area: str | None,
    units: str | None = None,
) -> CheckResults:
    """
    Hold a locality against every norm no shortage is computed from.

    Parameters
    ----------
    wards
        An assessment's wards, indexed by (``ward_id``, ``level``): ``seats``, ``land_have_m2``.
    rules
        The norm profile: its land per pupil.
    day, area
        Day whose law applies, and the area class.
    units
        Set of wards the assessment is in; ``None`` for the base set.

    Returns
    -------
    CheckResults
        Nothing is guessed: what the tables do not tell gives no finding.
    """
    places = whole(town, units=units)
    alone = places["school_type"] == INDEPENDENT
    schools, groups = places[~alone].reset_index(drop=True), places[alone]
    makers: dict[str, Callable[[], tuple[Finding, ...]]] = {
        "planning": lambda: _planning(town, wards, day=day, area=area, units=units),
        "land": lambda: school_sites(schools, rules=rules),
        "size": lambda: school_sizes(schools, day=day, area=area),
        "building": lambda: buildings(schools, day=day),
        "groups": lambda: group_sizes(named_groups(town), day=day),
        "independent": lambda: independents(groups, day=day),
        "institutions": lambda: institution_sites(town.institutions, day=day),
        "teachers": lambda: teachers(schools, day=day),
    }
    return CheckResults(
        schools=schools,
        findings={name: makers[name]() for name in NAMES},
        recognitions=() if town.criteria.empty else recognitions(town.criteria),
    )


def named_groups(town: Network) -> pd.DataFrame:
    """Return the preschool groups with the names of their schools, independent where those are."""
    if town.groups.empty:
        return pd.DataFrame(columns=["school_id", "age_group", "pupils"])
    places = town.schools.reindex(town.groups["school_id"])
    alone = town.independent.reindex(places.index, fill_value=False).to_numpy()
    named = town.groups.assign(school=places["name"].to_numpy())
    if alone.any():
        told = named["independent"] if "independent" in named else pd.Series(0.0, named.index)
        named["independent"] = told.astype(float).mask(alone, 1.0)
    return named


def _planning(
    town: Network, wards: pd.DataFrame, *, day: date, area: str | None, units: str | None
) -> tuple[Finding, ...]:
    """Hold the wards against the planning code, level by level."""
    known = residents(town, units=units)
    if known is None:
        return ()
    names = town.wards(units)["ward"]
    findings: list[Finding] = []
    for level in LEVELS:
        rows = wards.xs(level, level="level")[["seats", "land_have_m2"]]
        table = rows.assign(people=known.people, ward=names)
        findings += ward_findings(table, level=level, day=day, area=area)
    return tuple(findings)
