"""The enrolment plan: every neighbourhood stands with one school, every pupil is counted."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from papers import enrolment_plan, sentences, source, standing, tables
from season_towns import given_up
from season_towns import told as seasoned

from spatial.export.documents import enrolment
from spatial.network import Network


def test_all_cells_go_to_the_only_school_beyond_its_seats() -> None:
    parts = enrolment.parts(source(enrolment=enrolment_plan()))
    (row,) = tables(parts)[0].rows
    assert row[1] == "Trường 0"
    # four cells a ward; the merged wards bear the same names
    assert row[2] == "Phường 0.0 (w00): 0–3; Phường 1.0 (w10): 0–3"
    assert row[3:] == ("1.000", "350", "650")
    assert any("vượt sức chứa 650 học sinh" in one for one in sentences(parts))


def test_the_order_of_priority_and_the_season_tried_ahead_are_told() -> None:
    """350 seats for 1,000 pupils: 650 have none in any order, so nobody is misallocated."""
    said = sentences(enrolment.parts(source(enrolment=enrolment_plan())))
    assert any(one.startswith("Thứ tự ưu tiên") for one in said)
    (tried,) = (one for one in said if one.startswith("Thử trước mùa tuyển sinh"))
    assert "650 học sinh vượt sức chứa theo định mức; cách xếp tốt nhất còn 650" in tried
    assert tried.endswith("nên 0 học sinh vượt sức chứa chỉ vì thứ tự xếp.")


def test_a_plan_of_one_grade_says_what_its_quotas_rest_on() -> None:
    told = dataclasses.replace(enrolment_plan(), grade="1")
    said = sentences(enrolment.parts(source(enrolment=told)))
    assert said[1].startswith("Chỉ tính học sinh vào lớp 1")
    assert "giả định" in said[1]


def test_zones_nobody_drew_make_no_enrolment_plan() -> None:
    with pytest.raises(ValueError, match="zones are asked for"):
        enrolment.parts(source())


def test_seats_of_a_level_and_quotas_of_a_grade_have_words_of_their_own() -> None:
    """A whole level has seats, an entry grade a quota: neither stands under the other's name."""
    whole = tables(enrolment.parts(source(enrolment=enrolment_plan())))[0]
    of_grade = tables(
        enrolment.parts(source(enrolment=dataclasses.replace(enrolment_plan(), grade="1")))
    )[0]
    assert whole.heads[3:5] == ("Học sinh của cấp học trong địa bàn",
                                "Chỗ học của cả cấp theo định mức")  # fmt: skip
    assert of_grade.heads[3:5] == ("Học sinh vào lớp 1 trong địa bàn",
                                   "Chỉ tiêu lớp 1 theo chỗ học (tính)")  # fmt: skip
    assert not {*whole.heads[3:]} & {*of_grade.heads[3:]}


def test_what_the_latest_season_brought_stands_beside_the_plan_of_the_grade() -> None:
    """100 given and 120 enrolled: 20 over; of another grade, or of a whole level, nothing."""
    rows = [("s0", "1", 2025, 100.0, 90), ("s0", "1", 2026, 100.0, 120), ("s0", "6", 2026, 9.0, 9)]
    columns = ["school_id", "entry_grade", "year", "quota", "enrolled"]
    told = pd.DataFrame(rows, columns=columns).assign(kind="surveyed", source="")
    made = source(enrolment=dataclasses.replace(enrolment_plan(), grade="1"))
    town = dataclasses.replace(made.assessment.network, enrolments=told)
    known = dataclasses.replace(made.assessment, network=town)
    _, results = tables(enrolment.parts(dataclasses.replace(made, assessment=known)))[:2]
    assert results.caption == "Bảng 2. Kết quả tuyển sinh lớp 1 năm 2026 (học sinh)"
    assert [row[:6] for row in results.rows] == [("1", "Trường 0", "100", "120", "20", "0")]
    whole = dataclasses.replace(made, assessment=known, enrolment=enrolment_plan())
    assert not any("Kết quả tuyển sinh" in one.caption for one in tables(enrolment.parts(whole)))


def test_the_season_is_told_of_the_locality_as_it_stands_whatever_is_proposed() -> None:
    """100 enter grade 1 at each of two schools; one given up sends the other none of its own."""
    standing = seasoned(("s0", "1", 2030, 100.0, 90), ("s1", "1", 2030, 100.0, 80))
    plan = dataclasses.replace(enrolment_plan(), grade="1")
    made = source(assessment=given_up(standing, "s1"), before=standing, enrolment=plan)
    (results,) = enrolment._results(made, plan)
    assert [row[1] for row in results.rows] == ["Trường 0", "Trường 1"]
    assert [row[-1] for row in results.rows] == ["100", "100"]


@pytest.mark.parametrize(
    ("cells", "listed"),
    [
        (["26787", "26787-001", "26787-002"], "26787; 26787: 001–002"),
        (["26787-001", "26787", "26787-003"], "26787: 001, 003; 26787"),
    ],
)
def test_a_neighbourhood_without_a_number_stands_beside_the_numbered_ones(
    cells: list[str], listed: str
) -> None:
    assert enrolment._listed(cells, {}) == listed


def renamed(**sets: list[str]) -> Network:
    """Return the town of the papers with its wards called as told."""
    town = standing().network
    called = {units: town.ward_sets[units].assign(ward=names) for units, names in sets.items()}
    return dataclasses.replace(town, ward_sets={**town.ward_sets, **called})


def test_a_ward_whose_name_another_bears_is_called_with_its_code() -> None:
    assert enrolment._places(renamed(wards=["Thới An", "Thới An"])) == {
        "w00": "Thới An (w00)",
        "w10": "Thới An (w10)",
    }
    of_today = renamed(wards=["Thạnh Lộc", "An Phú Đông"], merged=["An Phú Đông", "Thới An"])
    assert enrolment._places(of_today) == {"w00": "Thạnh Lộc", "w10": "An Phú Đông (w10)"}


def test_it_is_said_of_which_wards_the_names_are() -> None:
    town = standing().network
    label = {"wards": {"vi": "2 phường (đến 30/6/2025)", "en": "2 wards"}}
    labelled = dataclasses.replace(town, locality=dataclasses.replace(town.locality, units=label))
    known = dataclasses.replace(standing(), network=labelled)
    (said,) = enrolment._numbered(source(assessment=known))
    assert "tên là của 2 phường (đến 30/6/2025)" in said.text
    (bare,) = enrolment._numbered(source())
    assert bare.text == "Ô dân cư gọi bằng tên phường, xã và số thứ tự."


def test_cells_with_names_of_their_own_need_no_explanation() -> None:
    town = standing().network
    cells = town.cells.set_axis([f"Khu phố {at}" for at in range(len(town.cells))])
    known = dataclasses.replace(standing(), network=dataclasses.replace(town, cells=cells))
    assert enrolment._numbered(source(assessment=known)) == ()
