"""Errors of formulas in the cells of a sheet."""

from __future__ import annotations

import pytest

from spatial.intake.reading import error_cells


def test_a_cell_that_closes_itself_does_not_take_the_error_of_the_next() -> None:
    sheet = b'<c r="A1" t="e"/><c r="B1" t="e"><f>1/0</f><v>#N/A</v></c>'
    assert error_cells.of_sheet(sheet) == {(1, 2): "#N/A"}


def test_cells_of_a_prefixed_sheet_are_read() -> None:
    sheet = b'<x:c r="C4" s="1" t="e"><x:v>#REF!</x:v></x:c><x:c r="D4"><x:v>1</x:v></x:c>'
    assert error_cells.of_sheet(sheet) == {(4, 3): "#REF!"}


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!"])
def test_every_error_of_a_formula_is_known_by_its_text(text: str) -> None:
    assert error_cells.PATTERN.fullmatch(text)
    assert not error_cells.PATTERN.fullmatch(f"Trường {text}")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (b'<c r="C2" s="3"><f>30+2</f><v></v></c>', {(2, 3): "#=30+2"}),
        (b'<x:c r="C2"><x:f>A1&amp;"x"</x:f></x:c>', {(2, 3): '#=A1&"x"'}),
        (b'<c r="C2"><f t="shared" si="0"/><v/></c>', {(2, 3): "#="}),
        (b'<c r="C2"><f>30+2</f><v>32</v></c>', {}),
        (b'<c r="C2" t="str"><f>IF(A1="","",A1)</f><v></v></c>', {}),  # an empty text is a result
        (b'<c r="B2"/><c r="C2"><v>5</v></c>', {}),
    ],
)
def test_a_formula_whose_result_nobody_wrote_down_is_no_blank(
    cell: bytes, found: dict[tuple[int, int], str]
) -> None:
    assert error_cells.of_sheet(b"<row>%s</row>" % cell) == found


def test_blanks_behind_a_formula_are_gone_over_once_however_many() -> None:
    cell = b'<c r="A1"><f/>' + b" " * 1_000_000  # half an hour, were each begun from again
    assert error_cells.of_sheet(cell + b"<x>") == {}
    assert error_cells.of_sheet(cell + b"</c>") == {(1, 1): "#="}
