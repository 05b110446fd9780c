"""A plan says what a room counts, and bridges its seats to those of the map."""

from __future__ import annotations

import dataclasses

import district

from spatial.export import siting_seats
from spatial.recommend.request import RoomCount
from spatial.records import Level


def test_by_the_yardstick_a_room_is_33_3_seats_and_the_map_s_figure_stands_beside() -> None:
    """10,000 / 300 = 33.3; primary rooms seat 35 by class size."""
    found = district.recommendation()
    row = found.before.levels.loc["tieu_hoc"]
    rooms = int(row["rooms_have"])
    said = siting_seats.sentence(found, Level.TIEU_HOC, lang="en")
    assert "a room counts 33.3 seats here (10,000 ÷ 300)" in said
    assert f"{rooms} rooms are {rooms * 100 / 3:,.0f} seats by the yardstick" in said
    assert f"the same rooms are {rooms * 35:,} seats" in said


def test_by_class_size_there_is_one_figure() -> None:
    found = district.recommendation()
    by_class = dataclasses.replace(found.request, count=RoomCount.CLASS_SIZE)
    rooms = int(found.before.levels.loc["tieu_hoc", "rooms_have"])
    said = siting_seats.sentence(
        dataclasses.replace(found, request=by_class), Level.TIEU_HOC, lang="en"
    )
    assert said == (
        "Primary: a room counts 35 seats, by class size as on the map: "
        f"{rooms} rooms are {rooms * 35:,} seats."
    )
