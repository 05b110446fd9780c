"""A list of schools alone: level, code and ownership of every row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import school_list
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def complete(**columns: list[object]) -> tuple[pd.DataFrame, list[str]]:
    frame = pd.DataFrame(columns, dtype=object)
    frame.index += 2
    out, faults = school_list.complete(frame, SOURCE)
    return out, [fault.code for fault in faults]


def test_the_name_tells_a_level_only_where_nothing_else_does() -> None:
    out, codes = complete(name=["TH A", "THCS B", "C"], level=["", "thcs", "thpt"], rooms=[1, 2, 3])
    assert out["level"].tolist() == ["tieu_hoc", "thcs", "thpt"]
    assert codes == ["ids_made"]


def test_a_row_of_a_further_level_is_of_the_school_above_that_has_it() -> None:
    out, codes = complete(
        name=["TH&THCS A", "", "TH B"],
        ward=["Tây", "", "Đông"],
        level=["TH", "THCS", "TH"],
        rooms=[12, 8, 20],
    )
    assert out["name"].tolist() == ["TH&THCS A", "TH&THCS A", "TH B"]
    assert out["ward"].tolist() == ["Tây", "Tây", "Đông"]
    assert out["school_id"].nunique() == 2
    assert codes == ["ids_made"]


def test_a_row_of_a_further_level_takes_ward_and_district_of_its_school_and_of_no_other() -> None:
    out, _ = complete(
        name=["TH B", "TH&THCS A", "", "TH&THCS C", ""],
        ward=["Phường 1", "Phường 1", "", "", ""],
        Quận=["Quận 5", "Quận 3", "", "", ""],
        address=["Số 1"] * 5,
        level=["TH", "TH", "THCS", "TH", "THCS"],
        rooms=[12, 8, 20, 5, 6],
    )
    assert out["ward"].tolist() == ["Phường 1"] * 3 + ["", ""]
    assert out["Quận"].tolist() == ["Quận 5", "Quận 3", "Quận 3", "", ""]
    assert out["school_id"].nunique() == 3


def test_a_row_of_a_level_the_school_above_does_not_have_is_nobody_s() -> None:
    _, codes = complete(name=["TH A", ""], level=["TH", "THCS"], rooms=[12, 8])
    assert codes == ["nameless_row", "ids_made"]


def test_a_row_of_figures_without_a_name_is_one_fault() -> None:
    _, codes = complete(name=["TH A", ""], rooms=[1, 2])
    assert codes == ["nameless_row", "ids_made"]


def test_a_level_against_the_name_is_kept_and_noted() -> None:
    out, codes = complete(name=["THCS A"], level=["tieu_hoc"], rooms=[1])
    assert out["level"].tolist() == ["tieu_hoc"]
    assert codes == ["level_against_name", "ids_made"]


def test_one_row_of_several_levels_is_asked_about_unless_its_other_level_is_listed_too() -> None:
    once = complete(name=["TH&THCS A"], level=["thcs"], rooms=[1])
    twice = complete(name=["TH&THCS A"] * 2, level=["tieu_hoc", "thcs"], rooms=[1, 2])
    assert once[1] == ["level_of_several", "ids_made"]
    assert twice[1] == ["ids_made"]
    assert twice[0]["school_id"].tolist() == ["th-thcs-a", "th-thcs-a"]


@pytest.mark.parametrize(
    ("answer", "together"), [("all_levels", "tieu_hoc thcs"), ("one_level", None)]
)
def test_the_answer_tells_whether_such_a_row_is_of_all_its_levels(
    answer: str, together: str | None
) -> None:
    frame = pd.DataFrame({"name": ["TH&THCS A"], "level": ["thcs"], "rooms": [9]}, index=[2])
    out, faults = school_list.complete(frame, SOURCE, answer=answer)
    assert [fault.code for fault in faults] == ["ids_made"]
    assert out.get("levels_together", pd.Series([None])).tolist() == [together]


def test_a_school_of_several_levels_on_two_sheets_is_not_asked_about() -> None:
    frame = pd.DataFrame({"name": ["TH&THCS A"], "level": ["thcs"], "rooms": [9]}, index=[2])
    _, faults = school_list.complete(frame, SOURCE, elsewhere={"th thcs a"})
    assert [fault.code for fault in faults] == ["ids_made"]


def test_schools_of_one_name_in_two_wards_are_two() -> None:
    out, _ = complete(name=["MN Hoa Hồng"] * 2, ward=["Tây", "Đông"], rooms=[1, 2])
    assert out["school_id"].tolist() == ["mn-hoa-hong-tay", "mn-hoa-hong-dong"]


def test_bare_names_under_two_titles_are_two_schools() -> None:
    out, _ = complete(
        name=["Lê Lợi"] * 2, level=["tieu_hoc", "thcs"], ward=["Tây"] * 2, rooms=[1, 2]
    )
    assert out["school_id"].tolist() == ["le-loi-tieu-hoc", "le-loi-thcs"]


@pytest.mark.parametrize("word", ["tư thục", "Dân lập", "Quốc tế", "NCL"])
def test_a_private_school_is_known_by_its_name_unless_the_list_says_otherwise(word: str) -> None:
    out, codes = complete(name=[f"MN {word} A", f"MN {word} B"], ownership=["", "CL"], rooms=[1, 2])
    assert out["ownership"].tolist() == ["ngoai_cong_lap", "CL"]
    assert "private_by_name" in codes


def test_rooms_by_build_are_summed_and_what_is_no_count_stays_for_its_fault() -> None:
    out, codes = complete(
        name=["TH A", "TH B", "TH C"],
        rooms_solid=["10", "05 phòng", "mười"],
        rooms_makeshift=["2", "–", "1"],
    )
    assert out["rooms"].tolist() == [12, 5, "mười"]
    assert "rooms_summed" in codes


def test_a_centre_is_to_be_set_aside_and_not_given_a_level() -> None:
    _, codes = complete(name=["TT GDNN-GDTX Quận 12", "Trung tâm GDTX", "A"], rooms=[9, 9, 9])
    assert codes == ["centre_listed", "centre_listed", "no_level_told", "ids_made"]
