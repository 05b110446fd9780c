"""
A forecast that shows its own error: projection, ranges, back-test, the chance to be short.

`forecast` asks `plan.assess` for the year's deficits and puts beside them what the projection
knows of itself. It adds no second road to a number: rooms needed and rooms there come from the
assessment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import norms, plan, projection
from spatial.assessment import Assessment
from spatial.cancellation import check_cancelled
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.projection import (
    Projection,
    backtest,
    backtest_lists,
    backtest_pupils,
    ranges,
    story,
    units,
)
from spatial.projection.ranges import Ranges, Spread
from spatial.records import LEVELS, Options

Floats = NDArray[np.float64]

PATHS, SEED = 200, 0
LAST = 2035  # the last year of the curves unless more is asked for


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """
    A projection with what it knows of its own error.

    Attributes
    ----------
    assessment
        The assessment of the year in the options.
    ahead
        The projection of the base wards.
    futures
        Simulated paths by the units reported on.
    trials
        Back-test on people, as `backtest.people` makes it.
    pupil_trials
        Back-test on class registers, as `backtest_pupils.pupils` makes it; without registers on
        lists of schools of several years, as `backtest_lists.pupils` makes it; empty without any.
    spread
        What the paths were drawn with.
    join, names
        How the base wards make up the units reported on.
    """

    assessment: Assessment
    ahead: Projection
    futures: Ranges
    trials: pd.DataFrame
    pupil_trials: pd.DataFrame
    spread: Spread
    join: Floats
    names: pd.Index

    @cached_property
    def steps(self) -> pd.DataFrame:
        """
        The change since the last known year in its causes, by unit and level [pupils].

        Kept, because the sentence of every unit and level asks for it.
        """
        year = max(self.assessment.options.year, self.ahead.base.known_to)
        return story.of_units(story.waterfall(self.ahead, year), self.join, self.names)

    @cached_property
    def chance_short(self) -> pd.Series:
        """
        Chance that a unit is short of rooms at a level in the year of the assessment.

        Indexed by (``ward_id``, ``level``), in [0, 1]: the share of the paths whose pupils need
        more rooms, by the profile's rooms per 10,000, than there are. One or nothing in a known
        year; missing where the rooms are not known.
        """
        wards = self.assessment.wards
        need = wards["rooms_need_per_10k"].to_numpy()
        have = wards["rooms_have"].to_numpy(dtype=float)
        pupils = wards["pupils"].to_numpy()
        enough = np.divide(have * pupils, need, out=np.full_like(pupils, np.inf), where=need > 0)
        year = self.assessment.options.year
        if year in self.futures.years:
            limit = enough.reshape(-1, len(LEVELS))
            chance = self.futures.chance_above(year, limit).ravel()
        else:
            chance = (pupils > enough).astype(float)
        untold = np.where(np.isnan(have), np.nan, chance)
        return pd.Series(untold, index=wards.index, name="chance_short")


def forecast(
    town: Network,
    options: Options,
    *,
    last: int = LAST,
    paths: int = PATHS,
    seed: int = SEED,
    rules: norms.Rules | None = None,
) -> Forecast:
    """
    Forecast a locality with ranges and back-test.

    Parameters
    ----------
    town
        The locality.
    options
        Year of the deficits, scenario (``published`` is answered with ``base``), engine, units.
    last
        Last year of the curves.
    paths, seed
        How many futures, and the seed of their random numbers.
    rules
        A profile of the planner's own, resolved; ``None`` takes the one the options name.

    Returns
    -------
    Forecast
        Everything the page and the files show.

    Raises
    ------
    UserError
        As `plan.assess` and `projection.project`; if fewer than one path is asked for.
    Cancelled
        If whoever waits for it has gone (`spatial.cancellation.cancelled_when`).
    """
    if paths < 1:
        raise UserError(Fault(code="paths_too_few", value=str(paths)))
    if options.scenario == plan.PUBLISHED:
        options = replace(options, scenario="base")
    assessment = plan.assess(town, options, rules=rules)
    options = assessment.options
    last = max(last, options.year)
    check_cancelled()
    ahead = projection.project(town, projection.request(options, assessment.rules.ages, last=last))
    trials = backtest.people(town, ahead.base)
    spread = ranges.spread(trials)
    if assessment.options.units == town.base_units:
        join, names = np.eye(len(ahead.base.wards)), ahead.base.wards
    else:
        join, names = units.joined(town, ahead.base.wards, str(assessment.options.units))
    pupil_trials = backtest_pupils.pupils(town, ahead.base, assessment.rules.ages)
    if pupil_trials.empty:
        pupil_trials = backtest_lists.pupils(town, ahead.base, assessment.rules.ages)
    futures = ranges.simulate(ahead, spread, paths=paths, seed=seed).of_units(join)
    check_cancelled()
    return Forecast(
        assessment=assessment,
        ahead=ahead,
        futures=futures,
        trials=trials,
        pupil_trials=pupil_trials,
        spread=spread,
        join=join,
        names=names,
    )
