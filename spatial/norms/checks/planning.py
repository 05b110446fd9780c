"""Planning codes: places and school land counted on residents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from spatial.network import Network
from spatial.norms import collection
from spatial.norms.checks.finding import Finding, told
from spatial.records import Kind, Level, weakest

PER = 1_000
GROWN = 60  # years; residents told up to this age are people of every age


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """
    Residents of all ages by ward.

    Attributes
    ----------
    people
        Indexed by ``ward_id`` [people].
    year
        Year they stand for.
    kind
        How they are known.
    """

    people: pd.Series
    year: int
    kind: Kind


def residents(town: Network, *, units: str | None = None) -> People | None:
    """
    Find the residents of all ages of every ward in the last year known.

    Parameters
    ----------
    units
        Set of wards; ``None`` for the base set.

    Returns
    -------
    People or None
        The totals the wards carry (``population_<year>``), or the residents added up if they reach
        `GROWN`, whichever is later; of another set of wards, its places' shares of the base wards.
        ``None`` where only children are told: nobody guesses the rest.
    """
    wards = town.wards(units)
    totals = town.totals(units)
    aged = _of_ages(town)
    if totals and (aged is None or aged[0] <= max(totals)):
        kind = weakest(wards["kind"]) if "kind" in wards else Kind.SURVEYED
        year = max(totals)
        return People(people=totals[year].astype(float), year=year, kind=kind)
    if aged is None:
        base = town.totals(None)
        if not base:
            return None
        aged = (max(base), base[max(base)].astype(float), Kind.ESTIMATED)
    year, by_ward, kind = aged
    placed = town.cells["share"] * by_ward.reindex(town.cells["ward_id"]).to_numpy()
    counted = placed.groupby(town.cells[units or town.base_units]).sum().reindex(wards.index)
    here = kind if units in {None, town.base_units} else weakest([kind, Kind.ESTIMATED])
    return People(people=counted.fillna(0.0), year=year, kind=here)


def _of_ages(town: Network) -> tuple[int, pd.Series, Kind] | None:
    """Add the residents of the base wards up, if grown-ups are among them."""
    known = town.residents[town.residents["year"] == town.residents["year"].max()]
    if int(known["age"].max()) < GROWN:
        return None
    return (
        int(known["year"].iloc[0]),
        known.groupby("ward_id")["people"].sum(),
        weakest(known["kind"]),
    )


def ward_findings(
    wards: pd.DataFrame, *, level: Level, day: date, area: str | None = None
) -> tuple[Finding, ...]:
    """
    Hold every ward's places and land against the code of a day.

    Parameters
    ----------
    wards
        As for `planned`, with ``seats``, ``land_have_m2`` and ``ward`` (its name).
    level, day, area
        As for `planned`.

    Returns
    -------
    tuple of Finding
        By ward: places, then land [m2].
    """
    table = wards.join(planned(wards, level=level, day=day, area=area))
    find = collection.read().find
    findings = []
    for row in table.to_dict("records"):
        for topic, need, have, unit in _HELD:
            norm = find(topic, day, area=area, level=level)
            if norm is not None and row.get(need) and told(row, have) is not None:
                findings.append(
                    Finding(
                        subject=str(row["ward"]),
                        value=float(row[have]),
                        limit=float(row[need]),
                        at_least=True,
                        norm=norm,
                        unit=unit,
                        level=level,
                    )
                )
    return tuple(findings)


# Topic, what it asks for, what there is, unit of both.
_HELD = (
    ("places_per_1000", "places_need", "seats", "places"),
    ("land_per_resident_m2", "land_need_m2", "land_have_m2", "m2"),
)


def planned(
    wards: pd.DataFrame, *, level: Level, day: date, area: str | None = None
) -> pd.DataFrame:
    """
    Count places and land the planning code of a day asks for.

    Parameters
    ----------
    wards
        Indexed by ward; reads ``people`` (residents of all ages) and, where there,
        ``land_have_m2`` and ``seats`` of the level.
    day
        Day whose code applies.
    area
        Area class.

    Returns
    -------
    pandas.DataFrame
        Same index: ``places_need`` [places], ``land_need_m2``, ``land_short_m2``,
        ``places_short``; columns of a rule the code does not have are missing.

    Notes
    -----
    ``places = people / 1,000 * places per 1,000``; ``land = people * m2 per resident``. Upper
    secondary land is asked for only where the code's least population is passed.
    """
    norms = collection.read()
    people = wards["people"].astype(float)
    out: dict[str, pd.Series] = {}
    places = norms.find("places_per_1000", day, area=area, level=level)
    if places is not None:
        out["places_need"] = people / PER * places.value
        if "seats" in wards:
            out["places_short"] = (out["places_need"] - wards["seats"]).clip(lower=0)
    land = norms.find("land_per_resident_m2", day, area=area, level=level)
    if land is not None:
        least = norms.find("people_for_thpt_min", day, area=area, level=level)
        asked = people > least.value if least is not None else people >= 0
        out["land_need_m2"] = (people * land.value).where(asked, 0.0)
        if "land_have_m2" in wards:
            out["land_short_m2"] = (out["land_need_m2"] - wards["land_have_m2"]).clip(lower=0)
    return pd.DataFrame(out, index=wards.index)
