"""
Four engines behind one interface: a `Setting` in, an `EngineOutcome` out.

Each takes the same people, totals, rates and participation and returns people by ward and age and
the children who attend by ward, level and age, for every year from the base on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, UserError
from spatial.projection import cohort, grades, hamilton, history, rates
from spatial.projection.history import Base
from spatial.records import LEVELS, Level

Floats = NDArray[np.float64]
GENERAL = (Level.TIEU_HOC, Level.THCS, Level.THPT)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """
    What every engine is given.

    Attributes
    ----------
    base
        People and past totals.
    last
        Last year.
    variant
        Variant of total fertility: ``median``, ``low``, ``high``.
    fertility, migration
        Factors on births and on the last known yearly arrivals, after the last known total.
    participation
        Share of children who attend, shape (years, 4, ages), years from the base on.
    registers
        Class registers: ``ward_id``, ``year``, ``grade``, ``pupils``; ``None`` for none.
    """

    base: Base
    last: int
    variant: str
    fertility: float
    migration: float
    participation: Floats
    registers: pd.DataFrame | None = None


@dataclass(frozen=True, kw_only=True)
class EngineOutcome:
    """
    What every engine gives.

    Attributes
    ----------
    people
        People by year, ward and age [people], shape (years, wards, 86).
    attending
        Pupils by year, ward, level and age [pupils], shape (years, wards, 4, ages).
    ledger
        Births, deaths and net arrivals by year and ward; ``None`` where the engine keeps none.
    engines
        Engines it was made of, with their weights.
    """

    people: Floats
    attending: Floats
    ledger: cohort.Course | None
    engines: Mapping[str, float]


Engine = Callable[[Setting], EngineOutcome]


def _attending(people: Floats, participation: Floats) -> Floats:
    """Multiply children by participation, shape (years, wards, 4, ages)."""
    children = people[:, :, None, : participation.shape[2]]
    return np.asarray(children * participation[:, None])


def by_cohort(setting: Setting) -> EngineOutcome:
    """Cohort-component through every known total, then on with the last known arrivals."""
    base, table = setting.base, rates.prospects()
    years = range(base.year, setting.last)
    births = np.stack(
        [
            table.fertility[setting.variant if year >= base.known_to else "median"][table.row(year)]
            * (setting.fertility if year >= base.known_to else 1.0)
            for year in years
        ]
    )
    course = cohort.run(
        base.people,
        first=base.year,
        last=setting.last,
        rates=table,
        fertility=births[:, None] * base.fertility[:, None],
        migrants=_arrivals(setting),
        profile=history.profile(base),
    )
    return EngineOutcome(
        people=course.people,
        attending=_attending(course.people, setting.participation),
        ledger=course,
        engines={"cohort": 1.0},
    )


def _arrivals(setting: Setting) -> Floats:
    """Yearly net arrivals, shape (years - 1, wards)."""
    spans = history.migration(setting.base)
    arrivals = np.empty((setting.last - setting.base.year, len(setting.base.wards)))
    for row, year in enumerate(range(setting.base.year, setting.last)):
        inside = [people for first, last, people in spans if first <= year < last]
        arrivals[row] = inside[0] if inside else spans[-1][2] * setting.migration
    return arrivals


def by_hamilton_perry(setting: Setting) -> EngineOutcome:
    """Hamilton-Perry between the last two years with ages of their own."""
    base = setting.base
    if base.earlier is None:
        raise UserError(Fault(code="engine_needs_two_ages", value="hamilton_perry"))
    then, people = base.earlier
    course = hamilton.run(
        people, base.people, years=base.year - then, count=setting.last - base.year
    )
    return EngineOutcome(
        people=course,
        attending=_attending(course, setting.participation),
        ledger=None,
        engines={"hamilton_perry": 1.0},
    )


def by_grades(setting: Setting) -> EngineOutcome:
    """Grade progression for grades 1 to 12; children and preschool from the cohort engine."""
    if setting.registers is None or setting.registers["year"].nunique() < 2:  # noqa: PLR2004 - two years make one step
        raise UserError(Fault(code="engine_needs_registers", value="grades"))
    outcome = by_cohort(setting)
    base = setting.base
    first, pupils = grades.read(setting.registers, base.wards)
    counted = first + len(pupils)
    if counted > setting.last + 1:
        blanks = {"last": setting.last}
        raise UserError(Fault(code="registers_outside", value=str(counted - 1), blanks=blanks))
    six = _entrants(outcome.people, base, first, setting.last)
    ahead = grades.run(pupils, children=six[: len(pupils)], future=six[len(pupils) :])
    known = np.concatenate([pupils, ahead])[max(base.year - first, 0) :]
    row = max(first - base.year, 0)
    attending = outcome.attending.copy()
    for level in GENERAL:
        at = LEVELS.index(level)
        ages = np.flatnonzero(setting.participation[0, at])
        attending[row:, :, at, ages[0] : ages[-1] + 1] = known[
            :, :, ages[0] - grades.ENTRY_AGE : ages[-1] - grades.ENTRY_AGE + 1
        ]
    return EngineOutcome(
        people=outcome.people,
        attending=attending,
        ledger=outcome.ledger,
        engines={"grades": 1.0},
    )


def _entrants(people: Floats, base: Base, first: int, last: int) -> Floats:
    """Count children of the age of grade 1, also before the base, shape (years, wards)."""
    return np.stack(
        [
            people[year - base.year, :, grades.ENTRY_AGE]
            if year >= base.year
            else cohort.carried(base.people, base.year, year)[:, grades.ENTRY_AGE]
            for year in range(first, last + 1)
        ]
    )


def by_mix(setting: Setting) -> EngineOutcome:
    """Even mean of the engines the locality's data allow; which ones is part of the outcome."""
    outcomes = []
    for engine in (by_cohort, by_hamilton_perry, by_grades):
        try:
            outcomes.append(engine(setting))
        except UserError:
            continue  # a locality without the data of an engine is mixed from the others
    weight = 1 / len(outcomes)
    return EngineOutcome(
        people=np.mean([one.people for one in outcomes], axis=0),
        attending=np.mean([one.attending for one in outcomes], axis=0),
        ledger=outcomes[0].ledger if len(outcomes) == 1 else None,
        engines={name: weight for one in outcomes for name in one.engines},
    )


ENGINES: Mapping[str, Engine] = {
    "cohort": by_cohort,
    "hamilton_perry": by_hamilton_perry,
    "grades": by_grades,
    "mix": by_mix,
}
