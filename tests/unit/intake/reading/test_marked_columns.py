"""Ownership and levels under other headers than the schema's."""

from __future__ import annotations

import pandas as pd

from spatial.intake.reading import marked_columns
from spatial.intake.reading.units import Head


def told(**columns: list[object]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Read a list whose columns named here are unknown, but for ``name``."""
    frame = pd.DataFrame({name.replace("_", " "): cells for name, cells in columns.items()})
    heads = [
        Head(at=at, path=str(name), column="name" if name == "name" else None)
        for at, name in enumerate(frame.columns, start=1)
    ]
    return marked_columns.told(frame, heads)


def test_a_cross_under_an_owner_tells_it() -> None:
    frame, called = told(name=["A", "B", "C"], Công_lập=["x", "", ""], Tư_thục=["", "x", ""])
    assert frame["ownership"].tolist() == ["cong_lap", "ngoai_cong_lap", ""]
    assert called == {"ownership": "Công lập + Tư thục"}


def test_crosses_under_several_levels_tell_them_all() -> None:
    frame, _ = told(name=["A", "B"], TH=["x", ""], THCS=["x", "X"])
    assert frame["level"].tolist() == ["tieu_hoc, thcs", "thcs"]


def test_two_owners_of_one_school_stay_to_be_asked() -> None:
    frame, _ = told(name=["A"], Công_lập=["x"], NCL=["x"])
    assert frame["ownership"].tolist() == ["cong_lap, ngoai_cong_lap"]


def test_numbers_of_the_list_are_no_marks_though_tt_may_mean_private() -> None:
    frame, called = told(name=["A"], TT=["1"])
    assert ("ownership" in frame, called) == (False, {})


def test_ones_under_a_level_may_count_something_and_are_no_marks() -> None:
    frame, _ = told(name=["A", "B"], TH=["1", "0"])
    assert "level" not in frame


def test_figures_under_an_owner_are_no_marks() -> None:
    frame, called = told(name=["A", "B"], Công_lập=["12", "8"])
    assert ("ownership" in frame, called) == (False, {})


def test_a_private_school_among_the_remarks_is_told() -> None:
    frame, called = told(name=["A", "B", "C"], Ghi_chú=["", "Tư thục", "thuê đất"])
    assert frame["ownership"].tolist() == ["", "ngoai_cong_lap", ""]
    assert called == {"ownership": "Ghi chú"}


def test_remarks_that_name_no_private_school_tell_nothing() -> None:
    frame, called = told(name=["A"], Ghi_chú=["thuê đất"])
    assert ("ownership" in frame, called) == (False, {})


def test_owners_under_the_header_of_types_leave_the_types() -> None:
    frame = pd.DataFrame({"name": ["A", "B", "C"], "school_type": ["CL", "Tư thục", "chuyên"]})
    done, called = marked_columns.told(frame, [])
    assert done["ownership"].tolist() == ["cong_lap", "ngoai_cong_lap", ""]
    assert done["school_type"].tolist() == ["", "", "chuyên"]
    assert called == {"ownership": "school_type"}


def test_a_column_of_its_own_speaks_alone() -> None:
    frame = pd.DataFrame({"name": ["A"], "ownership": [""], "NCL": ["x"]})
    done, _ = marked_columns.told(frame, [Head(at=3, path="NCL", column=None)])
    assert done["ownership"].tolist() == [""]


def test_levels_under_a_header_that_promises_types_or_nothing_known_are_levels() -> None:
    typed = pd.DataFrame({"name": ["A", "B"], "school_type": ["Mầm non", "THCS"]})
    done, called = marked_columns.told(typed, [])
    assert (done["level"].tolist(), called) == (["Mầm non", "THCS"], {"level": "school_type"})
    assert "school_type" not in done
    _, called = told(name=["A", "B"], Phân_loại=["TH", ""])
    assert called == {"level": "Phân loại"}


def test_a_column_of_levels_and_other_words_is_left_as_it_is() -> None:
    typed = pd.DataFrame({"name": ["A", "B"], "school_type": ["THPT", "chuyên"]})
    assert "level" not in marked_columns.told(typed, [])[0]
