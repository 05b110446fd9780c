"""Tables as HTML: headed, named, numbers to the right, a card a row on a phone."""

from __future__ import annotations

import pytest

from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import stylesheet, text

HEADS = [TableHead(label="Phường"), TableHead(label="Thiếu", number=True)]


def test_a_table_has_a_name_for_the_screen_reader_a_head_and_rows() -> None:
    html = html_table.html(HEADS, [TableRow(cells=["A", "5"])], name="Bảng")
    assert html == (
        '<table class="tl-sheet"><caption>Bảng</caption>'
        '<thead><tr><th>Phường</th><th class="tl-number">Thiếu</th></tr></thead>'
        '<tbody><tr><td data-label="Phường"><div>A</div></td>'
        '<td class="tl-number" data-label="Thiếu"><div>5</div></td></tr></tbody></table>'
    )


def test_an_empty_cell_has_no_box() -> None:
    html = html_table.html(HEADS, [TableRow(cells=["", "5"])], name="n")
    assert '<td data-label="Phường"></td>' in html


def test_a_plain_text_is_a_heading_across_all_columns() -> None:
    html = html_table.html(HEADS, ["Quận <12>", TableRow(cells=["A", "1"])], name="n")
    assert '<tr class="tl-over"><th colspan="2">Quận &lt;12&gt;</th></tr>' in html


def test_class_names_of_a_row_and_of_the_table_are_taken_over() -> None:
    html = html_table.html(HEADS, [TableRow(cells=["A", "1"], css="tl-here")], name="n", css="x")
    assert '<table class="tl-sheet x">' in html
    assert '<tr class="tl-here">' in html


@pytest.mark.parametrize("cells", [["A"], ["A", "1", "2"], []])
def test_a_row_of_another_width_is_a_defect(cells: list[str]) -> None:
    with pytest.raises(ValueError, match="zip"):
        html_table.html(HEADS, [TableRow(cells=cells)], name="n")


def test_labels_and_names_are_text_and_cells_are_markup_already() -> None:
    html = html_table.html(
        [TableHead(label="<i>")], [TableRow(cells=[text("<b>")])], name="<script>"
    )
    assert "&lt;script&gt;" in html
    assert 'data-label="&lt;i&gt;"' in html
    assert "<div>&lt;b&gt;</div>" in html


def test_a_table_of_nothing_keeps_its_head() -> None:
    html = html_table.html(HEADS, [], name="n")
    assert html.endswith("</thead><tbody></tbody></table>")


def test_columns_nobody_fills_are_left_out() -> None:
    rows = [TableRow(cells=["A", ""], css="k"), TableRow(cells=["B", ""])]
    heads, fewer = html_table.without_empty(HEADS, rows)
    assert [head.label for head in heads] == ["Phường"]
    assert [(list(row.cells), row.css) for row in fewer] == [(["A"], "k"), (["B"], "")]


def test_a_column_one_row_fills_stays() -> None:
    rows = [TableRow(cells=["A", ""]), TableRow(cells=["B", "1"])]
    heads, fewer = html_table.without_empty(HEADS, rows)
    assert len(heads) == 2
    assert list(fewer[0].cells) == ["A", ""]


def test_without_rows_every_column_stays() -> None:
    heads, rows = html_table.without_empty(HEADS, [])
    assert (heads, rows) == (HEADS, [])


@pytest.mark.parametrize("value", ["", 0, None, ()])
def test_a_remark_of_nothing_is_nothing(value: object) -> None:
    assert html_table.quiet(value) == ""


def test_a_remark_and_a_title_are_text() -> None:
    assert html_table.quiet("<x>") == '<span class="tl-sub">&lt;x&gt;</span>'
    assert html_table.title("A & B") == '<h2 class="tl-title">A &amp; B</h2>'


def test_the_style_travels_with_the_page() -> None:
    style = stylesheet("sheet.css")
    assert style.startswith("<style>")
    assert ".tl-sheet" in style
    assert "url(" not in style  # nothing is fetched
