"""Errors of the past, by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial.network import Network
from spatial.projection import backtest, cohort, history, ranges, rates
from spatial.records import Kind


def table(forecast: list[float], actual: list[float], **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"forecast": forecast, "actual": actual} | columns)


def grown(**totals: object) -> Network:
    """Draw a town with totals beside its wards' names."""
    place = town()
    wards = place.ward_sets["wards"].assign(**totals)
    return dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})


def test_errors_by_hand() -> None:
    trials = table([90, 330], [100, 300], method="engine")
    score = backtest.score(trials, by=("method",)).loc["engine"]
    assert score["signed"] == pytest.approx(0.05)  # 420 for 400
    assert score["mape"] == pytest.approx(0.10)  # a tenth each
    assert score["wmape"] == pytest.approx(0.10)  # 40 of 400
    assert score["units"] == 2


def test_misses_of_both_signs_do_not_cancel() -> None:
    score = backtest.score(table([50, 150], [100, 100], method="m"), by=("method",)).loc["m"]
    assert (score["signed"], score["wmape"]) == (0, 0.5)


def test_the_rules_are_what_they_say() -> None:
    place = grown(population_2015=[4_000, 4_000], population_2020=[5_000, 4_000])
    place.ward_sets["wards"]["population_2025"] = [5_500, 4_500]
    trials = backtest.people(place, history.base(place))
    late = trials[(trials["origin"] == 2020) & (trials["target"] == 2025)].set_index("method")
    assert late.loc["unchanged", "forecast"].tolist() == [5_000, 4_000]
    assert late.loc["same_growth", "forecast"].tolist() == pytest.approx([6_250, 4_000])
    assert late.loc["engine", "actual"].tolist() == pytest.approx([5_500, 4_500])
    assert late["informed"].all()
    assert set(trials["horizon"]) == {5, 10}


def test_the_first_year_knows_nobody_who_came() -> None:
    place = grown(population_2015=[4_000, 4_000], population_2025=[5_000, 4_000])
    trials = backtest.people(place, history.base(place))
    engine = trials[trials["method"] == "engine"]
    assert not engine["informed"].any()
    assert engine["forecast"].iloc[0] == pytest.approx(engine["forecast"].iloc[1])


def test_an_origin_never_sees_its_target() -> None:
    given = {"population_2015": [4_000, 4_000], "population_2020": [4_500, 4_100]}
    seen = []
    for later in ([5_000, 4_200], [9_000, 1_000]):
        place = grown(**given, population_2025=later)
        trials = backtest.people(place, history.base(place))
        late = trials[(trials["origin"] == 2020) & (trials["method"] == "engine")]
        seen.append(late["forecast"].to_numpy())
    assert seen[0] == pytest.approx(seen[1])


def test_one_year_alone_gives_no_trial() -> None:
    place = town()
    assert backtest.people(place, history.base(place)).empty


def test_made_younger_and_older_again_people_are_the_same() -> None:
    people = rates.structures()["viet_nam"][None]
    back = cohort.carried(cohort.carried(people, 2019, 2014), 2014, 2019)
    assert back[0, 10:60] == pytest.approx(people[0, 10:60], rel=0.002)


def test_without_history_the_spread_is_the_assumed_one() -> None:
    place = town()
    found = ranges.spread(backtest.people(place, history.base(place)))
    assumed = rates.assumptions()["errors"]
    assert (found.common, found.own) == pytest.approx((assumed["common"], assumed["own"]))
    assert (found.kind, found.trials) == (Kind.ASSUMED, 0)


def test_much_history_outweighs_the_assumption() -> None:
    draw = np.random.default_rng(3)
    parts = []
    for origin in range(400):
        error = 0.10 * draw.standard_normal() + 0.20 * draw.standard_normal(20)
        part = table(list(np.exp(error)), [1.0] * 20, method="engine", informed=True)
        parts.append(part.assign(origin=origin, target=origin + 1))
    found = ranges.spread(pd.concat(parts))
    assert found.own == pytest.approx(0.20, rel=0.05)
    assert found.common == pytest.approx(0.10, rel=0.1)
    assert found.kind == Kind.ESTIMATED
