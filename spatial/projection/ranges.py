"""
Ranges: many seeded futures, as far from the forecast as forecasts have been from what came.

A path strays from the central figures by a walk shared by the whole locality, a walk of each
ward's own, the births of children not born yet, and whether and when developments are built.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import budget
from spatial.cancellation import check_cancelled
from spatial.projection import backtest, course, developments, rates, units
from spatial.projection.course import Projection
from spatial.records import LEVELS, Kind

Floats = NDArray[np.float64]

SHARES = (0.1, 0.5, 0.9)
PRIOR_WEIGHT = 4.0  # the assumed spread counts like so many observations
Z80 = 1.2815515655446004  # half of an 80 % interval of a normal law, in standard deviations


@dataclass(frozen=True, kw_only=True)
class Spread:
    """
    How far forecasts stray after one year, in logarithms; grows with the root of the years.

    Attributes
    ----------
    common, own
        Standard deviation of the locality as a whole and of a ward beside it.
    kind
        ``estimated`` from the locality's own errors, ``assumed`` without any.
    trials
        Pairs of an origin and a target the errors come from.
    """

    common: float
    own: float
    kind: Kind
    trials: int


def spread(trials: pd.DataFrame) -> Spread:
    """
    Measure the spread of an engine's own errors.

    Parameters
    ----------
    trials
        As `backtest.people` makes them; only those where the engine was informed count.

    Returns
    -------
    Spread
        Never far from the assumed one while there is little to measure it by.

    Notes
    -----
    With log errors e of the units after h years, their mean m and variance s2 (n - 1):
    ``own2 = (4 a2 + sum (n - 1) s2 / h) / (4 + sum (n - 1))`` and
    ``common2 = (4 c2 + sum max(m2 - s2 / n, 0) / h) / (4 + trials)``, with the assumed a and c. A
    forecast that was too low as a whole widens the range; it does not move it.
    """
    assumed = rates.assumptions()["errors"]
    own, common = PRIOR_WEIGHT * assumed["own"] ** 2, PRIOR_WEIGHT * assumed["common"] ** 2
    own_weight = common_weight = PRIOR_WEIGHT
    engine = trials[(trials["method"] == backtest.ENGINE) & trials["informed"].astype(bool)]
    count = 0
    for (origin, target), part in engine.groupby(["origin", "target"]):
        error = np.log(part["forecast"].to_numpy(float) / part["actual"].to_numpy(float))
        years, number = float(str(target)) - float(str(origin)), len(error)
        variance = float(error.var(ddof=1)) if number > 1 else 0.0
        own += (number - 1) * variance / years
        own_weight += number - 1
        common += max(float(error.mean()) ** 2 - variance / number, 0.0) / years
        common_weight += 1
        count += 1
    return Spread(
        common=float(np.sqrt(common / common_weight)),
        own=float(np.sqrt(own / own_weight)),
        kind=Kind.ESTIMATED if count else Kind.ASSUMED,
        trials=count,
    )


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """
    Simulated futures of every ward, level and year.

    Attributes
    ----------
    years
        Years after the last known one.
    paths
        Pupils by path, year, ward and level [pupils], shape (paths, years, wards, 4).
    spread
        What they were drawn with.
    seed
        The same seed gives the same paths.
    """

    years: NDArray[np.int64]
    paths: Floats
    spread: Spread
    seed: int

    def quantiles(self, shares: tuple[float, ...] = SHARES) -> Floats:
        """Pupils not exceeded in these shares of the paths, shape (shares, years, wards, 4)."""
        return np.asarray(np.quantile(self.paths, shares, axis=0))

    def total(self, shares: tuple[float, ...] = SHARES) -> Floats:
        """Return the same of the whole locality, shape (shares, years, 4)."""
        return np.asarray(np.quantile(self.paths.sum(axis=2), shares, axis=0))

    def of_units(self, join: Floats) -> Ranges:
        """Add wards up to other units; `join` has shape (units, wards)."""
        return Ranges(
            years=self.years,
            paths=units.added(join, self.paths, axis=2),
            spread=self.spread,
            seed=self.seed,
        )

    def chance_above(self, year: int, pupils: Floats) -> Floats:
        """
        Share of the paths in which there are more pupils than this.

        Parameters
        ----------
        year
            One of `years`.
        pupils
            Pupils the rooms are enough for [pupils], shape (wards, 4).

        Returns
        -------
        numpy.ndarray
            In [0, 1], shape (wards, 4).
        """
        at = int(np.flatnonzero(self.years == year)[0])
        return np.asarray((self.paths[:, at] > pupils).mean(axis=0))


def simulate(ahead: Projection, how: Spread, *, paths: int = 200, seed: int = 0) -> Ranges:
    """
    Draw futures around a projection.

    Parameters
    ----------
    ahead
        The central figures.
    how
        Spread of the errors.
    paths
        How many futures.
    seed
        Of the random numbers.

    Returns
    -------
    Ranges
        For every year after the last known total.

    Raises
    ------
    UserError
        If so many futures would take more memory than a model may.

    Notes
    -----
    ``P = (B + sum over birth years b of U(b) e^(z s(b))) e^(C + O) + D``: B pupils already born, U
    those not yet, s(b) from the 80 % interval of total fertility in World Population Prospects, z
    one standard normal a path, C and O walks with steps of `Spread.common` and `Spread.own`, D the
    developments, each built or not by its chance, late by an exponential delay.
    """
    known_to = ahead.base.known_to
    first = ahead.row(known_to) + 1
    years = ahead.years[first:]
    far = max(course.HORIZON - known_to, len(years))
    size = (paths, len(years), len(ahead.base.wards))
    needed = estimate_bytes(*size, far=far)
    budget.require("paths", needed, paths=size[0], years=size[1], wards=size[2])
    draw = np.random.default_rng(seed)
    sure = ahead.by_age[first:] - _expected(ahead, first)
    count, wards = len(years), sure.shape[1]
    # drawn to the horizon whatever the last year asked for: the same seed, the same first years
    walk = how.common * draw.standard_normal((paths, far, 1))[:, :count].cumsum(axis=1)
    own = how.own * draw.standard_normal((paths, far, wards))[:, :count].cumsum(axis=1)
    futures = np.empty((paths, count, wards, len(LEVELS)))
    fertility = np.exp(draw.standard_normal(paths)[:, None] * _fertility_spread(years))
    for at, year in enumerate(years):
        check_cancelled()
        unborn = min(int(year) - known_to, sure.shape[3])
        # a child of age a in a year was born a years before: the youngest come last
        late = sure[at, :, :, :unborn].reshape(-1, unborn)
        births = fertility[:, at - unborn + 1 : at + 1][:, ::-1]
        pupils = (births @ late.T).reshape(paths, wards, len(LEVELS))
        futures[:, at] = pupils + sure[at, :, :, unborn:].sum(axis=2)
    futures *= np.exp(walk + own)[..., None]
    _build(ahead, first, futures, draw)
    return Ranges(years=years, paths=futures, spread=how, seed=seed)


def estimate_bytes(paths: int, years: int, wards: int, *, far: int) -> int:
    """
    Estimate what simulated futures take at most [bytes].

    Parameters
    ----------
    paths, years, wards
        Sizes of the futures.
    far
        Years drawn, to the horizon whatever the last year asked for.

    Notes
    -----
    ``8 P W (2 L Y + 2 F + 2 Y)``: pupils of the L levels and once more while they are added up to
    units, steps and walks of the wards to the horizon, and what they come to.
    """
    return 8 * paths * wards * (2 * len(LEVELS) * years + 2 * far + 2 * years)


def _fertility_spread(years: NDArray[np.int64]) -> Floats:
    """Return the standard deviation of log total fertility by year, shape (years,)."""
    table = rates.prospects()
    rows = [table.row(int(year)) for year in years]
    high, low = (table.fertility[name][rows].sum(axis=1) for name in ("80u", "80l"))
    return np.asarray(np.log(high / low) / (2 * Z80))


def _complete(ahead: Projection, first: int, at: int) -> Floats:
    """Pupils of one development when complete and certain, shape (years, 4, ages)."""
    development = ahead.placed[at]
    share = ahead.setting.participation[first:] * ahead.factors[first:, :, None]
    return np.asarray(share * development.people[: share.shape[2]] * development.source.additional)


def _expected(ahead: Projection, first: int) -> Floats:
    """Pupils of developments inside the central figures, shape of `by_age` from `first` on."""
    expected = np.zeros_like(ahead.by_age[first:])
    for at, development in enumerate(ahead.placed):
        delay = np.array([development.source.delay_years])
        new = _new(ahead, first, at, delay)[0] * development.source.chance
        expected[:, development.ward] += new[:, None, None] * _complete(ahead, first, at)
    return expected


def _new(ahead: Projection, first: int, at: int, delay: Floats) -> Floats:
    """Share of a development taken up since the last known year, shape (delays, years)."""
    source = ahead.placed[at].source
    late = delay[:, None]
    up = developments.taken_up(source, ahead.years[first:], delay=late)
    before = developments.taken_up(source, np.array([ahead.base.known_to]), delay=late)
    return np.asarray(np.maximum(up - before, 0.0))


def _build(ahead: Projection, first: int, found: Floats, draw: np.random.Generator) -> None:
    """Add the developments to every path, built or not, in time or late."""
    paths = len(found)
    for at, development in enumerate(ahead.placed):
        built = draw.random(paths) < development.source.chance
        delay = draw.exponential(1.0, paths) * development.source.delay_years
        new = _new(ahead, first, at, delay) * built[:, None]
        pupils = _complete(ahead, first, at).sum(axis=2)
        found[:, :, development.ward] += new[:, :, None] * pupils
