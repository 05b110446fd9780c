"""
Who finds a seat at one level, asked in several ways: solved at once, or part by part elsewhere.

Both come to the same, to the byte. Parts are handed out where somebody takes them (`handing_out`):
a batch whose workers hold no more than a bound.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from functools import cached_property
from typing import Protocol

import numpy as np
import pandas as pd

from spatial.catchment.assignment import Assignment
from spatial.catchment.best import SolutionScale, best, units_of
from spatial.catchment.models import MODELS, fits
from spatial.catchment.question import Question
from spatial.catchment.rooms import price_of_seat
from spatial.catchment.rule import nearest_first
from spatial.catchment.seat_orders import (
    BEST,
    BY_RULE,
    WARD_BOUND,
    PartAnswer,
    PartOrder,
    PartTask,
    with_seats,
)
from spatial.catchment.seat_parts import QuestionParts, SeatPart, cut, joined


class SeatAnswers(Protocol):
    """The answers about one question of seats."""

    @property
    def rule(self) -> Assignment:
        """Return the city's rule: nearest first until full."""

    @property
    def best(self) -> Assignment:
        """Return the optimum."""

    @property
    def seat_prices(self) -> pd.DataFrame:
        """Return the price of one seat more at every school, as `price_of_seat`."""

    def flows(self, model: str) -> pd.DataFrame:
        """Return what a model of `MODELS` answers."""

    def with_rooms(self, schools: Sequence[int], room_seats: float) -> Iterator[Assignment]:
        """Return the optimum with more seats at one school after the other, by position."""


HandOut = Callable[[Sequence[PartOrder]], Sequence[PartAnswer]]
_hands: ContextVar[tuple[HandOut, int] | None] = ContextVar("seats_handed_out", default=None)


@contextlib.contextmanager
def handing_out(hand_out: HandOut, *, largest: int) -> Iterator[None]:
    """
    Have the seats of questions larger than a bound solved elsewhere.

    Parameters
    ----------
    largest
        Cells times schools of a part at most.
    """
    token = _hands.set((hand_out, largest))
    try:
        yield
    finally:
        _hands.reset(token)


def seating(asked: Question) -> SeatAnswers:
    """Answer a question of seats, by parts where somebody takes them."""
    hands = _hands.get()
    parts = None if hands is None else cut(asked, largest=hands[1])
    if hands is None or parts is None:
        return SeatingAtOnce(asked)
    return SeatingByParts(asked, parts, hands[0])


class SeatingAtOnce:
    """
    Seats solved here and at once.

    Parameters
    ----------
    asked
        One level's pupils, seats and ways to school.
    """

    def __init__(self, asked: Question) -> None:
        self._asked = asked

    @cached_property
    def rule(self) -> Assignment:
        """Return the city's rule: nearest first until full."""
        for model in (BY_RULE, BEST):  # who asks for one asks for the other: before any work
            fits(model, self._asked)
        return nearest_first(self._asked.pupils, self._asked.seats, self._asked.pairs)

    @cached_property
    def best(self) -> Assignment:
        """Return the optimum."""
        fits(BEST, self._asked)
        return best(self._asked.pupils, self._asked.seats, self._asked.pairs)

    @cached_property
    def seat_prices(self) -> pd.DataFrame:
        """Return the price of one seat more at every school."""
        return price_of_seat(self.best, self._asked.pairs)

    def flows(self, model: str) -> pd.DataFrame:
        """Return what a model answers."""
        if model == BEST:
            return self._asked.frame(self.best)
        if model == BY_RULE:
            return self._asked.frame(self.rule)
        return MODELS[model](self._asked)

    def with_rooms(self, schools: Sequence[int], room_seats: float) -> Iterator[Assignment]:
        """Return the optimum with more seats at one school after the other."""
        asked = self._asked
        for school in schools:
            more = with_seats(asked, school, room_seats)
            yield best(asked.pupils, more, asked.pairs, start=self.best)


class SeatingByParts:
    """
    Seats solved part by part, by others.

    Parameters
    ----------
    asked
        The whole question.
    parts
        Its parts.
    hand_out
        Has them solved.
    """

    def __init__(self, asked: Question, parts: QuestionParts, hand_out: HandOut) -> None:
        self._asked, self._parts, self._hand_out = asked, parts, hand_out

    @cached_property
    def _seats(self) -> Sequence[PartAnswer]:
        """Have every part solved by the rule and at best."""
        return self._solved(PartTask.SEATS, self._parts.scale)

    @cached_property
    def rule(self) -> Assignment:
        """Return the city's rule: nearest first until full."""
        return self._joined(self._seats, BY_RULE, unit=0)

    @cached_property
    def best(self) -> Assignment:
        """Return the optimum."""
        return self._joined(self._seats, BEST, unit=self._parts.scale.units)

    @cached_property
    def seat_prices(self) -> pd.DataFrame:
        """Return the price of one seat more at every school; nothing where nobody walks to."""
        table = pd.DataFrame(0.0, index=range(len(self._asked.seats)), columns=["pupils", "metres"])
        for part, answer in zip(self._parts.parts, self._seats, strict=True):
            if answer.seat_prices is not None:
                table.iloc[part.schools] = answer.seat_prices.to_numpy()
        return table

    def flows(self, model: str) -> pd.DataFrame:
        """Return what a model answers."""
        if model == WARD_BOUND:
            scale = self._parts.scale_home
            answers = self._solved(PartTask.HOME, scale)
            return self._asked.frame(self._joined(answers, BEST, unit=scale.units))
        if model in (BEST, BY_RULE):
            return self._asked.frame(self.best if model == BEST else self.rule)
        return MODELS[model](self._asked)

    def with_rooms(self, schools: Sequence[int], room_seats: float) -> Iterator[Assignment]:
        """Return the optimum with more seats at one school after the other."""
        units = {school: self._units_with(school, room_seats) for school in schools}
        # where a room brings part of a seat, all are counted anew, in smaller units
        again = {
            (school, at): self._room_order(part, school, room_seats, units[school])
            for school in schools
            for at, part in enumerate(self._parts.parts)
            if school in part.schools or units[school] != self._parts.scale.units
        }
        solved = dict(zip(again, self._hand_out([*again.values()]), strict=True))
        for school in schools:
            answers = [solved.get((school, at), one) for at, one in enumerate(self._seats)]
            yield self._joined(answers, BEST, unit=units[school])

    def _units_with(self, school: int, room_seats: float) -> int:
        """Return the units of a pupil with more seats at a school."""
        people = np.asarray(self._asked.pupils, dtype=np.float64)
        return units_of(people, with_seats(self._asked, school, room_seats))

    def _room_order(self, part: SeatPart, school: int, room_seats: float, unit: int) -> PartOrder:
        """Ask a part for its optimum with more seats at a school, in the units they bring."""
        (own,) = np.nonzero(part.schools == school)
        return PartOrder(
            task=PartTask.ROOM,
            question=part.of(self._asked),
            scale=dataclasses.replace(self._parts.scale, reached_cm=self.best.outside_cm),
            school=int(own[0]) if len(own) else -1,
            room_seats=room_seats if len(own) else 0.0,
            room_units=unit,
        )

    def _solved(self, task: PartTask, scale: SolutionScale) -> Sequence[PartAnswer]:
        """Have every part solved; where one reached farther, all again with its reach."""
        answers = self._ordered(task, scale)
        found = [one.assignments[BEST].outside_cm for one in answers]
        if min(found) == max(found):
            return answers
        return self._ordered(task, dataclasses.replace(scale, reached_cm=max(found)))

    def _ordered(self, task: PartTask, scale: SolutionScale) -> Sequence[PartAnswer]:
        """Hand every part out once."""
        orders = [
            PartOrder(task=task, question=part.of(self._asked), scale=scale)
            for part in self._parts.parts
        ]
        return self._hand_out(orders)

    def _joined(self, answers: Sequence[PartAnswer], name: str, *, unit: int) -> Assignment:
        """Put an assignment of all parts together."""
        found = [
            (part, one.assignments[name])
            for part, one in zip(self._parts.parts, answers, strict=True)
        ]
        return joined(self._asked, found, unit=unit)
