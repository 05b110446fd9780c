"""Regrets as files: every plan under every demand, and what every good plan builds on."""

from __future__ import annotations

import csv
import io
from functools import cache

import numpy as np
from siting_towns import street

from spatial import catchment
from spatial.export import siting_regret
from spatial.siting.robust import Robust, least_regret


@cache
def robust() -> Robust:
    """Plan for 60 and for 100 pupils; the school there seats 50."""
    demands = {"low": [np.array([5.0, 55.0])], "high": [np.array([60.0, 40.0])]}
    return least_regret(street(), demands, catchment.best)


def rows(name: str) -> list[list[str]]:
    made = siting_regret.bundle(robust(), lang="en")[name]
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


def test_every_plan_stands_under_every_demand_and_the_least_regret_is_marked() -> None:
    assert rows("regret.csv") == [
        ["plan_for", "demand", "unseated", "regret", "worst_regret", "least"],
        ["low", "low", "0", "0", "30", "0"],
        ["low", "high", "30", "30", "30", "0"],  # twenty seats more where fifty are lacking
        ["high", "low", "0", "0", "0", "1"],
        ["high", "high", "0", "0", "0", "1"],
    ]


def test_what_every_good_plan_builds_on_is_named_by_site_and_level() -> None:
    # the plan for few pupils builds two rooms in the east, that for many builds five there
    assert rows("always.csv") == [
        ["site_id", "site", "level", "level_name"],
        ["E", "E", "tieu_hoc", "Primary"],
    ]


def test_the_sentence_names_the_plan_and_its_worst_regret() -> None:
    said = siting_regret.line(robust(), lang="en")
    assert "the plan made for high demand, at most 0 pupils" in said
    assert siting_regret.line(robust(), lang="vi") != said
