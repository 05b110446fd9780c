"""The forecast of a city: what the simulated paths cost, and what the year slider waits for."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pandas as pd

from benchmarks.measure import Row, seconds, shown
from spatial import Options, assess, forecast, norms, read_network
from spatial.network import Network
from spatial.projection import Projection, ProjectionRequest, course, history, ranges

WARDS, YEARS, PATHS = 168, 10, 200
MEGABYTE = 1e6


def city(town: Network) -> Projection:
    """Project a city made of the embedded wards over and over, each scaled by its own factor."""
    base = history.base(town)
    take = np.arange(WARDS) % len(base.wards)
    scale = np.random.default_rng(0).uniform(0.5, 2.0, WARDS)
    many = replace(
        base,
        wards=pd.Index([f"w{at}" for at in range(WARDS)], name="ward_id"),
        people=base.people[take] * scale[:, None],
        totals={year: people[take] * scale for year, people in base.totals.items()},
        fertility=base.fertility[take],
    )
    request = ProjectionRequest(ages=norms.rules("quan12-2024").ages, last=base.known_to + YEARS)
    return course.from_base(town, many, request)


def megabytes(ahead: Projection, spread: ranges.Spread) -> float:
    """Most memory the paths and their ranges hold at once."""
    tracemalloc.start()
    ranges.simulate(ahead, spread, paths=PATHS).quantiles()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / MEGABYTE


def rows() -> list[Row]:
    """Time projecting, simulating and moving the year."""
    town = read_network()
    ahead = city(town)
    spread = ranges.spread(
        pd.DataFrame(columns=["origin", "target", "method", "forecast", "actual", "informed"])
    )
    size = f"{WARDS} wards × 4 levels × {YEARS} years"
    together = seconds(lambda: ranges.simulate(ahead, spread, paths=PATHS).quantiles(), runs=5)
    apart = seconds(
        lambda: np.quantile(
            np.concatenate(
                [ranges.simulate(ahead, spread, paths=1, seed=at).paths for at in range(PATHS)]
            ),
            ranges.SHARES,
            axis=0,
        ),
        runs=3,
    )
    years = iter(list(range(2026, 2046)) * 10)
    moved = seconds(lambda: assess(town, Options(scenario="base", year=next(years))), runs=15)
    whole = seconds(lambda: forecast.forecast(town, Options(scenario="base")), runs=5)
    return [
        Row(task="project people and pupils", size=size, ours=shown(seconds(lambda: city(town)))),
        Row(
            task=f"{PATHS} paths and their 10–50–90 %",
            size=size,
            ours=shown(together),
            goal="≤ 2 s",
            peer="one path after another",
            peers=shown(apart),
            ratio=f"{apart / together:.1f}",
        ),
        Row(
            task=f"{PATHS} paths, most memory",
            size=size,
            ours=f"{megabytes(ahead, spread):.0f} MB",
            goal="≤ 500 MB",
        ),
        Row(task="move the year slider", size="Quận 12", ours=shown(moved), goal="≤ 150 ms"),
        Row(task="forecast with ranges and back-test", size="Quận 12", ours=shown(whole)),
    ]
