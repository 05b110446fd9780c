"""Simulated paths: seeded, centred, as wide as asked, and right about how often they are right."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import norms, projection
from spatial.cancellation import Cancelled, cancelled_when
from spatial.projection import backtest, ranges
from spatial.projection.ranges import Spread
from spatial.records import Development, Kind, Outlook

RULES = norms.rules("quan12-2024")
SPREAD = Spread(common=0.03, own=0.05, kind=Kind.ESTIMATED, trials=1)
STILL = dataclasses.replace(SPREAD, common=0.0, own=0.0)
TOWER = Development(
    development_id="t", name="Tháp", sort="apartment", units=5_000, first_year=2027,
    last_year=2027, ward_id="w00", chance=0.5, delay_years=1.0,
)  # fmt: skip


def ahead(**change: object) -> projection.Projection:
    call: dict[str, object] = {"ages": RULES.ages, "last": 2035}
    return projection.project(town(), projection.ProjectionRequest(**(call | change)))  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_paths_and_another_others() -> None:
    made = ahead()
    one, same, other = (ranges.simulate(made, SPREAD, paths=20, seed=at).paths for at in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_the_middle_of_the_paths_is_the_forecast() -> None:
    made = ahead()
    middle = ranges.simulate(made, SPREAD, paths=4_000, seed=0).quantiles((0.5,))[0]
    assert middle == pytest.approx(made.pupils[1:], rel=0.02)


def test_the_first_year_is_as_wide_as_the_spread_says() -> None:
    found = ranges.simulate(ahead(), SPREAD, paths=4_000, seed=0)
    low, high = found.quantiles((0.1, 0.9))[:, 0, 0, 1]  # primary: everyone is born already
    width = 2 * 1.2816 * np.hypot(0.03, 0.05)
    assert np.log(high / low) == pytest.approx(width, rel=0.08)


def test_ranges_widen_with_the_years() -> None:
    low, high = ranges.simulate(ahead(), SPREAD, paths=2_000, seed=0).quantiles((0.1, 0.9))
    width = np.log(high / low)[:, 0, 1]
    assert width[9] > 2.5 * width[0]  # the root of ten is 3.2


def test_only_children_not_born_yet_depend_on_births() -> None:
    made = ahead()
    found = ranges.simulate(made, STILL, paths=50, seed=0)
    width = np.ptp(found.paths, axis=0)[:, 0]  # years, levels
    in_2030 = found.years.tolist().index(2030)
    assert width[in_2030, 0] > 0  # preschool
    assert width[in_2030, 1:] == pytest.approx(
        [0, 0, 0], abs=1e-9
    )  # six-year-olds of 2030: born 2024
    assert width[-1, 1] > 0  # in 2035 primary has children born since


def test_a_tower_is_there_in_half_of_the_futures_and_may_be_late() -> None:
    plain = ahead()
    made = ahead(outlook=Outlook(developments=(TOWER,)))
    found = ranges.simulate(made, STILL, paths=2_000, seed=0).paths[:, :, 0, 3]
    more = found - plain.pupils[1:, 0, 3]
    assert (more[:, -1] > 1).mean() == pytest.approx(0.5, abs=0.03)
    in_2027 = 1
    complete = more[:, -1].max()
    # of the built half, those late by more than a year (e^-1) have nothing in its first year
    assert (more[:, in_2027] > 0.0).mean() == pytest.approx(0.5 * (1 - np.exp(-1)), abs=0.04)
    assert more.max() <= complete * 1.1


def test_chance_counts_the_paths_above() -> None:
    made = ahead()
    found = ranges.simulate(made, SPREAD, paths=4_000, seed=0)
    centre = made.pupils[made.row(2030)]
    assert found.chance_above(2030, centre) == pytest.approx(np.full((2, 4), 0.5), abs=0.04)
    assert found.chance_above(2030, centre * 9).max() == 0


def test_units_are_sums_of_paths() -> None:
    found = ranges.simulate(ahead(), SPREAD, paths=10, seed=0)
    both = found.of_units(np.array([[1.0, 1.0]]))
    assert both.paths[:, :, 0] == pytest.approx(found.paths.sum(axis=2))
    assert both.total() == pytest.approx(found.total())


def test_eighty_percent_ranges_hold_the_truth_eighty_percent_of_the_time() -> None:
    # Worlds with a true error law nobody told us: learn it from the past, then meet the future.
    made = ahead()
    draw = np.random.default_rng(20261122)
    wards, levels, hits = 2, 4, []
    for world in range(120):
        common, own = draw.uniform(0.01, 0.05), draw.uniform(0.02, 0.10)
        parts = []
        for origin in range(12):
            error = common * draw.standard_normal() + own * draw.standard_normal(12)
            past = pd.DataFrame({"forecast": np.exp(error), "actual": 1.0, "method": "engine"})
            parts.append(past.assign(origin=origin, target=origin + 1, informed=True))
        learned = ranges.spread(pd.concat(parts))
        low, high = ranges.simulate(made, learned, paths=400, seed=world).quantiles((0.1, 0.9))
        years = low.shape[0]
        walk = common * draw.standard_normal((years, 1, 1)).cumsum(axis=0)
        walk = walk + own * draw.standard_normal((years, wards, 1)).cumsum(axis=0)
        truth = made.pupils[1:] * np.exp(walk)
        # lower and upper secondary: all born already until 2035, so only the walks are at work
        hits.append(((low <= truth) & (truth <= high))[:, :, 2:])
    share = np.concatenate(hits).mean()
    assert levels == low.shape[2]
    assert share == pytest.approx(0.80, abs=0.05)


def _asked(stop_at: int) -> tuple[list[int], Cancelled | None]:
    """Draw ten years of paths; give how often the work asked, and whether it was stopped."""
    town_ahead = ahead()
    spread = ranges.spread(pd.DataFrame(columns=list(backtest.TRIAL)))
    asks: list[int] = []

    def gone() -> bool:
        asks.append(len(asks))
        return len(asks) == stop_at

    try:
        with cancelled_when(gone):
            ranges.simulate(town_ahead, spread, paths=5)
    except Cancelled as stopped:
        return asks, stopped
    return asks, None


def test_paths_ask_every_year_and_stop_where_they_are_told() -> None:
    asks, stopped = _asked(stop_at=0)
    assert stopped is None
    assert len(asks) == 10  # 2026 to 2035
    asks, stopped = _asked(stop_at=4)
    assert stopped is not None
    assert len(asks) == 4  # nothing of the other six years
