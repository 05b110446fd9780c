"""An office's own list of schools, beside wards and residents, is all a locality needs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import found_workbooks
import later_workbooks
import office_workbooks
import pytest
import shaped_workbooks
import shapely
import tried_workbooks
from locality import SIDE, SOUTH, WEST, Locality, collection, write_csv

from spatial import assess, intake, questions
from spatial.errors import Severity, UserError
from spatial.records import Level, Options

TRUTH = Counter(
    (each.ward_id, each.level, each.rooms, round(each.land_m2), each.pupils)
    for each in office_workbooks.town()
)


LAYOUTS = (
    office_workbooks.LAYOUTS
    | later_workbooks.LATER
    | found_workbooks.FOUND
    | tried_workbooks.TRIED
    | shaped_workbooks.SHAPED
)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_workbook_as_an_office_keeps_it_gives_every_figure_without_an_answer(
    name: str, tmp_path: Path
) -> None:
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    LAYOUTS[name](tmp_path / name)
    reading = intake.examine(tmp_path)
    asked = [fault.say(lang="en") for fault in reading.faults if fault.severity is Severity.ERROR]
    assert asked == []
    town = reading.network
    assert town is not None
    wards = town.schools[town.base_units]
    given = Counter(
        (wards[row.school_id], row.level, row.rooms, round(row.land_m2), round(row.pupils))
        for row in town.school_levels.itertuples()
    )
    assert given == TRUTH
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)


def test_a_further_sheet_without_a_header_stops_with_one_sentence(tmp_path: Path) -> None:
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    head = ["TT", "Tên trường", "Phường", "Phòng học", "Diện tích (m2)", "HS"]
    rows: list[list[object]] = [
        [
            at,
            each.called,
            office_workbooks.WARDS[each.ward_id],
            each.rooms,
            each.land_m2,
            each.pupils,
        ]
        for at, each in enumerate(office_workbooks.town(), 1)
    ]
    later_workbooks.save(
        tmp_path / "ds truong.xlsx", {"S": [head, *rows[:12]], "S (tiếp)": rows[12:]}
    )
    reading = intake.examine(tmp_path)
    (fault,) = [each for each in reading.faults if each.severity is Severity.ERROR]
    assert (fault.code, fault.value, fault.blanks["count"]) == (
        "sheet_without_header",
        "S (tiếp)",
        12,
    )


def test_a_ward_of_before_the_merger_is_read_as_the_ward_that_holds_it(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    (folder / "wards.geojson").rename(folder / "wards_2025.geojson")
    halves = [
        {"ward_id": f"1000{at}", "ward": f"Phường {at}", "geometry": shapely.geometry.mapping(box)}
        for at, box in enumerate(
            shapely.box(WEST + at * SIDE / 2, SOUTH, WEST + (at + 1) * SIDE / 2, SOUTH + SIDE)
            for at in range(4)
        )
    ]
    (folder / "wards_2024.geojson").write_text(json.dumps(collection(halves)), encoding="utf-8")
    (folder / "locality.yaml").write_text("default_units: wards_2025\n", encoding="utf-8")
    rows = [
        {"Tên trường": "TH A", "Địa chỉ": "KP 5, P. 1, Quận 11", "Số phòng học": 20, "Đất": 8000},
        {"Tên trường": "THCS B", "Địa chỉ": "2 Lê Lợi, phường 3", "Số phòng học": 24, "Đất": 9000},
    ]
    write_csv(folder / "Danh sách trường.csv", rows)
    reading = intake.examine(folder)
    town = reading.network
    assert town is not None, [fault.say(lang="en") for fault in reading.faults]
    assert town.schools["wards_2025"].tolist() == ["00001", "00002"]
    assert town.schools["wards_2024"].tolist() == ["10001", "10003"]
    assert "wards_merged" in {fault.code for fault in reading.faults}


def test_a_school_whose_ward_nothing_tells_is_asked_by_its_row(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    rows = [
        {"Tên trường": "TH A", "Phường": "Tây", "Số phòng học": 20, "Diện tích": 8000},
        {"Tên trường": "TH B", "Phường": "", "Số phòng học": 24, "Diện tích": 9000},
        {"Tên trường": "TH C", "Phường": "Nam", "Số phòng học": 24, "Diện tích": 9000},
    ]
    write_csv(folder / "truong.csv", rows)
    faults = [each for each in intake.examine(folder).faults if each.severity is Severity.ERROR]
    assert sorted((each.code, each.row) for each in faults) == [
        ("school_without_ward", 3),
        ("unknown_ward", 4),
    ]
    town = intake.examine(folder, set_aside=True).network
    assert town is not None
    assert town.schools["name"].tolist() == ["TH A"]


def test_schools_without_a_place_count_in_their_ward_and_in_no_walk(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    office_workbooks.banded(folder / "Danh sách trường.xlsx")
    assessment = assess(intake.read_network(folder), Options(year=2025))
    west = [each for each in office_workbooks.town() if each.ward_id == "00001"]
    rooms = assessment.wards.loc["00001", "rooms_have"]
    assert rooms.sum() == sum(each.rooms for each in west)
    schools = assessment.schools
    assert schools["pupils_assigned"].isna().all()
    assert (schools["utilisation"] == schools["pupils"] / schools["seats"]).all()
    assert assessment.flows["school_id"].isna().all()
    with pytest.raises(UserError):
        questions.of_level(assessment, Level.TIEU_HOC)


def test_24_schools_of_the_demonstration_district_are_asked_about_in_one_question(
    tmp_path: Path,
) -> None:
    office_workbooks.banded_in(tmp_path / "Danh sách trường.xlsx", ("Hiệp Thành", "Thạnh Lộc"))
    reading = intake.examine(tmp_path)
    assert reading.network is not None
    (matching,) = [table.matching for table in reading.tables if table.matching is not None]
    assert len(matching.certain) + len(matching.doubtful) + len(matching.unmatched) == 24
    single = matching.doubtful.keys() - matching.elsewhere.keys()
    assert len(matching.elsewhere) >= 2
    assert len(single) + 1 <= 3  # beside two mended cells: five answers at most
