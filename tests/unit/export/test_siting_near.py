"""Plans beside the best as a file: how far each is from the best, what it shares, what it does."""

from __future__ import annotations

import csv
import dataclasses
import io
from functools import cache

from siting_towns import BN, build, site, stage

from spatial import catchment
from spatial.export import siting_near
from spatial.siting.model import Model
from spatial.siting.near_best import NearBest, near_best
from spatial.siting.plan_search import Chooser


@cache
def near() -> NearBest:
    """Plan for twenty pupils with two sites: S1 costs 2.01 bn where S0 costs 2."""
    first, second = build("S0", 0, 2), build("S1", 1, 2)
    dearer = dataclasses.replace(second, cost_vnd=2.01 * BN)
    model = Model(
        stages=(stage([20], [0.0, 0.0], [[100.0, 250.0]]),),
        sites={"S0": site("S0"), "S1": site("=S1")},
        actions=(first, dearer),
    )
    chooser = Chooser(model, catchment.best)
    return near_best(chooser, chooser.choose())


def test_the_best_stands_first_and_what_is_half_a_hundredth_dearer_below() -> None:
    made = siting_near.bundle(near(), lang="en")["near.csv"]
    head, best, other = csv.reader(io.StringIO(made.decode("utf-8-sig")))
    told = [dict(zip(head, row, strict=True)) for row in (best, other)]
    figures = [
        (one["plan"], one["unseated"], one["walk_km"], one["over_percent"], one["shared_percent"])
        for one in told
    ]
    # 20 pupils walk 250 m: 5 km; 2.01 is 0.5 % above 2
    assert figures == [("0", "0", "2", "0.0", "0"), ("1", "0", "5", "0.5", "0")]
    assert [float(one["cost_billion_vnd"]) for one in told] == [2.0, 2.01]
    assert "=S1" in told[1]["projects"]
    assert not told[1]["projects"].startswith("=")


def test_the_line_says_that_there_is_no_further_one() -> None:
    said = siting_near.line(near(), lang="en")
    assert said.endswith("within 1 % of what no plan beats: 1. There is no further one.")
