"""Titles that tell whose schools a list holds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from gallery import book
from locality import Locality

from spatial import intake
from spatial.intake.reading import ownership_titles
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("a.csv"), name="a.csv")
HEAD = ["TT", "Tên trường", "Phường", "Số phòng học", "Diện tích (m2)"]
PUBLIC = [1, "TH A", "Tây", 20, 8_000]
PRIVATE = [1, "TH Hoa Sen", "Tây", 10, 3_000]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("DANH SÁCH TRƯỜNG NGOÀI CÔNG LẬP", True),
        ("Các trường tư thục, dân lập bán trú", True),
        ("DS NCL 2024", True),
        ("Các trường tư nhân", True),
        ("Danh sách trường quốc tế", True),
        ("Trường có vốn đầu tư nước ngoài", True),
        ("Các trường từ mầm non đến THPT", False),
        ("DS trường tiên tiến, hội nhập quốc tế", False),
        ("Trường công lập và ngoài công lập", False),
        ("Trường trên địa bàn, trừ trường tư thục", False),
        ("Trường công lập", False),
        ("", False),
    ],
)
def test_a_title_tells_private_schools_where_it_names_no_others(title: str, *, told: bool) -> None:
    assert ownership_titles.private(title) is told


def test_a_column_or_a_band_goes_before_the_title() -> None:
    frame = pd.DataFrame({"name": ["A"], "ownership": ["cong_lap"]})
    assert ownership_titles.read(frame, SOURCE, ["Trường tư thục"]) == (frame, [])


def owners(folder: Path) -> dict[str, str]:
    reading = intake.examine(folder)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    schools = reading.network.schools
    return dict(zip(schools["name"], schools["ownership"], strict=True))


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Locality(without={"schools", "school_levels"}).write(tmp_path)


def test_the_title_over_a_list_makes_its_schools_private_and_says_so(town: Path) -> None:
    book(town / "a.xlsx", ("Sheet1", [["DANH SÁCH TRƯỜNG TƯ THỤC"], HEAD, PRIVATE]))
    assert owners(town) == {"TH Hoa Sen": "ngoai_cong_lap"}
    (note,) = [f for f in intake.examine(town).faults if f.code == "private_by_title"]
    assert (note.value, note.blanks["count"]) == ("DANH SÁCH TRƯỜNG TƯ THỤC", 1)


def test_a_second_table_under_its_own_title_is_private(town: Path) -> None:
    rows = [HEAD, PUBLIC, ["BẢNG 2: CÁC TRƯỜNG NGOÀI CÔNG LẬP"], HEAD, PRIVATE]
    book(town / "a.xlsx", ("Sheet1", rows))
    assert owners(town) == {"TH A": "", "TH Hoa Sen": "ngoai_cong_lap"}


def test_sheets_named_after_owners_are_one_list(town: Path) -> None:
    book(town / "a.xlsx", ("Công lập", [HEAD, PUBLIC]), ("Ngoài công lập", [HEAD, PRIVATE]))
    assert owners(town) == {"TH A": "", "TH Hoa Sen": "ngoai_cong_lap"}
