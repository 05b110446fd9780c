"""A level told by a title alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.reading import level_titles
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def read(*titles: str, names: list[str] | None = None, **columns: list[str]) -> list[object] | None:
    frame = pd.DataFrame({"name": names or ["Kim Đồng", "Lê Lợi"], **columns})
    done, faults = level_titles.read(frame, SOURCE, titles)
    assert ("level" in done and "level" not in columns) == bool(faults and "level" not in columns)
    return done["level"].tolist() if "level" in done else None


@pytest.mark.parametrize(
    "title", ["DANH SÁCH CÁC TRƯỜNG TIỂU HỌC NĂM HỌC 2025-2026", "Các trường tiểu học phường Tây"]
)
def test_a_title_of_one_level_tells_it(title: str) -> None:
    assert read("UỶ BAN NHÂN DÂN PHƯỜNG TÂY", title) == ["tieu_hoc", "tieu_hoc"]


def test_the_name_of_the_file_tells_it_too() -> None:
    assert read("", "DS truong THCS") == ["thcs", "thcs"]


@pytest.mark.parametrize(
    "title",
    ["Danh sách trường tiểu học và THCS", "TH truong lop 2025", "PHÒNG GIÁO DỤC TIỂU HỌC", "DS"],
)
def test_titles_of_several_levels_of_short_words_and_of_offices_tell_none(title: str) -> None:
    assert read(title) is None


def test_two_titles_that_disagree_tell_none() -> None:
    assert read("Danh sách trường tiểu học", "ds truong THCS") is None


def test_a_name_and_a_column_speak_before_the_title() -> None:
    title = "Danh sách trường tiểu học"
    assert read(title, names=["THCS Lê Lợi", "Kim Đồng"]) == ["", "tieu_hoc"]
    assert read(title, level=["THCS", ""]) == ["THCS", "tieu_hoc"]


def test_a_level_written_once_is_carried_down_to_the_schools_below() -> None:
    names = ["Sơn Ca", "Hoa Mai", "Kim Đồng", "Lê Lợi"]
    assert read(names=names, level=["Mầm non", "", "Tiểu học", ""]) == [
        *["Mầm non"] * 2,
        *["Tiểu học"] * 2,
    ]


def test_a_level_that_comes_again_or_lacks_once_is_carried_to_nobody() -> None:
    names = ["Sơn Ca", "Hoa Mai", "Kim Đồng", "Lê Lợi"]
    again = ["Mầm non", "", "Mầm non", ""]
    assert read(names=names, level=again) == again
    single = ["Mầm non", "Tiểu học", "", "THCS"]
    assert read(names=names, level=single) == single
