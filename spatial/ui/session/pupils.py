"""Whose pupils the screen counts: the known ones, or a projection's; which years each reaches."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from spatial import clock, demand, plan, projection
from spatial.errors import UserError
from spatial.forecast.tables import STEP, YEARLY_TO
from spatial.network import Network
from spatial.projection import ProjectionRequest, history, raking
from spatial.projection.history import Base
from spatial.projection.participation import Ages
from spatial.records import Outlook
from spatial.ui.memo import once

PUBLISHED, OWN, USUAL_ENGINE = plan.PUBLISHED, "own", "cohort"
ORDER = (PUBLISHED, "base", "low", "high", "plan", OWN)
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")  # what the store makes up
LEAST = 2  # years of registers a progression needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """
    Whose pupils are counted.

    Attributes
    ----------
    scenario, engine, outlook
        As in `spatial.records.Options`; the outlook rests while the known totals are shown.
    outlook_id
        Under which the outlook is saved; empty for none.
    """

    scenario: str = PUBLISHED
    engine: str = USUAL_ENGINE
    outlook: Outlook | None = None
    outlook_id: str = ""

    @property
    def projects(self) -> bool:
        """Whether an engine is asked."""
        return self.scenario != PUBLISHED

    @property
    def options(self) -> dict[str, Any]:
        """Fields of `spatial.records.Options`."""
        if not self.projects:
            return {}
        return {"scenario": self.scenario, "engine": self.engine, "outlook": self.outlook}


KNOWN = Future()  # the known totals, no engine asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """
    What a locality's data allow.

    Attributes
    ----------
    years
        Years that can be shown by scenario; a scenario the data do not allow is missing.
    known_to
        Last year that is not forecast; ``None`` where nothing can be projected.
    """

    years: Mapping[str, tuple[int, ...]]
    engines: tuple[str, ...]
    known_to: int | None


def horizon(network: Network) -> Horizon:
    """Tell which scenarios, engines and years a locality's data allow."""
    return once(network, "horizon", lambda: _horizon(network))


def _horizon(network: Network) -> Horizon:
    first, last = demand.years(network)
    years = {PUBLISHED: tuple(range(first, last + 1))}
    try:
        base = history.base(network)
    except UserError:
        return Horizon(years=years, engines=(), known_to=None)
    known = base.known_to
    ahead = [*range(known, YEARLY_TO + 1), *range(YEARLY_TO + STEP, projection.HORIZON + 1, STEP)]
    for name in ORDER[1:]:
        years[name] = tuple(ahead)
    if not any(year > known for year in raking.published(network.pupils)):
        del years["plan"]
    return Horizon(years=years, engines=_engines(network, base), known_to=known)


def first_ahead(network: Network, on: date | None) -> int | None:
    """
    Return the first year to plan for where the known totals tell of none any more.

    Parameters
    ----------
    on
        The day that counts as today; ``None`` reads it.

    Returns
    -------
    int or None
        The year after the later of the last known year and today's school year; ``None`` where
        known totals reach it, or nothing can be projected.
    """
    able = horizon(network)
    if able.known_to is None:
        return None
    first = max(able.known_to, clock.school_year(on or clock.today())) + 1
    return first if able.years[PUBLISHED][-1] < first else None


def _engines(network: Network, base: Base) -> tuple[str, ...]:
    """Name the engines whose data are there."""
    registers = network.registers
    lacking = set()
    if base.earlier is None:
        lacking.add("hamilton_perry")
    if registers is None or registers["year"].nunique() < LEAST:
        lacking.add("grades")
    return tuple(name for name in projection.ENGINES if name not in lacking)


def read(
    take: Callable[[str, Callable[[str], str], str], str], network: Network, usual: Future
) -> Future:
    """
    Read the choice from a link; the outlook itself is opened later, by its id.

    Parameters
    ----------
    take
        Takes a parameter by name, what makes a value of it (``ValueError`` where it cannot), and
        what stands in.
    network
        The locality the choice must fit.
    usual
        Stands in for what is missing or wrong.
    """
    able = horizon(network)

    def among(known: Any) -> Callable[[str], str]:  # noqa: ANN401 - any container of names
        def check(given: str) -> str:
            if given not in known:
                raise ValueError(given)
            return given

        return check

    def name(given: str) -> str:
        if not _ID.fullmatch(given):
            raise ValueError(given)
        return given

    return Future(
        scenario=take("forecast", among(able.years), usual.scenario),
        engine=take("engine", among(able.engines), usual.engine),
        outlook=usual.outlook,
        outlook_id=take("outlook", name, usual.outlook_id),
    )


def write(future: Future) -> dict[str, str]:
    """Write the choice as parameters of a link."""
    given = {
        "forecast": (future.scenario, PUBLISHED),
        "engine": (future.engine, USUAL_ENGINE),
        "outlook": (future.outlook_id, ""),
    }
    return {name: value for name, (value, usual) in given.items() if value != usual}


def fit(future: Future, year: int, network: Network) -> tuple[Future, int]:
    """Mend a choice the data do not allow, and take the nearest year its scenario reaches."""
    able = horizon(network)
    if future.scenario not in able.years:
        future = dataclasses.replace(future, scenario=PUBLISHED)
    if future.engine not in able.engines:
        future = dataclasses.replace(future, engine=USUAL_ENGINE)
    return future, nearest(able.years[future.scenario], year)


def nearest(years: tuple[int, ...], year: int) -> int:
    """Return the nearest of some years, of two the earlier."""
    return min(years, key=lambda one: abs(one - year))


def check(network: Network, future: Future, ages: Ages) -> None:
    """
    Refuse an outlook that cannot be projected.

    Raises
    ------
    UserError
        With every rate outside its limits and every development that cannot be placed.
    """
    known = horizon(network).known_to
    if known is not None and future.outlook is not None:
        request = ProjectionRequest(
            ages=ages, scenario=OWN, engine=future.engine, outlook=future.outlook, last=known + 1
        )
        projection.project(network, request)
