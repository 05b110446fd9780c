"""Bounds on the shortage that hold for every plan."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import build, site, stage, street

from spatial import catchment
from spatial.siting.model import Model
from spatial.siting.seating import Seating
from spatial.siting.shortage_cuts import CutBound, Sieges, _rounded


def test_rounding_sees_that_a_school_and_a_half_are_two() -> None:
    # 150 short, schools of 100: by fractions 1.5 of them leave nobody, whole ones leave 50 or none
    bound = CutBound(siege=0, constant=150.0, slope=np.array([100.0, 100.0, 100.0]))
    half = np.array([0.5, 0.5, 0.5])
    best = max(_rounded(bound, half), key=lambda one: one.constant - one.slope @ half)
    assert best.constant - best.slope @ half == pytest.approx(25)  # 50 x (2 - 1.5)
    for whole, left in (([0, 0, 0], 100), ([1, 0, 0], 50), ([1, 1, 0], 0)):
        assert best.constant - best.slope @ np.array(whole) == pytest.approx(left)


def test_where_everyone_has_a_seat_nothing_is_known_and_nothing_is_built() -> None:
    model = Model(
        stages=(stage([50], [50, 0], [[100, 100]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    table = Sieges(Seating(model, catchment.best)).table()
    assert table.inside.shape == (0, 0)


def test_every_bound_learnt_holds_for_every_plan() -> None:
    seating = Seating(street(), catchment.best)
    sieges = Sieges(seating)
    for part in ([0.0] * 4, [0.5, 0, 0, 0.3], [0, 1.0, 0, 0]):
        sieges.learn(np.array(part))
    table = sieges.table()
    for w in range(3):
        for e in range(3):
            chosen = np.array([w == 1, w == 2, e == 1, e == 2])
            least = float((table.constant - table.slope @ chosen).max())
            assert seating.unseated(chosen) >= least - 1e-6


def test_a_siege_met_before_brings_nothing_new() -> None:
    sieges = Sieges(Seating(street(), catchment.best))
    everyone = np.ones(2, dtype=bool)
    assert not sieges.add(0, everyone)  # known from the start
    assert sieges.learn(np.zeros(4))[0] == 50
    assert sieges.learn(np.zeros(4)) == (50, False)
