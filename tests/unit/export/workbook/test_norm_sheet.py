"""The sheet of norms: each with its clause, the cells the formulas read named and marked."""

from __future__ import annotations

from papers import source, standing
from workbooks import opened, rows, sheet

from spatial.records import LEVELS, Level


def test_every_norm_behind_the_figures_stands_with_its_value_and_clause() -> None:
    listed = rows(sheet(source(), "norms"))
    found = {(row["Định mức"], row["Cấp học"] or None, row["Giá trị"]) for row in listed}
    for norm in standing().rules.all_norms():
        level = None if norm.level is None else source().level(norm.level)
        assert (norm.label["vi"], level, norm.value) in found
    assert all(row["Điều khoản"] for row in listed if row["Văn bản"])


def test_the_cells_formulas_read_are_named_and_marked_as_ones_to_change() -> None:
    book = opened(source(), formulas=True)
    norms = book.worksheets[3]
    assert len(book.defined_names) == 1 + 6 * len(LEVELS)  # yardstick; six figures a level
    for name, at in book.defined_names.items():
        cell = norms[at.attr_text.rpartition("!")[2].replace("$", "")]
        marked = cell.fill.fgColor.rgb == "FFFFF2CC"
        assert marked is (not str(cell.value).startswith("=")), name


def test_rooms_per_class_follow_the_share_of_two_sessions() -> None:
    book = opened(source(), formulas=True)
    at = book.defined_names["phong_lop_thcs"].attr_text.rpartition("!")[2].replace("$", "")
    shares = "ty_le_2buoi_thcs*phong_lop_2buoi_thcs+(1-ty_le_2buoi_thcs)*phong_lop_1buoi_thcs"
    assert book.worksheets[3][at].value == f"={shares}"
    now = opened(source()).worksheets[3][at].value
    assert now == standing().rules.rooms_per_class(Level.THCS)
