"""
Scenarios side by side: the same quantities of each, from one assessment each, and how they differ.

Every scenario is assessed by the one road; here figures are only read off and set against those of
the first (`spatial.scenario_figures`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from spatial import rounding
from spatial.assessment import Assessment
from spatial.records import Kind, Level
from spatial.scenario_figures import (
    NEITHER,
    UNITS,
    ComparedFigure,
    LevelReading,
    cost_by_year_vnd,
    rounded,
    rounded_once,
)

COST_BY_YEAR = "cost_by_year_vnd"
MORE_IS_BETTER = frozenset({"circle_share", "covered_share"})


def change(quantity: str, value: float, base: float) -> float:
    """Return how far a figure is from the first scenario's; NaN where either is not known."""
    decimals = 4 if UNITS.get(quantity) == "share" else 0
    difference = value - base
    return difference if math.isnan(difference) else rounding.half_up(difference, decimals)


def is_better(quantity: str, difference: float) -> bool | None:
    """Tell whether a change is for the better; ``None`` for none, and for what is only a means."""
    if quantity in NEITHER or math.isnan(difference) or difference == 0:
        return None
    return (difference > 0) is (quantity in MORE_IS_BETTER)


def wards(assessments: Mapping[str, Assessment], level: Level, column: str) -> pd.DataFrame:
    """
    Set a shortage of the wards side by side.

    Parameters
    ----------
    assessments
        By scenario; what each ward misses in the first is what the others are held against.
    level, column
        Level of schooling and a shortage of `Assessment.wards`.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, one column a scenario, rounded as in `ComparedFigure`; those that
        change most first, then those that miss most.
    """
    table = pd.DataFrame(
        {
            name: one.at_level(level)[column].map(lambda value: rounded_once(column, float(value)))
            for name, one in assessments.items()
        }
    )
    first = table.iloc[:, 0]
    most = table.sub(first, axis=0).abs().max(axis=1)
    order = np.lexsort((-first.to_numpy(), -most.to_numpy()))
    return table.iloc[order]


def table(
    assessments: Mapping[str, Assessment], level: Level, *, rooms: str
) -> list[dict[str, object]]:
    """
    List every figure of every scenario, for the locality and each ward.

    Parameters
    ----------
    assessments
        By what the scenarios are called; the first is what the others are held against.
    level, rooms
        As for `LevelReading.figures`.

    Returns
    -------
    list of dict
        ``scenario``, ``ward_id`` and ``ward`` (empty for the locality), ``level``, ``year``,
        ``profile``, ``quantity``, ``unit``, ``value``, ``change``, ``kind``, ``open_year``;
        ``None`` for what is not known. Last what is proposed costs by the year it opens, without
        one where nobody said: ``open_year`` is of these rows alone.
    """
    listed: list[dict[str, object]] = []
    readings = [LevelReading.of(one, level) for one in assessments.values()]
    first = readings[0].assessment
    names = first.network.wards(first.options.units)["ward"]
    for ward_id in (None, *map(str, names.index)):
        every = [reading.figures(rooms=rooms, ward_id=ward_id) for reading in readings]
        for (scenario, one), figures in zip(assessments.items(), every, strict=True):
            head = {
                "scenario": scenario,
                "ward_id": ward_id or "",
                "ward": "" if ward_id is None else str(names[ward_id]),
                "level": level.value,
                "year": one.options.year,
                "profile": one.options.profile,
            }
            listed += [head | _row(figure, every[0][name]) for name, figure in figures.items()]
    return [*listed, *_costs(assessments, level)]


def costs_by_year(
    assessments: Mapping[str, Assessment], level: Level | None = None
) -> dict[int | None, dict[str, float]]:
    """
    Set side by side what is proposed costs in the year it opens.

    Returns
    -------
    dict
        By year, last ``None`` for no year told; then by scenario [VND], 0 where it opens nothing.
    """
    found = {name: cost_by_year_vnd(one.network, level) for name, one in assessments.items()}
    years = {year for one in found.values() for year in one}
    order = sorted(years, key=lambda year: (year is None, year or 0))
    return {year: {name: one.get(year, 0.0) for name, one in found.items()} for year in order}


def _costs(assessments: Mapping[str, Assessment], level: Level) -> list[dict[str, object]]:
    """List the cost of every year of every scenario."""
    listed = []
    for year, costs in costs_by_year(assessments, level).items():
        base = next(iter(costs.values()))
        for (scenario, one), cost in zip(assessments.items(), costs.values(), strict=True):
            figure, first = (
                ComparedFigure(quantity=COST_BY_YEAR, unit="VND", value=value, kind=Kind.ASSUMED)
                for value in (cost, base)
            )
            head: dict[str, object] = {
                "scenario": scenario,
                "ward_id": "",
                "ward": "",
                "level": level.value,
                "year": one.options.year,
                "profile": one.options.profile,
            }
            listed.append(head | _row(figure, first) | {"open_year": year})
    return listed


def _row(figure: ComparedFigure, base: ComparedFigure) -> dict[str, object]:
    """Write one figure and its distance from the first scenario's."""
    value, was = (rounded(one.quantity, one.value) for one in (figure, base))
    difference = change(figure.quantity, value, was)
    return {
        "quantity": figure.quantity,
        "unit": figure.unit,
        "value": _plain(value),
        "change": _plain(difference),
        "kind": figure.kind.value,
        "open_year": None,
    }


def _plain(value: float) -> int | float | None:
    """Write whole numbers without a decimal sign; nothing for what is not known."""
    if math.isnan(value):
        return None
    return int(value) if value.is_integer() else value
