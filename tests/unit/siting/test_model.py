"""The planning model: seats and cost of what is done."""

from __future__ import annotations

import dataclasses

import numpy as np
from siting_towns import BN, build, stage, street

from spatial.records import Level
from spatial.siting.model import ActionKind, Model


def test_seats_are_those_there_and_those_of_what_is_done() -> None:
    model = street()
    done = np.array([False, True, True, False])  # W-6 and E-2
    (seats,) = model.seats(done)
    assert seats.tolist() == [50, 60, 20]
    assert model.stages[0].seats.tolist() == [50, 0, 0]  # the model stays as it was


def test_the_cost_is_that_of_what_is_done() -> None:
    assert street().cost_vnd(np.array([False, True, True, False])) == 8 * BN
    assert street().cost_vnd(np.zeros(4, dtype=bool)) == 0


def test_a_closed_school_has_no_seats_and_never_fewer() -> None:
    closing = dataclasses.replace(build("W", 0, 2), deed=ActionKind.CLOSE, seats=-70.0)
    model = dataclasses.replace(street(), actions=(closing,))
    assert model.seats(np.array([True]))[0].tolist() == [0, 0, 0]


def test_an_action_belongs_to_the_stage_of_its_level() -> None:
    lower = dataclasses.replace(stage([1], [1], [[1]]), level=Level.THCS)
    action = build("W", 0, 1)
    model = Model(stages=(lower, *street().stages), sites=street().sites, actions=(action,))
    assert model.stage_of(action) == 1
    assert model.stage_of(dataclasses.replace(action, level=Level.THCS)) == 0
