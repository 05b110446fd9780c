"""Proposals make another town; moves can be taken back and done again."""

import dataclasses

import pytest
from towns import School, lonlat, town

from spatial import Proposal, assess, scenario
from spatial.errors import InputFaults
from spatial.records import Level
from spatial.scenario import Scenario


def _proposal(
    proposal_id: str = "a", *, x: float = 1.5, y: float = 0.5, rooms: int = 30
) -> Proposal:
    lon, lat = lonlat(x, y)
    return Proposal(
        proposal_id=proposal_id,
        name="Trường mới",
        level=Level.TIEU_HOC,
        rooms=rooms,
        land_m2=8_000.0,
        lon=lon,
        lat=lat,
    )


def test_a_proposed_school_lowers_its_ward_s_shortage_by_its_rooms() -> None:
    place = town()
    before, after = (
        assess(each).wards.loc[("w10", "tieu_hoc"), "rooms_short_per_10k"]
        for each in (place, scenario.apply(place, [_proposal(rooms=6)]))
    )
    assert before - after == pytest.approx(6)  # 15 short, 6 built


def test_more_rooms_than_missing_leave_a_surplus_and_no_negative_shortage() -> None:
    found = assess(scenario.apply(town(), [_proposal(rooms=30)])).wards.loc[("w10", "tieu_hoc")]
    assert found["rooms_short_per_10k"] == 0
    assert found["rooms_surplus_per_10k"] == pytest.approx(15)


def test_a_result_made_with_a_proposal_says_it_is_assumed() -> None:
    found = assess(scenario.apply(town(), [_proposal()])).wards["kind"]
    assert found[("w10", "tieu_hoc")] == "assumed"
    assert found[("w00", "tieu_hoc")] == "estimated"


def test_the_town_itself_stays_as_it_was() -> None:
    place = town()
    scenario.apply(place, [_proposal()])
    assert len(place.schools) == 1
    assert place.proposals == ()


def test_no_proposals_is_the_same_town() -> None:
    place = town()
    assert scenario.apply(place, []) is place


def test_proposals_outside_every_ward_are_all_named() -> None:
    far = [_proposal("river", x=-3), _proposal("inside"), _proposal("sea", y=9)]
    with pytest.raises(InputFaults) as refused:
        scenario.apply(town(), far)
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
    odd = dataclasses.replace(_proposal(), **change)  # type: ignore[arg-type]
    with pytest.raises(InputFaults) as refused:
        scenario.apply(town(), [_proposal("b"), odd])
    assert [fault.code for fault in refused.value.faults] == ["own_name"]


def test_a_later_move_replaces_the_proposal_of_the_same_id() -> None:
    moves = Scenario().put(_proposal(rooms=10)).put(_proposal(rooms=20))
    assert [proposal.rooms for proposal in moves.proposals] == [20]


def test_undo_brings_back_what_stood_and_redo_what_was_undone() -> None:
    moves = Scenario().put(_proposal(rooms=10)).put(_proposal(rooms=20)).remove("a")
    assert moves.proposals == ()
    assert [proposal.rooms for proposal in moves.undo().proposals] == [20]
    assert [proposal.rooms for proposal in moves.undo().undo().proposals] == [10]
    assert moves.undo().redo() == moves


def test_undo_at_the_start_and_redo_at_the_end_do_nothing() -> None:
    assert Scenario().undo() == Scenario()
    moves = Scenario().put(_proposal())
    assert moves.redo() == moves
    assert not moves.can_redo
    assert moves.can_undo


def test_a_new_move_drops_what_was_undone() -> None:
    moves = Scenario().put(_proposal("a")).undo().put(_proposal("b"))
    assert [proposal.proposal_id for proposal in moves.proposals] == ["b"]
    assert not moves.can_redo


def test_two_sessions_never_give_the_same_id() -> None:
    assert len({scenario.new_id() for _ in range(1000)}) == 1000


def test_a_new_proposal_is_numbered_after_all_that_were_ever_put() -> None:
    moves = Scenario().put(_proposal("a")).remove("a").put(_proposal("b"))
    assert moves.next_number == 3


def test_a_scenario_keeps_its_name_through_every_move() -> None:
    named = Scenario(name="Phương án 1").put(_proposal())
    assert named.name == "Phương án 1"
    assert named.undo().redo().remove("a").name == "Phương án 1"


def test_a_closed_school_is_gone_at_every_level_and_the_town_is_not_changed() -> None:
    town_of_two = town(schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5)))
    left = scenario.without(town_of_two, ("s0", "never"))
    assert list(left.schools.index) == ["s1"]
    assert list(left.school_levels["school_id"]) == ["s1"]
    assert len(town_of_two.schools) == 2


def test_nothing_closed_is_the_town_itself() -> None:
    drawn = town()
    assert scenario.without(drawn, ()) is drawn
    assert scenario.without(drawn, ("never",)) is drawn


def test_a_proposed_school_can_be_thought_closed_too() -> None:
    built = scenario.apply(town(), [_proposal()])
    closed = scenario.without(built, (scenario.school_id(_proposal()),))
    assert closed.proposals == ()
    assert len(closed.schools) == 1
