"""Proposals, projects and closures make another town."""

import dataclasses

import pytest
from towns import School, proposal, town

from spatial import assess, buildings, school_changes
from spatial.errors import InputFaults


def test_a_proposed_school_lowers_its_ward_s_shortage_by_its_rooms() -> None:
    place = town()
    before, after = (
        assess(each).wards.loc[("w10", "tieu_hoc"), "rooms_short_per_10k"]
        for each in (place, buildings.apply(place, [proposal(rooms=6)]))
    )
    assert before - after == pytest.approx(6)  # 15 short, 6 built


def test_more_rooms_than_missing_leave_a_surplus_and_no_negative_shortage() -> None:
    found = assess(buildings.apply(town(), [proposal(rooms=30)])).wards.loc[("w10", "tieu_hoc")]
    assert found["rooms_short_per_10k"] == 0
    assert found["rooms_surplus_per_10k"] == pytest.approx(15)


def test_a_result_made_with_a_proposal_says_it_is_assumed() -> None:
    found = assess(buildings.apply(town(), [proposal()])).wards["kind"]
    assert found[("w10", "tieu_hoc")] == "assumed"
    assert found[("w00", "tieu_hoc")] == "estimated"


def test_the_town_itself_stays_as_it_was() -> None:
    place = town()
    buildings.apply(place, [proposal()])
    assert len(place.schools) == 1
    assert place.proposals == ()


def test_no_proposals_is_the_same_town() -> None:
    place = town()
    assert buildings.apply(place, []) is place


def test_proposals_outside_every_ward_are_all_named() -> None:
    far = [proposal("river", x=-3), proposal("inside"), proposal("sea", y=9)]
    with pytest.raises(InputFaults) as refused:
        buildings.apply(town(), far)
    assert len(refused.value.faults) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"name": "x" * 201},
        {"name": "a\nb"},
        {"proposal_id": "a\x07"},
        {"parcel_id": "\N{RIGHT-TO-LEFT OVERRIDE}"},
    ],
)
def test_a_proposal_with_a_name_nobody_can_read_is_refused(change: dict[str, str]) -> None:
    odd = dataclasses.replace(proposal(), **change)  # type: ignore[arg-type]
    with pytest.raises(InputFaults) as refused:
        buildings.apply(town(), [proposal("b"), odd])
    assert [fault.code for fault in refused.value.faults] == ["own_name"]


def test_a_closed_school_is_gone_at_every_level_and_the_town_is_not_changed() -> None:
    town_of_two = town(schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5)))
    left = school_changes.without(town_of_two, ("s0", "never"))
    assert list(left.schools.index) == ["s1"]
    assert list(left.school_levels["school_id"]) == ["s1"]
    assert len(town_of_two.schools) == 2


def test_nothing_closed_is_the_town_itself() -> None:
    drawn = town()
    assert school_changes.without(drawn, ()) is drawn
    assert school_changes.without(drawn, ("never",)) is drawn


def test_a_proposed_school_can_be_thought_closed_too() -> None:
    built = buildings.apply(town(), [proposal()])
    closed = school_changes.without(built, (school_changes.school_id(proposal()),))
    assert closed.proposals == ()
    assert len(closed.schools) == 1


def test_an_opening_year_beyond_all_sense_is_refused() -> None:
    with pytest.raises(InputFaults) as problem:
        buildings.apply(town(), [dataclasses.replace(proposal(), open_year=20_300)])
    assert [fault.column for fault in problem.value.faults] == ["open_year"]
