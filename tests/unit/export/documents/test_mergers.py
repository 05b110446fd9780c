"""The dossier of a merger or a closing."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from papers import DAY, OPTIONS, closing, proposed, sentences, tables
from towns import School, lonlat, proposal, town

from spatial import assess, buildings
from spatial.errors import UserError
from spatial.export.documents import DocumentSource, mergers, sites
from spatial.merger_effects import BusPlan
from spatial.records import Level, Proposal, ProposedAction

WALKS, STOCK, SHORT, OPINIONS = range(4)


def test_walks_stand_before_and_after_and_nobody_is_lost() -> None:
    """The town's one primary school goes: its 1,000 pupils reach none any more."""
    before, after = tables(mergers.parts(closing()))[WALKS].rows
    assert before[2:4] == ("Trước", "1.000")
    assert after[2:4] == ("Sau", "0")
    assert after[-1] == "1.000"


def test_rooms_freed_and_what_is_short_after_stand_in_their_tables() -> None:
    """Ten rooms go, so the locality is short of ten more."""
    made = tables(mergers.parts(closing()))
    (stock,) = made[STOCK].rows
    assert stock[3:5] == ("10", "10")
    rooms = made[SHORT].rows[0]
    assert int(rooms[2]) - int(rooms[1]) == 10


def test_a_closing_is_named_with_the_guidance() -> None:
    said = sentences(mergers.parts(closing()))
    assert said[0] == "Thu gọn: không duy trì Trường 0; học sinh học ở các trường còn lại."
    assert said[1].startswith("Sáp nhập trong cùng một xã, phường")


def test_a_proposal_called_as_its_school_is_does_not_name_it_twice() -> None:
    said = sentences(mergers.parts(closing(name="Trường 0")))
    assert said[0] == "Không duy trì Trường 0; học sinh học ở các trường còn lại."


def test_opinions_are_left_to_those_who_are_asked() -> None:
    rows = tables(mergers.parts(closing()))[OPINIONS].rows
    assert [row[2:] for row in rows] == [("…", "…")] * 4


def test_an_opinion_entered_stands_with_its_paper() -> None:
    told = pd.DataFrame(
        [{"school_id": "s0", "asked": "ward", "opinion": "Đồng ý", "paper": "CV 12/UBND"}]
    )
    made = closing()
    assert made.before is not None
    town = dataclasses.replace(made.before.network, opinions=told)
    heard = dataclasses.replace(made, before=dataclasses.replace(made.before, network=town))
    rows = tables(mergers.parts(heard))[OPINIONS].rows
    assert rows[0] == ("Trường 0", "Ủy ban nhân dân phường, xã", "Đồng ý", "CV 12/UBND")
    assert rows[1][2:] == ("…", "…")


def test_pupils_beyond_the_radius_take_buses_whose_seats_are_said_to_be_assumed() -> None:
    """500 pupils beyond 500 m: 18 buses of 29 seats, or 5 of 50 in two rounds."""
    lon, lat = lonlat(0.5, 0.5)
    known = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=20)))
    change = Proposal(
        proposal_id="c", name="Đợt 1", level=Level.TIEU_HOC, rooms=0, land_m2=0.0, lon=lon,
        lat=lat, action=ProposedAction.CLOSE, school_id="s0",
    )  # fmt: skip
    made = DocumentSource(
        assessment=assess(buildings.apply(known, (change,)), OPTIONS),
        before=assess(known, OPTIONS), on=DAY,
    )  # fmt: skip
    said = " ".join(sentences(mergers.parts(made)))
    net = "có thể lớn hơn chênh lệch giữa hai dòng của bảng"
    assert said.count(net) == 1
    assert net not in " ".join(sentences(mergers.parts(closing())))  # nobody walks farther
    assert "Số xe: 18, mỗi xe 29 chỗ cho học sinh (giả định của công cụ" in said
    assert "1 chuyến mỗi buổi (giả định của công cụ" in said
    told = BusPlan(seats=50, rounds=2, seats_assumed=False, rounds_assumed=False)
    said = " ".join(sentences(mergers.parts(dataclasses.replace(made, buses=told))))
    assert "Số xe: 5, mỗi xe 50 chỗ cho học sinh (do người lập nhập)" in said
    assert "2 chuyến mỗi buổi (do người lập nhập)" in said
    half = BusPlan(seats=40, seats_assumed=False)
    said = " ".join(sentences(mergers.parts(dataclasses.replace(made, buses=half))))
    assert "mỗi xe 40 chỗ cho học sinh (do người lập nhập), 1 chuyến mỗi buổi (giả định" in said


def test_a_dossier_of_a_ward_tells_of_its_own_closings_and_its_own_shortage() -> None:
    """The school stands in w00; ten rooms short more there, and nothing to tell of w10."""
    made = tables(mergers.parts(closing(ward_id="w00")))
    rooms = made[SHORT].rows[0]
    assert int(rooms[2]) - int(rooms[1]) == 10
    assert "Phường 0" in made[SHORT].caption or "w00" in made[SHORT].caption
    with pytest.raises(UserError, match="merged or closed"):
        mergers.parts(closing(ward_id="w10"))


def test_without_a_merger_there_is_no_dossier() -> None:
    with pytest.raises(UserError, match="merged or closed"):
        mergers.parts(proposed())


def test_a_closing_of_a_later_year_is_told_with_the_year_to_choose() -> None:
    """Given up in 2033, asked in 2030: it is there, and its dossier is of 2033."""
    (change,) = closing().assessment.network.changes
    dated = dataclasses.replace(change, open_year=2033)
    after = assess(buildings.apply(town(), (dated,)), OPTIONS)
    with pytest.raises(UserError) as stop:
        mergers.parts(dataclasses.replace(closing(), assessment=after))
    (fault,) = stop.value.faults
    assert (fault.code, fault.value) == ("report_mergers_later", "Thu gọn (2033)")
    assert "--year 2033" in str(stop.value)
    with pytest.raises(UserError, match="there is none"):
        mergers.parts(proposed())


def resting() -> tuple[Proposal, Proposal]:
    """Return a school of 2035 and a merger into it that tells no year."""
    new = dataclasses.replace(proposal("p1"), name="Mới", open_year=2035)
    lon, lat = lonlat(0.5, 0.5)
    into = Proposal(
        proposal_id="m", name="Gộp", level=Level.TIEU_HOC, rooms=0, land_m2=0.0, lon=lon, lat=lat,
        action=ProposedAction.MERGE, school_id="s0", into_id="proposal:p1",
    )  # fmt: skip
    return new, into


def test_a_merger_without_a_year_into_a_later_school_is_told_with_the_school_s_year() -> None:
    after = assess(buildings.apply(town(), resting()), OPTIONS)
    made = dataclasses.replace(closing(), assessment=after)
    with pytest.raises(UserError) as stop:
        mergers.parts(made)
    (fault,) = stop.value.faults
    assert (fault.code, fault.value) == ("report_mergers_later", "Gộp (2035)")
    (said,) = sites.not_yet(made)
    assert said.text.endswith("sau năm ấy: Gộp (2035); Mới (2035).")


def test_a_merger_that_counts_in_no_year_told_is_named_without_one() -> None:
    """The school it goes into is not among what waits: nothing tells when it stands."""
    _, into = resting()
    after = assess(town(), OPTIONS)
    lone = dataclasses.replace(after.network, before=after.network, later=(into,))
    made = dataclasses.replace(
        closing(), assessment=dataclasses.replace(after, network=lone), before=after
    )
    with pytest.raises(UserError) as stop:
        mergers.parts(made)
    (fault,) = stop.value.faults
    assert (fault.code, fault.value) == ("report_mergers_undated", "Gộp (chưa ghi năm)")
