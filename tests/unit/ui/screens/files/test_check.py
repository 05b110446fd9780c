"""The checking: one line says how it stands, and a list of another place is told so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.errors import Fault, Severity
from spatial.intake.recheck import recheck
from spatial.ui.screens.files import cell_table, check
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments

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


@pytest.mark.parametrize(("lost", "elsewhere"), [(24, True), (15, True), (3, False)])
def test_most_rows_in_no_ward_that_was_lent_make_it_another_places_list(
    lost: int,
    elsewhere: bool,
    office_view: UploadView,
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading = office_view.reading
    file = cell_table.tables(office_view)[0].file
    lent = [
        dataclasses.replace(
            table, source=dataclasses.replace(table.source, name="co-san/wards.geojson")
        )
        if table.source.table == "wards"
        else table
        for table in reading.tables
    ]
    faults = tuple(Fault(code="unknown_ward", file=file, row=9 + at) for at in range(lost))
    parts = tuple(part for part in reading.parts if part.source.name == file)
    other = dataclasses.replace(reading, tables=tuple(lent), faults=faults, parts=parts)
    view = dataclasses.replace(office_view, reading=other)
    assert check._elsewhere(view) is elsewhere
    if elsewhere:
        here = assessments.town(assessments.look(assessments.usual()))
        monkeypatch.setattr(assessments, "town", lambda _: here)
        check._verdict(view)
        assert here.locality.name["vi"] in written[0]


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
