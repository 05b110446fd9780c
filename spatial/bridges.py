"""
Bridges: the sums that lead from one quantity to the next where one name would hide the difference.

Each bridge starts at a quantity of `spatial.quantities`, adds what lies between, and ends at
another, so that a planner who meets two figures can see why they differ.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from spatial import catchment, defaults, plan, questions
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import Level, Options

Row = dict[Hashable, Any]

FORECAST = "base"  # scenario the known totals are bridged to


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """
    One line of a bridge.

    Attributes
    ----------
    key
        Key of its words; of a stop also that of a quantity.
    value
        Unrounded [pupils or seats].
    stop
        Whether it is a quantity reached, not a change on the way to it.
    """

    key: str
    value: float
    stop: bool


def _between(*steps: tuple[str, float]) -> tuple[BridgeStep, ...]:
    """Write stops with the changes between them: every second key is a change."""
    line = [BridgeStep(key=steps[0][0], value=steps[0][1], stop=True)]
    for (change, _), (key, value) in zip(steps[1::2], steps[2::2], strict=True):
        line.append(BridgeStep(key=change, value=value - line[-1].value, stop=False))
        line.append(BridgeStep(key=key, value=value, stop=True))
    return tuple(line)


def pupils(
    town: Network, level: Level, options: Options, *, rules: Rules
) -> tuple[BridgeStep, ...]:
    """
    Lead from the known pupils of a year to the forecast of the same year.

    Parameters
    ----------
    options
        The year; its scenario is not read.

    Returns
    -------
    tuple of BridgeStep
        Pupils known (or read off a line between known years), children of the ages, the same in
        the forecast, pupils forecast.

    Raises
    ------
    UserError
        If the year is not among the known ones, or nothing can be projected.
    """
    options = defaults.complete(town, options)
    known = plan.people(town, rules, dataclasses.replace(options, scenario=plan.PUBLISHED))
    ahead = plan.people(town, rules, dataclasses.replace(options, scenario=FORECAST))
    name = level.value
    return _between(
        ("pupils", float(known.pupils[name].sum())),
        ("children_not_counted", 0.0),
        ("residents", float(known.residents[name].sum())),
        ("children_forecast", 0.0),
        ("residents_forecast", float(ahead.residents[name].sum())),
        ("participation", 0.0),
        ("pupils_forecast", float(ahead.pupils[name].sum())),
    )


def seats(assessment: Assessment, level: Level, *, limit_m: float) -> tuple[BridgeStep, ...]:
    """
    Lead from the seats a plan counts, over those at the norm, to who is left over and why.

    Parameters
    ----------
    limit_m
        Longest walk [m].

    Returns
    -------
    tuple of BridgeStep
        Pupils beyond the seats by the yardstick, at the norm, in the best assignment within the
        walk, by nearest first within the walk.
    """
    row: Row = assessment.levels.xs(level.value).to_dict()
    people, rooms = float(row["pupils"]), float(row["rooms_have"])
    per_room = 10_000 / assessment.rules.rooms_per_10k.value
    asked = questions.of_level(assessment, level, limit_m=limit_m)
    test = catchment.stress(asked, norm_m=assessment.rules.radius_m[level].value)
    return _between(
        ("pupils_beyond_yardstick", max(people - rooms * per_room, 0.0)),
        ("seats_of_a_room", 0.0),
        ("pupils_beyond_seats", float(row["seats_short"])),
        ("too_far", 0.0),
        ("pupils_beyond_best", float(np.sum(test.best.unserved))),
        ("misallocated", 0.0),
        ("pupils_beyond_rule", float(np.sum(test.rule.unserved))),
    )


def school(assessment: Assessment, level: Level, school_id: str) -> tuple[BridgeStep, ...]:
    """
    Lead from the pupils enrolled at a school to those models send there.

    Parameters
    ----------
    assessment
        The assessment; its catchment model is not read.

    Returns
    -------
    tuple of BridgeStep
        Pupils enrolled (left out where not known), seats at the norm, pupils for whom it is the
        nearest school (left out where no walk leads to it).

    Raises
    ------
    UserError
        If no school of that id teaches the level.
    """
    if (school_id, level.value) not in assessment.schools.index:
        raise UserError(Fault(code="zone_school_unknown", value=school_id))
    row: Row = assessment.schools.xs((school_id, level.value)).to_dict()
    asked = questions.of_level(assessment, level)
    nearest = catchment.load(asked, catchment.MODELS["nearest"](asked))["pupils"]
    drawn = (
        (("nearest_less_seats", 0.0), ("pupils_nearest", float(nearest[school_id])))
        if school_id in nearest.index  # no walk leads where no place, or no ward's rooms, are known
        else ()
    )
    line = _between(("seats", float(row["seats"])), *drawn)
    enrolled = float(row["pupils"])
    if math.isnan(enrolled):
        return line
    return (*_between(("pupils_enrolled", enrolled), ("seats_less_enrolled", 0.0),
                      ("seats", line[0].value)), *line[1:])  # fmt: skip
