"""Schools joined: where they stand, what they have, what they must add up to."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from benches import bench, codes, point
from locality import Locality, write_csv
from shapely import Point

from spatial import intake
from spatial.intake.joining import schools


def school(name: str, x: float = 0.5, **more: object) -> dict[str, object]:
    return {"school_id": name, "name": f"Trường {name}", "geometry": point(x, 0.5), **more}


def stock(name: str) -> dict[str, object]:
    return {"school_id": name, "level": "thcs", "rooms": 10, "land_m2": 5_000.0}


def test_schools_know_their_ward() -> None:
    one = bench(schools=[school("s"), school("t", 1.5)])
    found = schools.schools(one)
    assert found is not None
    assert found["wards"].to_dict() == {"s": "a", "t": "b"}
    assert codes(one) == []


def test_a_school_outside_every_ward_is_a_fault_and_goes() -> None:
    one = bench(schools=[school("s"), school("t", 5.0)])
    found = schools.schools(one)
    assert found is not None
    assert found.index.tolist() == ["s"]
    assert codes(one) == ["school_outside"]


def test_schools_without_a_place_keep_their_wards_where_two_sheets_number_rows_alike() -> None:
    away = Point()
    rows = [school("s", ward_id="a"), school("t", ward_id="b"), school("u", ward_id="a")]
    told = {"geometry": away, "without_place": True}
    one = bench(schools=[{**row, **told} for row in rows])
    part = one.frames["schools"]
    part.frame.index = pd.Index([9, 10, 9])  # rows of their sheets
    found = schools.schools(one)
    assert found is not None
    assert found["wards"].to_dict() == {"s": "a", "t": "b", "u": "a"}


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        (("", "s"), []),
        (("", "x"), ["unknown_reference"]),
        (("s", ""), ["parent_is_site"]),  # its own site
        (("t", "s"), ["parent_is_site", "parent_is_site"]),
    ],
)
def test_a_site_hangs_on_a_main_school(parents: tuple[str, str], expected: list[str]) -> None:
    one = bench(schools=[school("s", parent_id=parents[0]), school("t", parent_id=parents[1])])
    schools.schools(one)
    assert codes(one) == expected


def test_stocks_and_schools_name_each_other() -> None:
    one = bench(schools=[school("s"), school("t")], school_levels=[stock("s"), stock("x")])
    found = schools.school_levels(one)
    assert found is not None
    assert found["school_id"].tolist() == ["s"]
    assert found["proposed"].tolist() == [False]
    assert codes(one) == ["unknown_reference", "no_levels"]
    assert one.faults[1].blanks["schools"] == "t"


def test_without_the_tables_there_is_nothing_to_join() -> None:
    one = bench()
    assert schools.schools(one) is None
    assert schools.school_levels(one) is None
    assert schools.stock(one).empty
    assert schools.of_schools(one, "groups").empty


def test_groups_of_a_school_nobody_has_are_a_fault() -> None:
    group = {"school_id": "s", "age_group": "y3_4", "pupils": 20}
    one = bench(schools=[school("s")], groups=[group, group | {"school_id": "x"}])
    assert schools.of_schools(one, "groups")["school_id"].tolist() == ["s"]
    assert codes(one) == ["unknown_reference"]


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [(20, []), (21, ["totals_differ"]), (19, ["totals_differ"])],
)
def test_schools_add_up_to_the_known_total_or_that_is_noted(
    rooms: int, expected: list[str]
) -> None:
    total = {"level": "thcs", "rooms": rooms, "land_m2": 10_000.0}
    one = bench(school_levels=[stock("s"), stock("t")], stock=[total])
    found = schools.stock(one)
    assert found.loc["thcs", "rooms"] == rooms
    assert codes(one) == expected


def test_nobody_expects_schools_to_add_up_while_their_rooms_are_not_all_told() -> None:
    total = {"level": "thcs", "rooms": 21, "land_m2": 10_000.0}
    one = bench(school_levels=[stock("s")], stock=[total])
    assert schools.stock(one, rooms_known=False).loc["thcs", "rooms"] == 21
    assert codes(one) == []


def test_land_is_not_expected_to_add_up_while_a_school_s_is_untold_and_rooms_are() -> None:
    total = {"level": "thcs", "rooms": 21, "land_m2": 99.0}
    one = bench(school_levels=[stock("s"), stock("t") | {"land_m2": float("nan")}], stock=[total])
    schools.stock(one)
    assert [fault.blanks["name"] for fault in one.faults] == ["rooms"]


def test_recognitions_seasons_and_opinions_reach_the_network_in_an_office_s_words(
    tmp_path: Path,
) -> None:
    Locality().write(tmp_path)
    write_csv(tmp_path / "dự kiến công nhận.csv", [{"Mã trường": "a", "Năm công nhận": 2027}])
    season = {"Mã trường": "a", "Tuyển vào lớp": "Lớp 1", "Năm": 2026,
              "Chỉ tiêu được giao": 100, "Đã tuyển": 120}  # fmt: skip
    write_csv(tmp_path / "kết quả tuyển sinh.csv", [season])
    opinion = {"Mã trường": "a", "Bên được hỏi": "UBND phường", "Ý kiến": "Đồng ý",
               "Văn bản": "CV 12/UBND"}  # fmt: skip
    write_csv(tmp_path / "ý kiến.csv", [opinion])
    network, faults = intake.inspect(tmp_path)
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    (expected,) = network.recognitions.to_dict("records")
    assert (expected["school_id"], expected["recognition_year"]) == ("a", 2027)
    (brought,) = network.enrolments.to_dict("records")
    assert (brought["entry_grade"], brought["year"]) == ("1", 2026)
    assert (brought["quota"], brought["enrolled"]) == (100, 120)
    (heard,) = network.opinions.to_dict("records")
    assert (heard["asked"], heard["opinion"], heard["paper"]) == ("ward", "Đồng ý", "CV 12/UBND")


def test_a_season_of_no_entry_grade_and_of_an_unknown_school_is_told(tmp_path: Path) -> None:
    Locality().write(tmp_path)
    rows = [
        {"school_id": "a", "entry_grade": "7", "year": 2026, "enrolled": 10},
        {"school_id": "nowhere", "entry_grade": "6", "year": 2026, "enrolled": 10},
        {"school_id": "a", "entry_grade": "6", "year": 2026, "enrolled": -1},
    ]
    write_csv(tmp_path / "enrolments.csv", rows)
    network, faults = intake.inspect(tmp_path)
    assert network is None
    told = {fault.row: fault.code for fault in faults if fault.severity == "error"}
    assert told == {2: "unknown_choice", 3: "unknown_reference", 4: "too_small"}


def test_a_grade_of_a_level_the_school_does_not_teach_is_told_and_the_others_stay() -> None:
    """School s teaches lower secondary alone, so no grade 1; t has a site that teaches primary."""
    primary = stock("site") | {"level": "tieu_hoc"}
    rows = [
        {"school_id": school_id, "entry_grade": grade, "year": 2026, "enrolled": 10}
        for school_id, grade in (("s", "1"), ("s", "6"), ("t", "1"), ("t", "6"))
    ]
    one = bench(
        schools=[school("s"), school("t"), school("site", parent_id="t")],
        school_levels=[stock("s"), stock("t"), primary],
        enrolments=rows,
    )
    found = schools.of_schools(one, "enrolments")
    assert list(zip(found["school_id"], found["entry_grade"], strict=True)) == [
        ("s", "6"), ("t", "1"), ("t", "6"),
    ]  # fmt: skip
    assert codes(one) == ["grade_of_other_level"]
    assert (one.faults[0].row, one.faults[0].value) == (2, "1")
