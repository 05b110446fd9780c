"""How far the cells of a workbook reach, and what its texts unfold to."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest

from spatial.intake.door import workbooks
from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.workbooks import reference

SMALL = dataclasses.replace(
    LIMITS, rows=100, columns=10, cells=500, sheets=2, merged=3, shared_text=20, unfolded_text=50
)


def check(**parts: str) -> str | None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    with zipfile.ZipFile(packed) as archive:
        try:
            workbooks.check(archive, archive.infolist(), SMALL)
        except Hostile as stop:
            return stop.code
    return None


def sheet(cells: str, after: str = "") -> str:
    return f"<worksheet><sheetData>{cells}</sheetData>{after}</worksheet>"


def cell(at: str, value: str = "<v>1</v>", sort: str = "n") -> str:
    return f'<c r="{at}" t="{sort}">{value}</c>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A1", (1, 1)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))],
)
def test_a_reference_is_row_and_column(text: str, expected: tuple[int, int]) -> None:
    assert reference(text) == expected
    assert reference(text.lower()) == expected


@pytest.mark.parametrize("text", ["", "A", "1", "A-1", "Ă1", "A1B", "A" * 13 + "1", "A" + "1" * 13])
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        reference(text)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("A1", None),
        ("J50", None),  # 50 rows of 10 columns: 500 cells
        ("J51", "sheet_too_wide"),
        ("K1", "sheet_too_wide"),
        ("A101", "sheet_too_wide"),
    ],
)
def test_a_cell_with_something_in_it_may_not_lie_too_far(at: str, expected: str | None) -> None:
    assert check(sheet=sheet(cell(at))) == expected


def test_an_empty_formatted_cell_reaches_nowhere() -> None:
    assert check(sheet=sheet(cell("ZZ999", value=""))) is None


def test_cells_without_a_reference_stand_behind_each_other() -> None:
    filled = "<c><v>1</v></c>"
    assert check(sheet=sheet(f"<row>{filled * 10}</row>")) is None
    assert check(sheet=sheet(f"<row>{filled * 11}</row>")) == "sheet_too_wide"
    assert check(sheet=sheet(f'<row r="100">{filled}</row><row>{filled}</row>')) == "sheet_too_wide"


def test_a_formula_and_a_text_in_place_fill_their_cell_too() -> None:
    for value in ("<f>1+1</f>", "<is><t>x</t></is>"):
        assert check(sheet=sheet(cell("K1", value=value))) == "sheet_too_wide"


def test_sheets_are_counted_by_what_they_are() -> None:
    one = sheet(cell("A1"))
    assert check(a=one, b=one, styles="<styleSheet/>") is None
    assert check(a=one, b=one, hidden=one) == "too_many_sheets"


def test_merged_areas_are_counted_and_weighed() -> None:
    def merged(*areas: str) -> str:
        return sheet("", "".join(f'<mergeCell ref="{area}"/>' for area in areas))

    assert check(sheet=merged("A1:B2", "C3:D4", "E5")) is None
    assert check(sheet=merged("A1:B2", "C3:D4", "E5", "F6:F7")) == "too_many_merged"
    assert check(sheet=merged("A1:A501")) == "too_many_merged"


def texts(*strings: str) -> str:
    return f"<sst>{''.join(f'<si><t>{one}</t></si>' for one in strings)}</sst>"


def test_one_text_may_not_be_too_long() -> None:
    assert check(texts=texts("x" * 20)) is None
    assert check(texts=texts("x" * 21)) == "too_much_text"


def test_texts_are_weighed_as_often_as_cells_name_them() -> None:
    def naming(*at: int) -> str:
        cells = [cell(f"A{row}", f"<v>{one}</v>", "s") for row, one in enumerate(at, start=1)]
        return sheet("".join(cells))

    strings = texts("x" * 20, "y")
    assert check(texts=strings, sheet=naming(0, 0, 1)) is None  # 41 letters
    assert check(texts=strings, sheet=naming(0, 0, 0)) == "too_much_text"  # 60
    assert check(texts=strings, sheet=naming(*[1] * 40)) is None
    assert check(texts=strings, sheet=naming(7, 7, 7)) is None  # names nothing there is


def test_texts_stand_in_one_part() -> None:
    assert check(a=texts("x"), b=texts("y")) == "not_what_it_says"


def test_a_part_of_two_sorts_is_for_two_readers_and_refused() -> None:
    assert check(sheet=sheet(cell("A1"), "<si/>")) == "not_what_it_says"


def test_a_sheet_hidden_in_a_part_that_is_no_xml_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("image.bin", b"\x00\x01 <worksheet><sheetData>")
    with zipfile.ZipFile(packed) as archive, pytest.raises(Hostile) as stop:
        workbooks.check(archive, archive.infolist(), SMALL)
    assert stop.value.code == "not_what_it_says"


def ods(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ods('<table-row><table-cell value="1"/></table-row>'), None),
        (
            ods(
                '<table-row number-rows-repeated="99"><table-cell/></table-row>',
                "<table-row><table-cell><p/></table-cell></table-row>",
            ),
            None,
        ),
        (
            ods(
                '<table-row number-rows-repeated="100"><table-cell/></table-row>',
                "<table-row><table-cell><p/></table-cell></table-row>",
            ),
            "sheet_too_wide",
        ),
        (
            ods('<table-row><table-cell value="1" number-columns-repeated="11"/></table-row>'),
            "sheet_too_wide",
        ),
        (ods('<table-row><table-cell number-columns-repeated="16384"/></table-row>'), None),
        (
            ods('<table-row><table-cell number-columns-repeated="1048577"/></table-row>'),
            "sheet_too_wide",
        ),
    ],
)
def test_repeats_of_an_opendocument_sheet_are_written_out(
    content: str, expected: str | None
) -> None:
    assert check(content=content) == expected
