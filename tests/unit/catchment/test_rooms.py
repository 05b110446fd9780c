"""What a seat and a room more are worth, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import catchment


def test_one_seat_more_seats_the_pupil_at_the_end_of_the_chain() -> None:
    # the stranded pupil of cell 1 can only go to school 0; cell 0 may move on to school 1
    metres = np.array([[100.0, 400.0], [100.0, np.inf]])
    found = catchment.best([10, 10], [10, 5], metres)
    price = catchment.price_of_seat(found, metres)
    assert price["pupils"].tolist() == [1, 1]
    # a seat at 0 takes the pupil in at 100 m; one at 1 moves a pupil on (+300 m) to make room
    assert price["metres"].tolist() == pytest.approx([-100, -400])


def test_one_seat_more_saves_metres_where_everybody_has_one() -> None:
    metres = np.array([[100.0, 900.0], [200.0, 300.0]])
    found = catchment.best([60, 60], [50, 100], metres)
    price = catchment.price_of_seat(found, metres)
    assert price["pupils"].tolist() == [0, 0]
    assert price["metres"].tolist() == [800, 0]


def test_a_place_without_seats_is_priced_by_its_first() -> None:
    metres = np.array([[900.0, 100.0]])
    found = catchment.best([10], [20, 0], metres)
    assert catchment.price_of_seat(found, metres)["metres"].tolist() == [0, 800]


def test_the_price_of_a_room_is_checked_by_solving_again() -> None:
    metres = np.array([[100.0, 900.0], [200.0, 300.0]])
    table = catchment.price_of_room(
        [60, 60], [50, 100], metres, catchment.best([60, 60], [50, 100], metres), room_seats=35
    )
    assert table.index.tolist() == [0, 1]
    # ten pupils of cell 0 come back (800 m each); the next 25 of cell 1 gain 100 m each
    assert table.loc[0, "checked_metres"] == 10 * 800 + 25 * 100
    assert table.loc[0, "metres"] == 35 * 800  # the price of the first seat is the dearest
    asked = catchment.price_of_room(
        [60, 60],
        [50, 100],
        metres,
        catchment.best([60, 60], [50, 100], metres),
        room_seats=35,
        check=[1],
    )
    assert np.isnan(asked.loc[0, "checked_metres"])
