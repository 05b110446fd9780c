"""Error cells of old workbooks, in the stream and in its compound file."""

from __future__ import annotations

import old_books
import pytest

from spatial.intake.door.compound import CompoundFile
from spatial.intake.reading import binary_errors

ROWS = [["Tên", "Số phòng"], ["TH A", b"#DIV/0!"], ["TH B", b"=#NAME?"], ["TH C", 12]]


def test_an_error_of_a_cell_and_one_of_a_formula_are_told_apart_from_values() -> None:
    assert binary_errors.by_sheet(old_books.xls(ROWS)) == [{(2, 2): "#DIV/0!", (3, 2): "#NAME?"}]


def test_a_bare_stream_is_read_as_one_in_its_container() -> None:
    stream = CompoundFile(old_books.xls(ROWS)).stream("Workbook")
    assert stream is not None
    assert binary_errors.by_sheet(stream) == binary_errors.by_sheet(old_books.xls(ROWS))


@pytest.mark.parametrize("length", [0, 4, 100, 600, 1_600])
def test_a_workbook_cut_short_has_none_and_stops(length: int) -> None:
    assert not any(binary_errors.by_sheet(old_books.xls(ROWS)[:length]))
