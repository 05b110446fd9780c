"""One projection from start to end: people, attendance, crossings, developments, raking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import budget
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.projection import (
    crossings,
    developments,
    engines,
    history,
    nursery,
    participation,
    raking,
    rates,
)
from spatial.projection.developments import PlacedDevelopment
from spatial.projection.engines import EngineOutcome, Setting
from spatial.projection.history import Base
from spatial.records import LEVELS, Kind, Outlook

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HORIZON = 2045  # the last year rates and plans reach
SCENARIOS = ("low", "base", "high", "plan", "own")


@dataclass(frozen=True, kw_only=True)
class ProjectionRequest:
    """
    What to project.

    Attributes
    ----------
    ages
        First and last age of each level by the profile in force.
    scenario, engine
        One of `SCENARIOS` and of `engines.ENGINES`.
    outlook
        The planner's own; ``None`` for none.
    last
        Last year, at most `HORIZON`.
    """

    ages: participation.Ages
    scenario: str = "base"
    engine: str = "cohort"
    outlook: Outlook | None = None
    last: int = HORIZON


@dataclass(frozen=True, kw_only=True)
class Projection:
    """
    Pupils and people by year and ward of the base set.

    Attributes
    ----------
    request, base, setting
        What was asked, where it started, what the engine was given.
    years
        Years from the base year on, shape (years,).
    people
        People by year, ward and age, developments included [people], shape (years, wards, 86).
    by_age
        Pupils by year, ward, level and age [pupils], shape (years, wards, 4, ages).
    nursery
        Children below the first preschool age who attend, by year, ward and age [pupils], shape
        (years, wards, ages): a line of their own, in no level and never raked.
    factors
        Raking factors by year and level, ones where nothing is raked, shape (years, 4).
    placed
        The developments.
    outcome
        What the engine gave, before crossings, developments and raking.
    kind
        How the figures are known.
    """

    request: ProjectionRequest
    base: Base
    setting: Setting
    years: Ints
    people: Floats
    by_age: Floats
    nursery: Floats
    factors: Floats
    placed: tuple[PlacedDevelopment, ...]
    outcome: EngineOutcome
    kind: Kind

    @property
    def pupils(self) -> Floats:
        """Pupils by year, ward and level [pupils], shape (years, wards, 4)."""
        return np.asarray(self.by_age.sum(axis=3))

    def row(self, year: int) -> int:
        """
        Return the row of a year.

        Raises
        ------
        UserError
            If the projection does not reach it.
        """
        if not self.years[0] <= year <= self.years[-1]:
            blanks = {"first": int(self.years[0]), "last": int(self.years[-1])}
            raise UserError(Fault(code="year_unknown", value=str(year), blanks=blanks))
        return int(year - self.years[0])

    def table(self, year: int) -> pd.DataFrame:
        """Pupils of a year by ``ward_id`` (base set), one column per level [pupils]."""
        return pd.DataFrame(
            self.pupils[self.row(year)], index=self.base.wards, columns=list(LEVELS)
        )

    def located(self, year: int, cells: int) -> Floats:
        """Pupils of developments with a place, at their nearest cell, shape (cells, 4)."""
        row = self.row(year)
        added = np.zeros((cells, len(LEVELS)))
        share = self.setting.participation[row] * self.factors[row][:, None]
        for development in self.placed:
            if development.cell != developments.NOWHERE:
                known_to = self.base.known_to
                more = developments.newcomers(
                    (development,), self.years[row : row + 1], len(self.base.wards), known_to
                )
                added[development.cell] += share @ more[0, development.ward, : share.shape[1]]
        return added

    def nursery_of(self, year: int) -> pd.DataFrame:
        """Nursery children of a year by ``ward_id`` (base set), one column per age [pupils]."""
        return pd.DataFrame(self.nursery[self.row(year)], index=self.base.wards)

    def residents(self, year: int) -> pd.DataFrame:
        """People of a year by ``ward_id`` (base set), one column per single age [people]."""
        return pd.DataFrame(self.people[self.row(year)], index=self.base.wards)


def project(town: Network, request: ProjectionRequest) -> Projection:
    """
    Project a locality's people and pupils.

    Returns
    -------
    Projection
        Every year from the last one with ages of its own to the last asked for.

    Raises
    ------
    UserError
        If scenario, engine or year is unknown, a rate is outside its limits, a development cannot
        be placed, the engine lacks its data, there is nothing published to rake to, or it would
        take more memory than a model may.

    Notes
    -----
    ``pupils = (people x participation, crossings) + developments x participation``, times the
    raking factor of the level and year in the scenario ``plan``.
    """
    known(request)
    base = history.base(town)
    return from_base(town, base, request)


def from_base(town: Network, base: Base, request: ProjectionRequest) -> Projection:
    """Project from a start that is already read; `project` with its first half done."""
    outlook = request.outlook or Outlook()
    last = max(request.last, base.known_to, base.year + 1)  # an engine takes at least one step
    years = np.arange(base.year, last + 1)
    setting = _setting(base, request, outlook, last, town)
    size = (len(years), len(base.wards))
    ages = setting.participation.shape[2]
    needed = estimate_bytes(*size, ages=ages, engine=request.engine)
    budget.require("projection", needed, years=size[0], wards=size[1])
    outcome = engines.ENGINES[request.engine](setting)
    coming = (*town.developments, *outlook.developments)
    placed = developments.place(town, coming, base.people.sum(axis=0))
    more = developments.newcomers(placed, years, len(base.wards), base.known_to)
    by_age = crossings.cross(outcome.attending, outlook.crossings, base.wards)
    by_age = by_age + more[:, :, None, : by_age.shape[3]] * setting.participation[:, None]
    factors = np.ones((len(years), len(LEVELS)))
    if request.scenario == "plan":
        factors = _raked(town, base, request, years, by_age)
    return Projection(
        request=request,
        base=base,
        setting=setting,
        years=years,
        people=outcome.people + more,
        by_age=by_age * factors[:, None, :, None],
        nursery=nursery.children(
            outcome.people + more,
            participation.nursery(
                request.ages, years=years, known_to=base.known_to, outlook=_used(request, outlook)
            ),
            outlook.crossings,
            base.wards,
        ),
        factors=factors,
        placed=placed,
        outcome=outcome,
        kind=Kind.ASSUMED,
    )


def estimate_bytes(years: int, wards: int, *, ages: int, engine: str) -> int:
    """
    Estimate what a projection takes at most [bytes].

    Parameters
    ----------
    years, wards, ages
        Sizes of the figures; `ages` are those of pupils.
    engine
        One of `engines.ENGINES`.

    Notes
    -----
    ``8 Y W (86 (2 + n) + L A (3 + n))``: people and pupils of the n engines at once, what
    developments add, and the pupils of the L levels after crossings, additions and raking.
    """
    at_once = len(engines.ENGINES) - 1 if engine == "mix" else 1
    people, pupils = rates.AGES * (2 + at_once), len(LEVELS) * ages * (3 + at_once)
    return 8 * years * wards * (people + pupils)


def _raked(
    town: Network, base: Base, request: ProjectionRequest, years: Ints, by_age: Floats
) -> Floats:
    """
    Return the raking factors of the years; they lean toward a published total however far it lies.

    The same year has the same factor whatever the last year asked for.
    """
    targets = raking.published(town.pupils)
    far = max((year for year in targets if year <= HORIZON), default=0)
    if far > years[-1]:
        return from_base(town, base, replace(request, last=far)).factors[: len(years)]
    return raking.factors(
        by_age.sum(axis=(1, 3)),
        years=[int(year) for year in years],
        targets=targets,
        known_to=base.known_to,
    )


def known(request: ProjectionRequest) -> None:
    """Refuse scenarios, engines and years nobody knows."""
    faults = [
        Fault(code=code, value=value, blanks={"known": ", ".join(names)})
        for code, value, names in (
            ("scenario_unknown", request.scenario, list(SCENARIOS)),
            ("engine_unknown", request.engine, list(engines.ENGINES)),
        )
        if value not in names
    ]
    if request.last > HORIZON:
        faults.append(Fault(code="year_beyond", value=str(request.last), blanks={"last": HORIZON}))
    if faults:
        raise UserError(faults)


def _setting(
    base: Base, request: ProjectionRequest, outlook: Outlook, last: int, town: Network
) -> Setting:
    """Put the scenario's assumptions together."""
    own = request.scenario == "own"
    name = "base" if request.scenario in {"plan", "own"} else request.scenario
    assumed: Mapping[str, object] = rates.assumptions()["scenarios"][name]
    return Setting(
        base=base,
        last=last,
        variant=str(assumed["fertility"]),
        fertility=outlook.fertility if own else 1.0,
        migration=outlook.migration if own else float(str(assumed["migration"])),
        participation=participation.table(
            request.ages,
            years=range(base.year, last + 1),
            known_to=base.known_to,
            outlook=_used(request, outlook),
        ),
        registers=town.registers,
    )


def _used(request: ProjectionRequest, outlook: Outlook) -> Outlook:
    """Keep the planner's own rates for their own scenario only."""
    return outlook if request.scenario == "own" else replace(outlook, participation=())
