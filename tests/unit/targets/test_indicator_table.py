"""The yearly table of Quận 11: the year before, the target, the result once it is known."""

from __future__ import annotations

import pandas as pd

from spatial.targets import indicator_table, pack
from spatial.targets.progress import courses


def table(year: int, entered: pd.DataFrame | None = None) -> list[list[str]]:
    return indicator_table.rows(courses(pack("quan11"), year=year, entered=entered), year=year)


def test_the_first_row_is_nursery_19_then_20_percent() -> None:
    head, first, *_ = table(2021)
    assert head == ["STT", "Nội dung", "Cấp", "Chỉ tiêu", "2019-2020", "2020-2021"]
    assert first == ["1", "Huy động trẻ ra lớp:", "Mầm non", "Nhà trẻ", "19 %", "20 %"]


def test_a_result_entered_opens_its_column() -> None:
    row = {"indicator": "enrolment_nursery", "level": "nha_tre", "of": "", "ward_id": "",
           "school_id": "", "year": 2021, "value": 20.5, "office": "", "kind": "",
           "source": ""}  # fmt: skip
    head, first, second, *_ = table(2021, pd.DataFrame([row]))
    assert head[-1] == "Thực hiện 2020-2021"
    assert (first[-1], second[-1]) == ("20,5 %", "")


def test_another_year_has_no_target_of_this_one() -> None:
    _, first, *_ = table(2022)
    assert first[-1] == ""
