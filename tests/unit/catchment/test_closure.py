"""A school closes: who loses a seat, who gains one, who takes the pupils; nothing is netted."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from towns import School, town

from spatial import assess, catchment, questions, school_changes
from spatial.catchment import Closure, Question, closure
from spatial.records import Level

# 500 pupils in each of two wards; 350 seats in the west, 1,400 in the east.
TWO = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))


def asked(closed: tuple[str, ...] = (), limit_m: float = math.inf) -> tuple[Question, pd.DataFrame]:
    """Put the question of primary schools without some, and the rule's answer."""
    assessment = assess(school_changes.without(TWO, closed))
    question = questions.of_level(assessment, Level.TIEU_HOC, limit_m=limit_m)
    return question, catchment.MODELS["nearest_first"](question)


def closing(school: str, limit_m: float = math.inf) -> Closure:
    """Close a school."""
    return closure(asked(limit_m=limit_m), asked((school,), limit_m), school)


def test_the_large_school_takes_everybody_of_the_small_one() -> None:
    """350 sit in the west, 650 in the east; 1,400 seats there hold all 1,000."""
    found = closing("s0")
    assert (found.pupils, found.seats) == (pytest.approx(350), 350)
    assert found.lost.empty
    assert found.gained.empty
    assert found.takers.to_dict() == {"s1": pytest.approx(350)}
    assert found.after_m > found.before_m


def test_650_lose_their_seat_when_the_large_one_closes() -> None:
    """1,000 pupils and 350 seats left: 650 without, most of them in the east."""
    found = closing("s1")
    assert found.pupils == pytest.approx(650)
    assert found.lost.sum() - found.gained.sum() == pytest.approx(650)
    assert found.takers.empty


def test_whom_the_walk_does_not_lead_elsewhere_loses_the_seat() -> None:
    """No longer walk than 700 m: nobody of the west reaches the east, 350 lose their seat there."""
    found = closing("s0", limit_m=700.0)
    assert found.lost.to_dict() == {"w00": pytest.approx(350)}
    assert found.takers.empty


def test_a_gain_is_not_set_against_a_loss() -> None:
    """10 of a cell lose, 4 of another gain: 10 lost, not 6."""
    question, flows = asked()
    cells = list(question.pupils.index)

    def given(without: dict[str, float]) -> pd.DataFrame:
        rows = [
            {"cell_id": cell, "school_id": None, "pupils": count, "distance_m": math.inf}
            for cell, count in without.items()
        ]
        return pd.DataFrame([*flows.to_dict("records"), *rows])

    before, after = given({cells[0]: 4.0}), given({cells[1]: 10.0})
    found = closure((question, before), (question, after), "s0")
    assert (found.lost.sum(), found.gained.sum()) == (10, 4)
