"""Codes of the ministry's database of schools."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.reading import sector_codes
from spatial.intake.reading.units import Head


def read(path: str, column: str, *cells: object) -> list[object]:
    frame = pd.DataFrame({column: list(cells)}, dtype=object)
    return list(sector_codes.read(frame, [Head(at=1, path=path, column=column)])[column])


@pytest.mark.parametrize("path", ["maNhomCapHoc", "manhomcaphoc", "MA_NHOM_CAP_HOC"])
def test_levels_are_read_under_the_heads_of_that_database(path: str) -> None:
    assert read(path, "level", "01", 2, 3.0, "4") == ["mam_non", "tieu_hoc", "thcs", "thpt"]
    assert read(path, "level", "05", "THCS", "") == ["05", "THCS", ""]


def test_owners_are_read_too() -> None:
    told = read("maLoaiHinhTruong", "ownership", "1", "2", "3")
    assert told == ["cong_lap", "ngoai_cong_lap", "ngoai_cong_lap"]


def test_a_number_under_any_other_head_is_no_code() -> None:
    assert read("Cấp", "level", "1", "01") == ["1", "01"]
