"""Cells mended on the page: they count while the cell is as it was, and change no count of rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.answers import cell_answers
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part

HEADERS = {"name": ("Tên trường",), "rooms": ("Số phòng",)}


def part(rooms: list[object], *, headers: dict[str, tuple[str, ...]] | None = None) -> Part:
    """Make a list of schools whose data begin in row 9."""
    names = [f"Trường {at}" for at in range(len(rooms))]
    index = pd.RangeIndex(9, 9 + len(rooms), name="row")
    source = Source(
        table="schools", path=Path("a.xlsx"), name="a.xlsx", sheet="TH", headers=headers or HEADERS
    )
    return Part(source=source, frame=pd.DataFrame({"name": names, "rooms": rooms}, index=index))


def cell(
    row: int = 9, column: str = "Số phòng", before: str = "mười", value: str = "10"
) -> CellAnswer:
    """Make an answer about the first row."""
    return CellAnswer(file="a.xlsx", sheet="TH", row=row, column=column, before=before, value=value)


def filled(given: Part, *cells: CellAnswer) -> tuple[pd.DataFrame, list[str]]:
    """Put answers into a part; give its rows and the codes of what is said."""
    (done,), faults = cell_answers.put([given], cells)
    assert done.frame is not None
    return done.frame, [fault.code for fault in faults]


def test_a_mended_cell_has_its_new_value_and_as_many_rows_stay() -> None:
    frame, codes = filled(part(["mười", 11, 12]), cell())
    assert frame["rooms"].tolist() == ["10", 11, 12]
    assert codes == ["cells_answered"]


def test_the_file_itself_stays_as_it_was() -> None:
    given = part(["mười", 11])
    filled(given, cell())
    assert given.frame is not None
    assert given.frame["rooms"].tolist() == ["mười", 11]


def test_digits_in_a_column_of_figures_stay_a_figure() -> None:
    frame, _ = filled(part([10.0, 11.5]), cell(before="10", value="12"))
    assert frame["rooms"].tolist() == [12.0, 11.5]
    assert frame["rooms"].dtype == np.float64


def test_a_figure_with_signs_is_read_with_its_column_as_text() -> None:
    frame, _ = filled(part([10.0, 11.0]), cell(before="10", value="3.120"))
    assert frame["rooms"].tolist() == ["3.120", "11"]


def test_a_cell_that_holds_something_else_by_now_is_left_and_said() -> None:
    frame, codes = filled(part(["chín", 11]), cell())
    assert frame["rooms"].tolist() == ["chín", 11]
    assert codes == ["cell_changed"]


@pytest.mark.parametrize("where", [{"row": 99}, {"column": "Màu sơn"}])
def test_a_cell_that_is_not_there_is_said(where: dict[str, object]) -> None:
    _, codes = filled(part(["mười"]), cell(**where))  # type: ignore[arg-type]
    assert codes == ["cell_not_there"]


def test_a_column_the_file_lacks_is_added_for_the_row_alone() -> None:
    frame, codes = filled(part([1, 2]), cell(column="level", before="", value="Tiểu học"))
    assert frame["level"].tolist() == ["Tiểu học", ""]
    assert codes == ["cells_answered"]


def test_of_several_blocks_the_one_whose_header_it_is_gets_the_value() -> None:
    given = part([1, 2], headers={"name": ("Tên", "Tên"), "rooms": ("Phòng MN", "Phòng TH")})
    assert given.frame is not None
    given.frame.index = pd.Index([9, 9])
    object.__setattr__(given.source, "blocks", np.array([0, 1]))
    frame, _ = filled(given, cell(column="Phòng TH", before="2", value="7"))
    assert frame["rooms"].tolist() == [1, 7]


def test_a_cell_given_back_its_own_value_is_no_answer_any_more() -> None:
    once = cell_answers.added((), [cell(value="10")])
    twice = cell_answers.added(once, [cell(before="10", value="12")])
    assert [(one.before, one.value) for one in twice] == [("mười", "12")]
    assert cell_answers.added(twice, [cell(value="mười")]) == ()


def test_answers_written_are_read_again() -> None:
    cells = [cell(), cell(row=10, before="", value="5")]
    assert cell_answers.read("a.xlsx", cell_answers.written(cells)) == cells


@pytest.mark.parametrize("given", [None, 5, [5], [{"row": "x", "column": "a"}], [{"row": 3}]])
def test_what_is_no_cell_is_passed_over(given: object) -> None:
    assert cell_answers.read("a.xlsx", given) == []
