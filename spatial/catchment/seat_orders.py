"""What is asked of a part of a question of seats, and what it comes to."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from spatial.catchment.arrays import Floats
from spatial.catchment.assignment import Assignment
from spatial.catchment.best import SolutionScale, best
from spatial.catchment.models import fits
from spatial.catchment.question import Question
from spatial.catchment.rooms import price_of_seat
from spatial.catchment.rule import nearest_first

BY_RULE, BEST, WARD_BOUND = "nearest_first", "best", "ward_bound"  # keys of `models.MODELS`


class PartTask(StrEnum):
    """What is asked of a part."""

    SEATS = "seats"  # the rule, the optimum and its prices
    HOME = "home"  # the optimum inside the pupils' own wards
    ROOM = "room"  # the optimum with more seats at one school


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOrder:
    """
    A part of a question and what is asked of it.

    Attributes
    ----------
    question
        The part by itself.
    scale
        By what the whole is solved.
    school, room_seats, room_units
        Of `PartTask.ROOM`: where, -1 for elsewhere, how many seats more, and the units of a pupil
        with them.
    """

    task: PartTask
    question: Question
    scale: SolutionScale
    school: int = -1
    room_seats: float = 0.0
    room_units: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """
    What a part came to.

    Attributes
    ----------
    assignments
        By name, positions as in the part.
    seat_prices
        Of the optimum, where it was asked for.
    """

    assignments: dict[str, Assignment]
    seat_prices: pd.DataFrame | None = None


def with_seats(asked: Question, school: int, seats: float) -> Floats:
    """Return the seats of all schools with more at one of them, by position."""
    more = np.asarray(asked.seats, dtype=np.float64).copy()
    more[school] += seats
    return more


def answer(order: PartOrder) -> PartAnswer:
    """
    Solve a part.

    Raises
    ------
    UserError
        If it takes more memory than a model may.
    """
    asked, scale = order.question, order.scale
    if order.task is PartTask.HOME:
        fits(WARD_BOUND, asked)
        home = best(asked.pupils, asked.seats, asked.pairs_at_home, scale=scale)
        return PartAnswer(assignments={BEST: home})
    fits(BEST, asked)
    found = best(asked.pupils, asked.seats, asked.pairs, scale=scale)
    if order.task is PartTask.ROOM:
        more = with_seats(asked, order.school, order.room_seats)
        own = dataclasses.replace(scale, units=order.room_units)
        again = best(asked.pupils, more, asked.pairs, start=found, scale=own)
        return PartAnswer(assignments={BEST: again})
    fits(BY_RULE, asked)
    return PartAnswer(
        assignments={
            BY_RULE: nearest_first(asked.pupils, asked.seats, asked.pairs),
            BEST: found,
        },
        seat_prices=price_of_seat(found, asked.pairs),
    )
