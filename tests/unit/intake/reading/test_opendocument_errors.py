"""Error cells of OpenDocument spreadsheets."""

from __future__ import annotations

import io
import zipfile

import old_books

from spatial.intake.reading import opendocument_errors

HEAD = (
    '<a xmlns:table="t" xmlns:text="x" xmlns:calcext="c" xmlns:office="o">'
    '<table:table table:name="Một">'
)
ERROR = (
    '<table:table-cell table:formula="of:=1/0" calcext:value-type="error"{}>'
    "<text:p>{}</text:p></table:table-cell>"
)


def found(*rows: str) -> dict[str, dict[tuple[int, int], str]]:
    """Read rows of one sheet."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", f"{HEAD}{''.join(rows)}</table:table></a>")
    with zipfile.ZipFile(written) as archive:
        return opendocument_errors.heard(archive).found


def row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def test_repeated_rows_and_cells_are_counted() -> None:
    blank = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = [row(blank, times=4), row(blank, ERROR.format("", "#DIV/0!"))]
    assert found(*rows) == {"Một": {(5, 4): "#DIV/0!"}}
    twice = ERROR.format(' table:number-columns-repeated="2"', "#N/A")
    assert found(row(twice)) == {"Một": {(1, 1): "#N/A", (1, 2): "#N/A"}}


def test_errors_of_the_program_itself_are_errors() -> None:
    assert found(row(ERROR.format("", "Err:502"))) == {"Một": {(1, 1): "Err:502"}}


def test_a_comment_on_a_cell_does_not_hide_its_error() -> None:
    noted = ERROR.replace(
        "<text:p>",
        "<office:annotation><text:p>hỏi lại trường</text:p></office:annotation><text:p>",
        1,
    )
    assert found(row(noted.format("", "#REF!"))) == {"Một": {(1, 1): "#REF!"}}


def test_a_text_somebody_typed_is_none() -> None:
    typed = "<table:table-cell><text:p>#N/A</text:p></table:table-cell>"
    assert found(row(typed)) == {}


def test_rows_and_columns_that_are_not_shown_are_found_where_others_are_repeated() -> None:
    written = io.BytesIO(old_books.ods([["Tên", "Đất", "HS"]] * 3, hidden=(3, 2)))
    with zipfile.ZipFile(written) as archive:
        heard = opendocument_errors.heard(archive)
    assert (heard.rows, heard.columns) == ({"S": {3}}, {"S": {2}})
