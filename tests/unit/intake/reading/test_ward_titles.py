"""A ward told by a title alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.reading import ward_titles
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def read(*titles: str, **columns: list[str]) -> tuple[list[str], list[str]]:
    frame = pd.DataFrame({"name": ["TH A", "TH B"], **columns})
    done, faults = ward_titles.read(frame, SOURCE, titles)
    return list(done["ward"]) if "ward" in done else [], [fault.code for fault in faults]


def test_the_head_of_a_ward_s_letter_tells_the_ward_of_its_list() -> None:
    told = read("ỦY BAN NHÂN DÂN PHƯỜNG TÂN THỚI HIỆP", "DANH SÁCH TRƯỜNG PHƯỜNG TÂN THỚI HIỆP")
    assert told == (["TÂN THỚI HIỆP"] * 2, ["ward_by_title"])


def test_two_wards_or_none_of_the_country_tell_nothing() -> None:
    assert read("Phường Tân Thới Hiệp", "Phường An Phú Đông") == ([], [])
    assert read("Danh sách theo phường, xã") == ([], [])
    assert read("Phường Trên Mây") == ([], [])


@pytest.mark.parametrize(
    "title",
    ["Số 2 Lê Lợi, phường An Phú Đông", "Phường An Phú Đông, ngày 5 tháng 9 năm 2025"],
)
def test_where_the_office_sits_is_not_where_its_schools_are(title: str) -> None:
    assert read(title) == ([], [])


@pytest.mark.parametrize("column", ["ward", "ward_id", "address", "lon"])
def test_a_column_that_tells_the_place_speaks_first(column: str) -> None:
    assert read("UBND PHƯỜNG AN PHÚ ĐÔNG", **{column: ["1", "2"]})[1] == []
