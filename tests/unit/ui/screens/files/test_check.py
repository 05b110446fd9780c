"""The checking: one line says how it stands, and a list of another place is told so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.errors import Fault, Severity
from spatial.intake.recheck import recheck
from spatial.ui.screens.files import cell_table, check
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")


def test_rows_that_stop_and_questions_wait_together(office_view: UploadView) -> None:
    assert check.waiting(office_view) >= 2


def test_the_rows_to_mend_are_counted(office_view: UploadView, written: list[str]) -> None:
    check._verdict(office_view)
    assert "2 dòng phải sửa" in written[0]
    assert 'role="alert"' in written[0]


def test_files_with_nothing_wrong_go_on(office_view: UploadView, written: list[str]) -> None:
    table = cell_table.tables(office_view)[0]
    cells = tuple(
        answer
        for answer in (
            table.answer(9, "Số phòng học", "10"),
            table.answer(20, "ward", "Phường Tây"),
        )
        if answer is not None
    )
    again = recheck(
        office_view.reading, dataclasses.replace(office_view.reading.answers, cells=cells)
    )
    assert again is not None
    check._verdict(dataclasses.replace(office_view, reading=again))
    assert 'role="status"' in written[0]


def test_a_fault_of_no_row_is_named(upload_view: View, written: list[str]) -> None:
    check._verdict(upload_view(faults=[Fault(code="missing_table", value="<b>")]))
    assert "Thiếu bảng “&lt;b&gt;”" in written[0]


def test_a_list_of_another_place_is_told_so(upload_view: View, written: list[str]) -> None:
    blanks = {"around_vi": "Quận <12>", "around_en": "District 12"}
    check._verdict(upload_view(faults=[Fault(code="list_alone", file="a.xlsx", blanks=blanks)]))
    assert "không thuộc phường nào của Quận &lt;12&gt;" in written[0]


def test_what_was_mended_by_itself_is_told_once(upload_view: View) -> None:
    note = Fault(
        code="port_in_use",
        file="a.csv",
        value="1",
        severity=Severity.WARNING,
        blanks={"address": "x"},
    )
    lent = dataclasses.replace(note, file="co-san/b.csv")
    assert len(check._notes(upload_view(faults=[note, note, lent]))) == 1
