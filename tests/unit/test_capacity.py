"""Seats come from rooms."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial import capacity
from spatial.records import LEVELS


def _seats(rooms: int, *, class_size: float = 45, rooms_per_class: float = 1.0) -> int:
    offer = pd.DataFrame({"level": ["thcs"], "rooms": [rooms]})
    seats = capacity.seats(
        offer,
        class_size=dict.fromkeys(LEVELS, class_size),
        rooms_per_class=dict.fromkeys(LEVELS, rooms_per_class),
    )
    return int(seats.iloc[0])


def test_a_room_not_shared_seats_one_class() -> None:
    assert _seats(10) == 450


def test_half_day_teaching_lets_classes_share_rooms() -> None:
    assert _seats(6, rooms_per_class=0.6) == 450  # six rooms carry ten classes


def test_part_of_a_seat_is_no_seat() -> None:
    assert _seats(1, rooms_per_class=0.7) == 64  # 64.28


@pytest.mark.parametrize("rooms", [0])
def test_no_rooms_no_seats(rooms: int) -> None:
    assert _seats(rooms) == 0


@given(st.integers(0, 500), st.floats(0.6, 1.0))
def test_one_more_room_never_removes_a_seat(rooms: int, rooms_per_class: float) -> None:
    assert _seats(rooms, rooms_per_class=rooms_per_class) <= _seats(
        rooms + 1, rooms_per_class=rooms_per_class
    )
