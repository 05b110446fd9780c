"""One file through the door and its reader into plain tables; nothing is raised."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely
import yaml

from spatial.errors import Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.reading import load
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part

HEAD = ["Mã trường", "Tên trường", "Số phòng học"]


def loaded(path: Path, table: str = "schools", **told: object) -> list[Part]:
    source = Source(table=table, path=path, name=path.name)
    return load.load(source, Settings(**told))  # type: ignore[arg-type]


def codes(part: Part) -> list[str]:
    return [fault.code for fault in part.faults]


def text(tmp_path: Path, content: str, name: str = "schools.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def book(tmp_path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    path = tmp_path / "schools.xlsx"
    made.save(path)
    return path


def test_a_table_is_loaded_under_the_names_of_its_columns(tmp_path: Path) -> None:
    (part,) = loaded(text(tmp_path, "Mã trường;Tên trường\na;A\n"))
    assert part.frame is not None
    assert part.frame[["school_id", "name"]].loc[2].tolist() == ["a", "A"]
    assert part.source.header("name") == "Tên trường"
    assert codes(part) == ["headers_read"]  # headers in other words are noted


@pytest.mark.parametrize(
    ("content", "expected"),
    [("", ["empty"]), ("school_id,name\n", ["empty"]), ("a\x00b" * 50, ["unreadable"])],
)
def test_a_file_of_nothing_is_told(tmp_path: Path, content: str, expected: list[str]) -> None:
    (part,) = loaded(text(tmp_path, content))
    assert (part.frame, codes(part)) == (None, expected)


def test_a_file_the_door_refuses_is_not_read(tmp_path: Path) -> None:
    (part,) = loaded(text(tmp_path, "x", "wards.gpkg"), "wards")
    assert (part.frame, codes(part)) == (None, ["not_what_it_says"])


def test_sheets_named_after_levels_are_one_table_each_with_its_level(tmp_path: Path) -> None:
    parts = loaded(book(tmp_path, TH=[HEAD, ["a", "A", 20]], THCS=[HEAD, ["b", "B", 9]]))
    found = {str(one.source.sheet): one.frame for one in parts}
    assert list(found) == ["TH", "THCS"]
    levels = [list(frame["level"]) for frame in found.values() if frame is not None]
    assert levels == [["tieu_hoc"], ["thcs"]]


def test_of_sheets_that_say_nothing_the_one_that_fits_best_is_taken(tmp_path: Path) -> None:
    (part,) = loaded(book(tmp_path, bìa=[["Phòng Giáo dục"]], số=[HEAD, ["a", "A", 20]]))
    assert part.source.sheet == "số"


def test_a_book_of_no_table_is_asked_by_its_sheets(tmp_path: Path) -> None:
    path = book(tmp_path, schools=[HEAD, ["a", "A", 20]], linh_tinh=[["x"]])
    assert [part.source.table for part in loaded(path, "")] == ["schools"]


def test_what_a_planner_said_of_headers_is_used(tmp_path: Path) -> None:
    path = text(tmp_path, "Mã trường;Cột lạ\na;A\n")
    (part,) = loaded(path, columns={"schools.csv": {"Cột lạ": "name"}})
    assert part.frame is not None
    assert part.frame["name"].tolist() == ["A"]


def test_a_size_of_the_school_alone_is_read_as_pupils_of_today_and_says_so(tmp_path: Path) -> None:
    path = text(tmp_path, "Mã trường;Tên trường;Số phòng học;Quy mô HS\na;A;3;90\n")
    (part,) = loaded(path)
    assert part.frame is not None
    assert part.frame["pupils"].tolist() == ["90"]
    (note,) = [fault for fault in part.faults if fault.code == "size_as_pupils"]
    assert (note.severity, note.file, note.value) == (Severity.WARNING, path.name, "Quy mô HS")
    for lang in ("vi", "en"):
        answer = note.part("remedy", lang=lang).rpartition("intake.yaml: ")[2].rstrip(".")
        told = yaml.safe_load(answer)["files"][path.name]["columns"]
        assert told == {"Quy mô HS": ""}  # what the sentence says is an answer: it leaves it out
    for answered, read in (("", False), ("pupils", True)):
        (part,) = loaded(path, columns={path.name: {"Quy mô HS": answered}})
        assert part.frame is not None
        assert ("pupils" in part.frame, "size_as_pupils" in codes(part)) == (read, False)


def test_rows_that_are_no_data_are_noted(tmp_path: Path) -> None:
    (part,) = loaded(text(tmp_path, "Mã trường;Tên trường;Số phòng học\na;A;3\n;Tổng cộng;3\n"))
    assert part.aside == ((3, "total"),)
    assert codes(part) == ["rows_no_data", "headers_read"]


def test_a_map_without_a_system_is_asked_about_and_with_an_answer_read(tmp_path: Path) -> None:
    path = tmp_path / "schools.shp"
    layer = gpd.GeoDataFrame(
        {"school_id": ["a"], "name": ["A"]},
        geometry=[shapely.Point(594_000, 1_195_500)],
        crs=9210,
    )
    layer.to_file(path)
    path.with_suffix(".prj").unlink()
    (asked,) = loaded(path)
    assert (asked.frame, codes(asked)) == (None, ["missing_crs"])
    (told,) = loaded(path, crs={"schools.shp": 9210})
    assert isinstance(told.frame, gpd.GeoDataFrame)


@pytest.mark.parametrize("corner", ["Tên trường", "Chỉ tiêu", None])
def test_a_list_on_its_side_is_told_how_to_be_turned(corner: str | None, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [[corner, "TH A", "THCS B"], ["Phường", "Tây", "Đông"], ["Số phòng học", 20, 24]]
    for row in [*rows, ["Số HS", 500, 600]]:
        book.active.append(row)
    book.save(tmp_path / "ds truong.xlsx")
    (part,) = loaded(tmp_path / "ds truong.xlsx")
    assert (part.frame, codes(part)) == (None, ["list_turned"])
