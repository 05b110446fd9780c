"""
What an assessment asks where the planner chose nothing: the law, the wards and the year of today.

A preset is the other way round: a reading somebody published, with every choice named.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date

import pandas as pd

from spatial import clock, demand, norms
from spatial.capacity import PUBLISHED
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import Options

_RURAL = ("rural", "mountain", "island")


def complete(town: Network, options: Options) -> Options:
    """
    Fill in what options leave open by the locality and the day.

    Parameters
    ----------
    options
        The planner's choices; without a day today's is read.

    Returns
    -------
    Options
        With a day, a year, a profile and a set of wards.
    """
    on = options.on or clock.today()
    return dataclasses.replace(
        options,
        on=on,
        year=options.year or year(town, on, scenario=options.scenario),
        profile=options.profile or profile(town, on),
        units=options.units or units(town, on),
    )


def units(town: Network, on: date) -> str:
    """Name the set of wards that stands on a day: the last whose wards all do, else the base."""
    standing = [name for name, wards in town.ward_sets.items() if _stands(wards, on)]
    return standing[-1] if standing else town.base_units


def _stands(wards: pd.DataFrame, on: date) -> bool:
    """Tell whether all wards of a set say that they stand on a day."""
    if "valid_from" not in wards:
        return False
    day = pd.Timestamp(on)
    first = pd.to_datetime(wards["valid_from"], errors="coerce")
    last = pd.to_datetime(wards.get("valid_to", pd.Series(index=wards.index)), errors="coerce")
    return bool(((first <= day) & ~(last < day)).all())


def year(town: Network, on: date, *, scenario: str = PUBLISHED) -> int:
    """
    Return the year after the newest data.

    Parameters
    ----------
    on
        A year after this day's is a plan, not data.
    scenario
        Without an engine no year beyond the known ones can be told.
    """
    known = pd.concat([town.pupils["year"], town.residents["year"]])
    past = known[known <= on.year]
    newest = int(past.max()) if len(past) else int(known.min())
    first, last = demand.years(town)
    return min(max(newest + 1, first), last) if scenario == PUBLISHED else newest + 1


def profile(town: Network, on: date) -> str:
    """Name the law of a day where the locality lies, as ``name@day``."""
    where = area(town, on)
    name = norms.LAW_RURAL if where in _RURAL else norms.LAW_TOWN
    return f"{norms.LAW if where == norms.SPECIAL else name}@{on.isoformat()}"


def area(town: Network, on: date) -> str:
    """Return the area class most wards of a day say they are of; empty where none does."""
    wards = town.wards(units(town, on))
    told = wards.get("area_class", pd.Series(dtype=object)).dropna().map(norms.area_class)
    if not any(told):  # the wards of after a merger may leave it to those of before
        told = town.wards(None).get("area_class", pd.Series(dtype=object)).dropna()
        told = told.map(norms.area_class)
    counted = Counter(one for one in told if one)
    return counted.most_common(1)[0][0] if counted else ""


def preset(town: Network, name: str) -> Options:
    """
    Return the choices of a named preset of the locality.

    Parameters
    ----------
    name
        One of ``town.locality.presets``.

    Raises
    ------
    UserError
        If the locality has no such preset; the message lists those it has.
    """
    known = town.locality.presets
    if name not in known:
        blanks = {"known": ", ".join(known) or "–"}
        raise UserError(Fault(code="preset_unknown", value=name, blanks=blanks))
    chosen = known[name]
    return Options(
        year=chosen.year, units=chosen.units, profile=chosen.profile, scenario=chosen.scenario
    )


def foreign_yardstick(town: Network, rules: norms.Rules) -> bool:
    """Tell whether the per-10,000 yardstick is the target of a province the locality is not in."""
    return rules.rooms_per_10k.place not in {"", town.locality.province}


def counting(town: Network, rules: norms.Rules) -> str:
    """
    Name the way of counting a locality is graded by until the planner chooses another.

    The per-10,000 yardstick is a city's own target: elsewhere rooms are counted by class size,
    which the law of the country sets.

    Returns
    -------
    str
        As `spatial.deficit.status_by` takes it.
    """
    return "class" if foreign_yardstick(town, rules) else f"per_10k_{rules.rooms_denominator}"
