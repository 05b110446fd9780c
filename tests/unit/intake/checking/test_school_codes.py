"""Schools without a code get one each, however many are called alike."""

from __future__ import annotations

import pandas as pd

from spatial.intake.checking import school_codes


def of_list(**columns: list[object]) -> list[str]:
    frame = pd.DataFrame(columns)
    made = school_codes.of_list(frame, frame["name"].astype(str), frozenset())
    return list(made["school_id"])


def test_schools_of_one_name_at_two_spots_are_two_and_the_first_keeps_the_name() -> None:
    """A city's list without a column of wards: it stopped, and asked to join two schools."""
    assert of_list(
        name=["TH Kim Đồng", "TH Kim Đồng", "TH Lê Lợi", "TH Kim Đồng"],
        level=["tieu_hoc"] * 4,
        lon=["106.64", "106.63", "106.6", "106.64"],
        lat=["10.86", "10.88", "10.8", "10.86"],
    ) == ["th-kim-dong", "th-kim-dong--2", "th-le-loi", "th-kim-dong"]


def test_a_row_without_a_spot_is_of_the_school_named_first() -> None:
    assert of_list(
        name=["Trường Ánh Sao", "Trường Ánh Sao"],
        level=["tieu_hoc", "tieu_hoc"],
        x=["600", ""],
        y=["1200", ""],
    ) == ["truong-anh-sao-tieu-hoc", "truong-anh-sao-tieu-hoc"]


def test_a_ward_tells_schools_apart_before_a_spot_does() -> None:
    assert of_list(
        name=["TH Kim Đồng", "TH Kim Đồng"],
        level=["tieu_hoc", "tieu_hoc"],
        ward=["Phường Tây", "Phường Đông"],
        lon=["106.64", "106.63"],
        lat=["10.86", "10.88"],
    ) == ["th-kim-dong-phuong-tay", "th-kim-dong-phuong-dong"]


def test_codes_made_by_name_are_told_apart_by_ward_and_then_by_number() -> None:
    frame = pd.DataFrame({"ward": ["Tây", "Đông", "Đông", None]})
    made = school_codes.apart(pd.Series(["kim-dong"] * 4), frame)
    assert list(made) == ["kim-dong-tay", "kim-dong-dong", "kim-dong-dong--2", "kim-dong"]
