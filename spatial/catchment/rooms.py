"""
The price of a room: what one more classroom at each school is worth.

Every optimal assignment prices its seats. One seat more lets a chain of pupils move up: somebody
without a seat gets one, or everybody in the chain walks less. That ranks expansions before any
school is drawn. The price holds for the first seats; a whole room is checked by solving again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from spatial.catchment import prices
from spatial.catchment.arrays import PER_M, Metres
from spatial.catchment.assignment import Assignment
from spatial.catchment.best import best, read


def price_of_seat(assignment: Assignment, metres: Metres) -> pd.DataFrame:
    """
    Price one seat more at every school.

    Parameters
    ----------
    metres
        The distances it was made with.

    Returns
    -------
    pandas.DataFrame
        By position of the school: ``pupils`` seated by one seat more (0 or 1), ``metres`` of
        walking it saves [m]; negative where seating somebody makes others walk farther. A place
        without seats is priced as if it got its first.
    """
    costs = read(metres)
    # above any chain of moves, so that pupils and metres can be told apart in one number
    outside = 2.0 * (costs.schools + 1) * (costs.top + 1.0)
    value = prices.worth(
        costs,
        assignment.cell,
        assignment.school,
        np.rint(assignment.distance_m * PER_M),
        outside=np.where(assignment.unserved > 0, outside, 0.0),
    )
    pupils = np.rint(value / outside)
    return pd.DataFrame({"pupils": pupils, "metres": (value - pupils * outside) / PER_M})


def price_of_room(
    pupils: ArrayLike,
    seats: ArrayLike,
    metres: Metres,
    assignment: Assignment,
    *,
    room_seats: float,
    check: int | Iterable[int] = 10,
) -> pd.DataFrame:
    """
    Rank schools by what one room more is worth there.

    Parameters
    ----------
    pupils, seats, metres, assignment
        A question and its optimal assignment.
    room_seats
        Seats a room brings.
    check
        How many of the best ranked, or which schools, are checked by solving again.

    Returns
    -------
    pandas.DataFrame
        By position of the school, dearest first: ``pupils`` and ``metres`` at the price of the
        first seat times the seats of a room, at most what a room can bring; ``checked_pupils`` and
        ``checked_metres`` from solving again with the room, missing where not asked.
    """
    places = np.asarray(seats, dtype=np.float64)

    def again(schools: Sequence[int]) -> Iterator[Assignment]:
        """Solve with a room more at one school after the other."""
        for school in schools:
            more = places.copy()
            more[school] += room_seats
            yield best(pupils, more, metres, start=assignment)

    prices_of = price_of_seat(assignment, metres)
    return ranked_rooms(prices_of, assignment, again, room_seats=room_seats, check=check)


def ranked_rooms(
    prices_of: pd.DataFrame,
    assignment: Assignment,
    again: Callable[[Sequence[int]], Iterable[Assignment]],
    *,
    room_seats: float,
    check: int | Iterable[int] = 10,
) -> pd.DataFrame:
    """
    Rank schools by the price of a seat, and check some of them.

    Parameters
    ----------
    prices_of
        As `price_of_seat`.
    again
        Solves with a room more at one school after the other, by position.

    Returns
    -------
    pandas.DataFrame
        As `price_of_room`.
    """
    table = prices_of * room_seats
    table["pupils"] = table["pupils"].clip(upper=float(assignment.unserved.sum()))
    ranked = table.sort_values(["pupils", "metres"], ascending=False, kind="stable")
    ranked[["checked_pupils", "checked_metres"]] = np.nan
    asked = [*(ranked.index[:check] if isinstance(check, int) else check)]
    for school, found in zip(asked, again(asked), strict=True):
        gained = float(assignment.unserved.sum() - found.unserved.sum())
        ranked.loc[school, "checked_pupils"] = gained
        ranked.loc[school, "checked_metres"] = assignment.walked_m - found.walked_m
    return ranked
