"""The table on the screen: what the browser gets, and what it may send back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.intake.report.sheet_cells import SheetTable
from spatial.ui.screens.files import cell_table, desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

WARDS = {"00001": "Phường Tây", "00002": "Phường Đông"}
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def table(office_view: UploadView) -> SheetTable:
    """Return the list of schools: it stops, so it stands first."""
    return cell_table.tables(office_view)[0]


@pytest.fixture
def drawn(office_view: UploadView, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Draw the table; give what the browser gets."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(cell_table, "_table", lambda **more: given.update(more))
    cell_table.draw(office_view)
    return given


def test_two_rows_stop(table: SheetTable) -> None:
    assert cell_table.wrong(table) == 2


def test_a_wrong_cell_is_marked_with_its_sentence(drawn: dict[str, Any]) -> None:
    rows = drawn["content"]["rows"]
    stopping = [cell for row in rows for cell in row["cells"] if cell["stops"]]
    assert [(cell["row"], cell["column"]) for cell in stopping] == [
        (9, "Số phòng học"),
        (20, "ward"),
    ]
    assert stopping[0]["faults"][0][0] == "“mười” không phải là số."


def test_columns_have_the_headers_of_the_file_and_figures_stand_right(
    drawn: dict[str, Any],
) -> None:
    heads = {head["name"]: head for head in drawn["content"]["heads"]}
    assert heads["rooms"]["label"] == "Số phòng học"
    assert heads["rooms"]["css"] == "number"
    assert heads["level"]["choices"] == ["Mầm non", "Tiểu học", "THCS", "THPT"]
    assert heads["ward"]["choices"] == ["", "Phường Tây", "Phường Đông"]
    assert heads["name"]["choices"] is None


def test_a_level_is_shown_in_words(drawn: dict[str, Any]) -> None:
    names = [head["name"] for head in drawn["content"]["heads"]]
    at = names.index("level")
    assert drawn["content"]["rows"][0]["cells"][at]["value"] == "Mầm non"


def test_what_was_written_into_a_cell_is_kept_as_an_answer(
    drawn: dict[str, Any], table: SheetTable
) -> None:
    state.hold(drawn["key"], {"n": 1, "row": 9, "column": "Số phòng học", "value": " 10 "})
    drawn["on_change"]()
    (kept,) = desk.desk().answers().cells
    assert (kept.file, kept.row, kept.before, kept.value) == (table.file, 9, "mười", "10")


@pytest.mark.parametrize(
    "sent",
    [
        None,
        5,
        [],
        {},
        {"row": 9},
        {"row": "9", "column": "Số phòng học", "value": "1"},
        {"row": True, "column": "Số phòng học", "value": "1"},
        {"row": 9, "column": ["Số phòng học"], "value": "1"},
        {"row": 9, "column": "Số phòng học", "value": 1},
        {"row": 9, "column": "Số phòng học", "value": "1" * 501},
        {"row": 8, "column": "Số phòng học", "value": "1"},
        {"row": 9, "column": "school_id", "value": "1"},
        {"row": 20, "column": "ward", "value": "Phường nào đó"},
    ],
)
def test_what_is_no_cell_of_the_table_is_refused(sent: object, table: SheetTable) -> None:
    assert cell_table.taken(table, sent, WARDS) is None


def test_a_ward_is_one_of_those_there_are(table: SheetTable) -> None:
    sent = {"row": 20, "column": "ward", "value": "Phường Tây"}
    answer = cell_table.taken(table, sent, WARDS)
    assert answer is not None
    assert answer.value == "Phường Tây"


def test_without_a_table_nothing_is_drawn(
    upload_view: Callable[..., UploadView], written: list[str]
) -> None:
    cell_table.draw(upload_view())
    assert written == []
