"""What may be done on a site: land, norm, modules."""

from __future__ import annotations

from siting_towns import site

from spatial.records import Level
from spatial.siting import actions
from spatial.siting.model import ActionKind

SIZE = actions.Size(
    seats_per_room=35,
    pupils_per_room=35,
    land_per_pupil_m2=8,
    rooms_min=10,
    rooms_max=30,
    cost_per_room_vnd=5e9,
)


def test_land_and_norm_say_how_many_rooms_a_site_carries() -> None:
    assert SIZE.rooms_on(280 * 20) == 20  # 35 x 8 = 280 m2 a room
    assert SIZE.rooms_on(280 * 99) == 30
    offered = actions.build(
        site("A", land_m2=280 * 22), Level.TIEU_HOC, SIZE, place=0, module_rooms=5
    )
    assert [action.rooms for action in offered] == [10, 15, 20, 22]
    assert offered[-1].land_m2 == 280 * 22
    assert offered[-1].cost_vnd == 22 * 5e9


def test_a_site_smaller_than_the_smallest_school_is_offered_nothing() -> None:
    small = site("A", land_m2=280 * 9)
    assert actions.build(small, Level.TIEU_HOC, SIZE, place=0, module_rooms=5) == []


def test_a_school_grows_no_larger_than_its_land_and_its_norm() -> None:
    school = site("S", land_m2=280 * 12)
    offered = actions.extend(school, Level.TIEU_HOC, SIZE, place=0, module_rooms=5, rooms=22)
    assert [action.rooms for action in offered] == [5, 8]  # 30 - 22
    assert actions.extend(school, Level.TIEU_HOC, SIZE, place=0, module_rooms=5, rooms=30) == []


def test_half_day_teaching_makes_seats_and_closing_gives_them_up() -> None:
    school = site("S")
    (half,) = actions.switch(school, Level.THCS, place=0, seats=450, ratio=1 / 0.6)
    assert (half.deed, half.seats) == (ActionKind.HALF_DAY, 300)
    assert actions.switch(school, Level.THCS, place=0, seats=450, ratio=1) == []
    gone = actions.close(school, Level.THCS, place=0, seats=450, rooms=10)
    assert (gone.seats, gone.rooms) == (-450, -10)
