"""Error cells of old workbooks, in the stream and in its compound file."""

from __future__ import annotations

import struct

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


def record(sort: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", sort, len(body)) + body


def error(row: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, 0, 0, 0x17, 1))


def book(starts: list[int], cells: bytes) -> bytes:
    """Write a stream that names sheets at these places behind its own part, then the cells."""
    behind = 4 + 10 * len(starts) + 4
    names = b"".join(record(0x0085, struct.pack("<IH", behind + at, 0)) for at in starts)
    return record(0x0809) + names + record(0x000A) + cells


def test_sheets_end_where_the_next_begins_whatever_their_order() -> None:
    first, other = record(0x0809) + error(0), record(0x0809) + error(4)
    stream = book([len(first), 0, 0], first + other)
    ours, theirs = {(1, 1): "#REF!"}, {(5, 1): "#REF!"}
    assert binary_errors.by_sheet(stream) == [theirs, ours, ours]


@pytest.mark.parametrize("apart", [0, 12])
def test_many_sheets_over_one_part_of_the_stream_take_no_longer_than_one(apart: int) -> None:
    """20,000 sheets of 20,000 records each would be 400 million records."""
    cells = error(0) * 20_000
    found = binary_errors.by_sheet(book([at * apart for at in range(20_000)], cells))
    assert len(found) == 20_000
    assert found[0] == {(1, 1): "#REF!"}


@pytest.mark.parametrize("length", [0, 4, 100, 600, 1_600])
def test_a_workbook_cut_short_has_none_and_stops(length: int) -> None:
    assert not any(binary_errors.by_sheet(old_books.xls(ROWS)[:length]))


def test_rows_and_columns_that_are_not_shown_are_found() -> None:
    (unseen,) = binary_errors.hidden_by_sheet(old_books.xls(ROWS, hidden=(3, 2)))
    assert (unseen.rows, unseen.columns) == ({3}, {2})
    assert binary_errors.hidden_by_sheet(old_books.xls(ROWS)) == []
