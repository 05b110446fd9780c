"""What the wards of a locality were before they were merged."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.intake.checking import predecessors
from spatial.intake.examine import examine

WHOLE = {"name": "Phường 3", "district": "Quận 11", "part": "whole"}
PART = {"name": "Phường 8", "district": "Quận 11", "part": "part"}


def of(folder: Path, listed: object) -> dict[str, str]:
    text = yaml.safe_dump({"predecessors": listed}, allow_unicode=True)
    (folder / "locality.yaml").write_text(text, encoding="utf-8")
    return predecessors.of(folder)


def test_an_old_ward_is_known_by_its_name_alone_and_in_its_district(tmp_path: Path) -> None:
    assert of(tmp_path, {"1": [WHOLE], "2": [PART]}) == {"3": "1", "3, 11": "1"}


def test_a_part_of_an_old_ward_counts_where_there_is_one_ward(tmp_path: Path) -> None:
    assert of(tmp_path, {"1": [PART]}) == {"8": "1", "8, 11": "1"}


def test_a_name_two_wards_took_tells_neither(tmp_path: Path) -> None:
    other = {**WHOLE, "district": "Quận 5"}
    assert of(tmp_path, {"1": [WHOLE], "2": [other]}) == {"3": "", "3, 11": "1", "3, 5": "2"}


@pytest.mark.parametrize("listed", [None, [], "x", {"1": "x"}, {"1": ["x", {"part": "whole"}]}])
def test_anything_else_tells_nothing(listed: object, tmp_path: Path) -> None:
    assert of(tmp_path, listed) == {}


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    assert predecessors.of(tmp_path) == {}


def book(path: Path, head: str, *places: str) -> None:
    """Write a list of schools whose places stand in one column."""
    workbook = openpyxl.Workbook()
    workbook.active.append(["TT", "Tên trường", head, "Số phòng học", "Diện tích (m2)", "Số HS"])
    for at, place in enumerate(places, start=1):
        workbook.active.append([at, f"TH Số {at}", place, 20, 8_000, 500])
    workbook.save(path)


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Open the locality of one ward of today: Phường 3 and 10 of Quận 11, and a part of 8."""
    folder = tmp_path_factory.mktemp("start") / "binh-thoi"
    done = CliRunner().invoke(truonglop, ["start", "Phường Bình Thới", "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("head", ["Phường", "Địa chỉ"])
def test_old_wards_of_a_district_are_read_as_the_ward_of_today_and_said(
    head: str, around: Path, tmp_path: Path
) -> None:
    book(tmp_path / "ds truong.xlsx", head, "Phường 10, Quận 11", "P.8, Q.11", "Phường Bình Thới")
    reading = examine(tmp_path, around=around)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    assert len(reading.network.schools) == 3
    assert "wards_merged" in {fault.code for fault in reading.faults}


def test_a_school_whose_address_is_in_another_ward_is_not_moved_into_the_only_one(
    around: Path, tmp_path: Path
) -> None:
    places = ("Phường Bình Thới", "1 Lê Lợi, Phường Bến Thành, Quận 1", "Hẻm 3 Lê Lợi")
    book(tmp_path / "ds truong.xlsx", "Địa chỉ", *places)
    reading = examine(tmp_path, around=around)
    assert reading.network is None
    told = [fault for fault in reading.faults if fault.code == "school_without_ward"]
    assert [fault.row for fault in told] == [3]
