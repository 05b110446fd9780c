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
