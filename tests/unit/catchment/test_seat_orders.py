"""What is asked of a part by itself."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial import catchment
from spatial.catchment import PartOrder, PartTask, Question
from spatial.catchment.best import SolutionScale
from spatial.streets import Travel

# Two homes of ten pupils 100 m apart, a school of 15 seats at the first.
ASKED = Question(
    pupils=pd.Series([10.0, 10.0], index=["near", "far"]),
    seats=pd.Series([15.0], index=["s"]),
    travel=Travel(np.array([[0.0, 0.0], [100.0, 0.0]]), np.array([[0.0, 0.0]])),
    cell_ward=np.array(["a", "b"], dtype=object),
    school_ward=np.array(["a"], dtype=object),
    limit_m=1_000.0,
)
SCALE = SolutionScale(units=1, dearest_cm=13_000.0)


def ask(task: PartTask, **more: float) -> catchment.PartAnswer:
    room = {"school": int(more["school"]), "room_seats": more["seats"]} if more else {}
    order = PartOrder(task=task, question=ASKED, scale=SCALE, **room)  # type: ignore[arg-type]
    return catchment.answer(order)


def test_seats_are_filled_by_the_rule_and_at_best_and_priced() -> None:
    found = ask(PartTask.SEATS)
    assert found.assignments["nearest_first"].unserved.tolist() == [0.0, 5.0]
    assert found.assignments["best"].unserved.tolist() == [0.0, 5.0]
    assert found.seat_prices is not None
    assert found.seat_prices["pupils"].tolist() == [1.0]


def test_at_home_nobody_crosses_the_border() -> None:
    assert ask(PartTask.HOME).assignments["best"].unserved.tolist() == [0.0, 10.0]


def test_a_room_more_seats_as_many_more() -> None:
    again = ask(PartTask.ROOM, school=0, seats=3.0).assignments["best"]
    assert again.unserved.tolist() == [0.0, 2.0]
    elsewhere = ask(PartTask.ROOM, school=-1, seats=0.0).assignments["best"]
    assert elsewhere.unserved.tolist() == [0.0, 5.0]
