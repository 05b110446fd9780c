"""``truonglop start``: a locality of any commune, written and read at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from spatial import communes, intake
from spatial.cli import truonglop
from spatial.errors import UserError


def start(*words: str) -> Result:
    return CliRunner().invoke(truonglop, [*words])


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("start") / "dia-ban"
    result = start("start", "phuong trung my tay", "--out", str(place))
    assert result.exit_code == 0, result.output
    assert "Phường Trung Mỹ Tây" in result.output
    assert "chưa có số phòng" in result.output
    return place


def test_the_folder_is_a_locality_whose_rooms_are_untold(ward: Path) -> None:
    town = intake.read_network(ward)
    assert list(town.wards(None).index) == ["26785"]
    assert len(town.schools) == 5
    assert len(town.school_levels) == 0
    assert town.rooms_untold(None) == {
        ("26785", level) for level in ("mam_non", "tieu_hoc", "thcs", "thpt")
    }


def test_the_workbook_with_rooms_filled_in_gives_rooms(ward: Path, tmp_path: Path) -> None:
    for file in ward.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    book = openpyxl.load_workbook(tmp_path / communes.BOOK)
    sheet = book["school_levels"]
    names = [cell.value for cell in sheet[1]]
    level, rooms, land = (names.index(name) + 1 for name in ("level", "rooms", "land_m2"))
    filled = 0
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, level).value == "tieu_hoc":
            sheet.cell(row, rooms, 20)
            sheet.cell(row, land, 5_000)
            filled += 1
    book.save(tmp_path / communes.BOOK)
    town = intake.read_network(tmp_path)
    assert filled
    assert town.school_levels["rooms"].sum() == 20 * filled
    assert ("26785", "tieu_hoc") not in town.rooms_untold(None)
    assert ("26785", "thcs") in town.rooms_untold(None)


def test_assess_says_that_rooms_are_not_known_instead_of_none(ward: Path, tmp_path: Path) -> None:
    result = start("assess", str(ward), "--year", "2025", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert "Chưa có số phòng của xã, phường nào" in result.output
    assert "có 0" not in result.output


def test_an_ambiguous_name_is_asked_back_and_nothing_written(tmp_path: Path) -> None:
    out = tmp_path / "nowhere"
    result = start("--lang", "en", "start", "Hiệp Thành", "zzzz", "--out", str(out))
    assert isinstance(result.exception, UserError)
    assert result.exception.exit_code == 2
    assert [each.code for each in result.exception.faults] == ["place_ambiguous", "place_unheard"]
    assert not out.exists()


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a", encoding="utf-8")
    result = start("start", "26785", "--out", str(tmp_path))
    assert isinstance(result.exception, UserError)
    assert result.exception.faults[0].code == "folder_taken"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.csv"]


def test_a_plan_is_begun_with_its_own_figures_and_its_days(tmp_path: Path) -> None:
    place = tmp_path / "duc-pho"
    result = start("start", "--plan", "duc_pho", "--year", "2026", "--out", str(place))
    assert result.exit_code == 0, result.output
    assert (
        "0 dòng điền từ kế hoạch, 37 dòng của bảng progress chờ điền; "
        "37 chỉ tiêu chưa có kết quả đến năm 2026"
    ) in result.output
    assert {"ke-hoach.md", "lich-bao-cao.ics", "progress.csv"} <= {
        file.name for file in place.iterdir()
    }
    assert "20261204" in (place / "lich-bao-cao.ics").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "places_or_plan"),
        (("26785", "--plan", "duc_pho"), "places_or_plan"),
        (("26785", "--year", "2026"), "year_of_plan"),
    ],
)
def test_places_and_a_plan_are_one_or_the_other(
    tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    out = tmp_path / "nowhere"
    result = start("start", *words, "--out", str(out))
    assert isinstance(result.exception, UserError)
    assert [each.code for each in result.exception.faults] == [code]
    assert not out.exists()


def test_a_plan_is_not_begun_in_a_year_that_is_not_its_own(tmp_path: Path) -> None:
    refused = start("start", "--plan", "duc_pho", "--year", "1950", "--out", str(tmp_path / "p"))
    assert isinstance(refused.exception, UserError)
    assert [fault.code for fault in refused.exception.faults] == ["year_outside_plan"]
    assert not (tmp_path / "p").exists()


def test_a_year_without_days_has_no_empty_calendar(tmp_path: Path) -> None:
    done = start("start", "--plan", "quan11", "--year", "2021", "--out", str(tmp_path / "p"))
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "p" / "lich-bao-cao.ics").exists()


def test_pupils_are_called_pupils_and_how_they_are_estimated(tmp_path: Path) -> None:
    """5,243 residents of school age; fewer go to school."""
    said = start(
        "--lang", "vi", "start", "Phường Trung Mỹ Tây", "--out", str(tmp_path / "a")
    ).output
    told = "học sinh năm 2025 (ước tính: trẻ trong độ tuổi × tỷ lệ đi học giả định): Mầm non "
    assert told in said
    about = (tmp_path / "a" / "locality.yaml").read_text(encoding="utf-8")
    assert "số của nguồn" not in about
    assert "0 xã" not in about
