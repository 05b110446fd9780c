"""Tables of a DOCX: as wide as asked, heads on every page, figures to the right."""

from __future__ import annotations

import dataclasses

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from spatial.export.documents import word_tables
from spatial.export.documents.pieces import DocumentTable

TABLE = DocumentTable(
    caption="Bảng 1",
    heads=("Cấp", "Phòng"),
    rows=(("Tiểu học", "3"), ("Tổng cộng", "3")),
    figures=frozenset({1}),
    widths=(3, 1),
    notes=("ước tính", "ước tính"),
    has_total=True,
)


def test_a_table_has_its_caption_with_notes_its_heads_and_its_total_in_bold() -> None:
    file = docx.Document()
    word_tables.add(file, TABLE, {"ước tính": 7}, width_mm=160)
    assert file.paragraphs[0].text == f"Bảng 1{word_tables.JOINER}(7)"
    (table,) = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Cấp", "Phòng"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    figure = table.rows[1].cells[1].paragraphs[0]
    assert figure.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert not figure.runs[0].bold
    assert table.rows[2].cells[0].paragraphs[0].runs[0].bold


def test_columns_share_the_width_of_the_page() -> None:
    file = docx.Document()
    word_tables.add(file, TABLE, {"ước tính": 1}, width_mm=160)
    assert [round(column.width.mm) for column in file.tables[0].columns] == [120, 40]


def test_no_column_is_narrower_than_its_longest_word_and_the_table_no_wider_for_it() -> None:
    """Of 100 mm the second column asks for 5; "Phòng" of 10 pt takes 15 mm with its margins."""
    narrow = dataclasses.replace(TABLE, widths=(19, 1))
    first, second = word_tables.widths_mm(narrow, 100, size_pt=10)
    letters_em = word_tables.WIDE_EM + 4 * word_tables.USUAL_EM
    assert second == pytest.approx(letters_em * 10 * 25.4 / 72 + word_tables.CELL_MM)
    assert round(second) == 15
    assert first + second == pytest.approx(100)


def test_words_wider_than_the_table_give_way_in_proportion() -> None:
    alike = DocumentTable(caption="", heads=("Phòng",) * 10, rows=(), widths=(1,) * 9 + (5,))
    assert word_tables.widths_mm(alike, 100, size_pt=10) == pytest.approx([10] * 10)


def test_without_a_caption_the_notes_stand_at_the_last_head() -> None:
    file = docx.Document()
    bare = DocumentTable(caption="", heads=("a", "b"), rows=(), notes=("n",))
    word_tables.add(file, bare, {"n": 2}, width_mm=100)
    assert file.tables[0].rows[0].cells[1].text == f"b{word_tables.JOINER}(2)"


def test_a_note_without_a_number_is_a_defect() -> None:
    with pytest.raises(KeyError):
        word_tables.add(docx.Document(), TABLE, {}, width_mm=100)


@pytest.mark.parametrize(("rows", "kept"), [(3, {0, 1, 2}), (20, {0, 1, 18, 19})])
def test_a_short_table_stands_on_one_page_and_no_row_of_a_long_one_alone(
    rows: int, kept: set[int]
) -> None:
    """Row 0 is the head; the last row stays with none."""
    file = docx.Document()
    long = DocumentTable(caption="", heads=("a",), rows=(("b",),) * rows)
    word_tables.add(file, long, {}, width_mm=100)
    lines = [row.cells[0].paragraphs[0] for row in file.tables[0].rows]
    assert {at for at, one in enumerate(lines) if one.paragraph_format.keep_with_next} == kept


def test_letters_are_smaller_the_more_columns_there_are() -> None:
    for columns, size in ((6, 11), (9, 10), (10, 9)):
        file = docx.Document()
        heads = tuple(map(str, range(columns)))
        word_tables.add(file, DocumentTable(caption="", heads=heads, rows=()), {}, width_mm=100)
        (run,) = file.tables[0].rows[0].cells[0].paragraphs[0].runs
        assert run.font.size.pt == size
