"""Every kind of change makes another town, by sums a reader can do."""

from __future__ import annotations

import dataclasses
import math

import pytest
from towns import School, lonlat, town

from spatial import assess, buildings, school_changes
from spatial.assessment import Assessment
from spatial.errors import InputFaults
from spatial.network import Network
from spatial.records import Level, Options, Proposal, ProposedAction

# Two wards of 500 pupils; 10 rooms on 5,000 m2 in the west, 20 on 9,000 m2 in the east.
TOWN = town(
    schools=(
        School(x=0.5, y=0.5, rooms=10, land_m2=5_000.0),
        School(x=1.5, y=0.5, rooms=20, land_m2=9_000.0),
    )
)
WEST, EAST = ("w00", "tieu_hoc"), ("w10", "tieu_hoc")


def change(action: ProposedAction, **told: object) -> Proposal:
    """Return a change of the west school, at the primary level."""
    lon, lat = lonlat(0.5, 0.5)
    plain = Proposal(
        proposal_id="c",
        name="thay đổi",
        level=Level.TIEU_HOC,
        rooms=0,
        land_m2=0.0,
        lon=lon,
        lat=lat,
        action=action,
        school_id="s0",
    )
    return dataclasses.replace(plain, **told)  # type: ignore[arg-type]


def made(*changes: Proposal) -> Network:
    """Carry changes out."""
    return buildings.apply(TOWN, changes)


def judged(*changes: Proposal) -> Assessment:
    """Judge the town with changes."""
    return assess(made(*changes))


def have(assessment: Assessment, place: tuple[str, str]) -> tuple[float, float]:
    """Return rooms and land of a ward."""
    row = assessment.wards.loc[place]
    return float(row["rooms_have"]), float(row["land_have_m2"])


def test_a_moved_school_takes_its_rooms_and_land_to_the_other_ward() -> None:
    lon, lat = lonlat(1.25, 0.5)
    after = judged(change(ProposedAction.MOVE, lon=lon, lat=lat))
    assert have(after, WEST) == (0, 0)
    assert have(after, EAST) == (30, 14_000)  # 10 + 20 rooms, 5,000 + 9,000 m2
    assert after.network.schools.loc["s0", "merged"] == "m1"


def test_a_resized_school_has_the_rooms_and_land_given() -> None:
    assert have(judged(change(ProposedAction.RESIZE, rooms=4, land_m2=2_000.0)), WEST) == (4, 2_000)


def test_land_nobody_told_stays_untold_whatever_is_added_to_it() -> None:
    levels = TOWN.school_levels.assign(land_m2=[float("nan"), 9_000.0])
    bare = dataclasses.replace(TOWN, school_levels=levels)
    for action in (ProposedAction.EXTEND, ProposedAction.RESIZE):
        after = buildings.apply(bare, [change(action, rooms=5)])
        assert math.isnan(have(assess(after), WEST)[1])
    told = buildings.apply(bare, [change(ProposedAction.RESIZE, rooms=5, land_m2=700.0)])
    assert have(assess(told), WEST) == (5, 700)


def test_an_extended_school_has_more_by_what_is_given() -> None:
    assert have(judged(change(ProposedAction.EXTEND, rooms=5, land_m2=700.0)), WEST) == (15, 5_700)


def test_a_closed_school_leaves_its_ward_without_rooms() -> None:
    after = judged(change(ProposedAction.CLOSE))
    assert have(after, WEST) == (0, 0)
    assert have(after, EAST) == (20, 9_000)


def test_a_merged_school_is_a_site_of_the_other_and_keeps_its_rooms() -> None:
    after = judged(change(ProposedAction.MERGE, into_id="s1"))
    assert dict(after.network.schools["parent_id"]) == {"s0": "s1", "s1": ""}
    assert (have(after, WEST), have(after, EAST)) == ((10, 5_000), (20, 9_000))


def test_the_sites_of_a_merged_school_are_the_other_s_too() -> None:
    three = town(schools=tuple(School(x=x, y=0.5) for x in (0.2, 0.8, 1.5)))
    first = change(ProposedAction.MERGE, school_id="s1", into_id="s0")
    then = dataclasses.replace(first, proposal_id="d", school_id="s0", into_id="s2")
    parents = buildings.apply(three, (first, then)).schools["parent_id"]
    assert dict(parents) == {"s0": "s2", "s1": "s2", "s2": ""}


def test_two_sessions_and_half_days_change_the_seats_of_one_school_alone() -> None:
    # Lower secondary by the city's profile: 45 pupils a class, 1 room a class all day, 0.6 in
    # shifts, 0.7 of the classes all day: 0.7 + 0.3 * 0.6 = 0.88 rooms a class.
    place = town(schools=tuple(School(x=x, y=0.5, level=Level.THCS, rooms=10) for x in (0.5, 1.5)))

    def seats(*actions: ProposedAction) -> list[int]:
        changes = [change(action, level=Level.THCS) for action in actions]
        found = assess(buildings.apply(place, changes), Options(profile="hcmc-300"))
        return [int(count) for count in found.schools["seats"]]

    assert seats() == [511, 511]  # 10 / 0.88 * 45 = 511.4
    assert seats(ProposedAction.TWO_SESSIONS) == [450, 511]  # 10 * 45
    assert seats(ProposedAction.HALF_DAY) == [750, 511]  # 10 / 0.6 * 45


def test_a_level_opened_brings_the_rooms_given_at_that_level_alone() -> None:
    after = judged(change(ProposedAction.OPEN, level=Level.THCS, rooms=6, land_m2=1_500.0))
    assert have(after, ("w00", "thcs")) == (6, 1_500)
    assert have(after, WEST) == (10, 5_000)


def test_land_reserved_counts_as_land_of_its_ward_and_brings_no_room_and_no_school() -> None:
    before = assess(TOWN).wards.loc[WEST]
    after = judged(change(ProposedAction.RESERVE, school_id="", land_m2=3_000.0))
    row = after.wards.loc[WEST]
    assert have(after, WEST) == (10, 8_000)
    assert (row["schools"], row["seats"]) == (before["schools"], before["seats"])
    assert row["kind"] == "assumed"
    assert have(after, EAST) == (20, 9_000)


def test_changes_come_one_after_another_and_the_town_stays_as_it_was() -> None:
    more = change(ProposedAction.EXTEND, rooms=5)
    half = dataclasses.replace(more, proposal_id="d", action=ProposedAction.RESIZE, rooms=3)
    assert have(judged(more, half), WEST)[0] == 3
    assert have(judged(half, more), WEST)[0] == 8  # 3 + 5
    assert TOWN.changes == ()
    assert have(assess(TOWN), WEST) == (10, 5_000)


def test_a_level_s_total_with_a_change_is_assumed() -> None:
    assert judged(change(ProposedAction.CLOSE)).levels.loc["tieu_hoc", "kind"] == "assumed"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (change(ProposedAction.CLOSE, school_id="never"), "change_no_school"),
        (change(ProposedAction.MERGE, into_id="s0"), "change_no_other"),
        (change(ProposedAction.MERGE, into_id="never"), "change_no_other"),
        (change(ProposedAction.EXTEND, level=Level.THPT, rooms=1), "change_no_level"),
        (change(ProposedAction.OPEN, rooms=1), "change_has_level"),
        (change(ProposedAction.OPEN, level=Level.THPT), "proposal_out_of_bounds"),
    ],
)
def test_a_change_that_cannot_be_is_told(wrong: Proposal, code: str) -> None:
    with pytest.raises(InputFaults) as refused:
        made(wrong)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_preschool_is_not_put_into_shifts() -> None:
    nursery = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    with pytest.raises(InputFaults) as refused:
        buildings.apply(nursery, (change(ProposedAction.HALF_DAY, level=Level.MAM_NON),))
    assert [fault.code for fault in refused.value.faults] == ["change_all_day"]


def test_a_school_closed_before_is_not_there_for_the_next_change() -> None:
    again = change(ProposedAction.EXTEND, proposal_id="d", rooms=2)
    with pytest.raises(InputFaults) as refused:
        made(change(ProposedAction.CLOSE), again)
    assert [fault.code for fault in refused.value.faults] == ["change_no_school"]
    fit, faults = buildings.fitting(TOWN, (change(ProposedAction.CLOSE), again))
    assert fit == (change(ProposedAction.CLOSE),)
    assert [fault.code for fault in faults] == ["change_no_school"]


def test_a_ward_whose_only_known_school_closes_is_short_and_not_unknown() -> None:
    """Where rooms are told school by school, a proposal tells nothing of what stands today."""
    place = dataclasses.replace(TOWN.locality, rooms_known=False)
    today = dataclasses.replace(TOWN, locality=place)
    before = assess(today).wards
    closed = change(ProposedAction.CLOSE)
    for shut in (buildings.apply(today, (closed,)), school_changes.without(today, {"s0"})):
        after = assess(shut).wards
        assert after.loc[WEST, "rooms_have"] == 0
        assert after.loc[WEST, "rooms_short_class"] == after.loc[WEST, "rooms_need_class"]
        assert after["rooms_have"].isna().equals(before["rooms_have"].isna())


def test_a_level_opened_does_not_make_known_what_nobody_told() -> None:
    place = dataclasses.replace(TOWN.locality, rooms_known=False)
    today = dataclasses.replace(TOWN, locality=place)
    opened = change(ProposedAction.OPEN, level=Level.THPT, rooms=5)
    after = assess(buildings.apply(today, (opened,))).wards
    assert after.loc[("w00", "thpt")].isna()["rooms_have"]


def test_a_school_and_its_own_site_are_one_already() -> None:
    first = change(ProposedAction.MERGE, into_id="s1")
    for again in (first, change(ProposedAction.MERGE, school_id="s1", into_id="s0")):
        with pytest.raises(InputFaults) as refused:
            made(first, dataclasses.replace(again, proposal_id="d"))
        assert [fault.code for fault in refused.value.faults] == ["change_no_other"]
