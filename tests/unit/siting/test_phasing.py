"""In which year what is begun."""

from __future__ import annotations

import dataclasses

import numpy as np
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.phasing import phase
from spatial.siting.plan_search import Chooser


def test_years_take_what_gives_most_for_the_money_first_and_keep_what_is_left() -> None:
    chooser = Chooser(street(), catchment.best)
    both = chooser.seating.of(np.array([True, False, False, True]))  # W-2 and E-5
    turns = phase(
        chooser.seating, both, years=(2026, 2028), yearly_vnd={2026: 3 * BN, 2027: 3 * BN, 2028: BN}
    )
    # 2026: 3 buys W-2 (20 seats for 2); 1 + 3 is not 5; 2028: 1 + 3 + 1 = 5 buys E-5 (30 left)
    assert [(t.action.action_id, t.start, t.gain) for t in turns] == [
        ("W-2", 2026, 20),
        ("E-5", 2028, 30),
    ]


def test_what_would_open_too_late_gets_no_year() -> None:
    chooser = Chooser(street(), catchment.best)
    one = chooser.seating.of(np.array([False, False, False, True]))
    turns = phase(chooser.seating, one, years=(2026, 2027), build_years=2)
    assert turns[0].start is None


def test_without_a_limit_of_money_everything_starts_in_the_first_year() -> None:
    chooser = Chooser(street(), catchment.best)
    both = chooser.seating.of(np.array([True, False, False, True]))
    turns = phase(chooser.seating, both, years=(2026, 2030), build_years=2)
    assert {(turn.start, turn.finish) for turn in turns} == {(2026, 2028)}
    assert sum(turn.gain for turn in turns) == 50


def test_nothing_starts_on_land_that_is_not_ready() -> None:
    model = street()
    later = dataclasses.replace(model.sites["E"], from_year=2028)
    model = dataclasses.replace(model, sites={**model.sites, "E": later})
    chooser = Chooser(model, catchment.best)
    one = chooser.seating.of(np.array([False, False, False, True]))
    assert phase(chooser.seating, one, years=(2026, 2030))[0].start == 2028
    assert phase(chooser.seating, one, years=(2026, 2027))[0].start is None
