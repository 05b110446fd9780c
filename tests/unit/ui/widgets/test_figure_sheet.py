"""A table of figures: text as text, years bare, what nobody told a dash, the rest counted."""

from __future__ import annotations

import math

import pandas as pd

from spatial.ui.text import say
from spatial.ui.widgets import figure_sheet

COLUMNS = ("year", "school", "level", "rooms")


def drawn(rows: int) -> str:
    table = pd.DataFrame(
        {
            "year": [2027] * rows,
            "school": ["<b>TH</b>"] * rows,
            "level": ["x"] * rows,
            "rooms": [1_234.0, math.nan, *[0.5] * (rows - 2)],
        }
    )
    return figure_sheet.html(
        table, COLUMNS, title="T", prefix="condition", lang="vi", named={"level": lambda _: "Cấp"}
    )


def test_a_name_is_text_a_year_is_bare_and_the_unknown_a_dash() -> None:
    html = drawn(2)
    assert "&lt;b&gt;TH&lt;/b&gt;" in html
    assert "<b>TH</b>" not in html
    for cell in ("2027", "1.234", "–", "Cấp"):
        assert f">{cell}<" in html


def test_rows_beyond_the_most_are_counted() -> None:
    html = drawn(figure_sheet.MOST + 1_203)
    assert html.count("<tr") == 1 + figure_sheet.MOST
    assert say("norms.more", lang="vi", count="1.203") in html


def test_a_remark_stands_quietly_under_its_cell_as_text() -> None:
    table = pd.DataFrame({"rooms": [math.nan, 3.0], "rooms_remark": ["<i>chưa rõ</i>", ""]})
    html = figure_sheet.html(table, ("rooms",), title="T", prefix="condition", lang="vi")
    assert '–<span class="tl-sub">&lt;i&gt;chưa rõ&lt;/i&gt;</span>' in html
    assert html.count("tl-sub") == 1


def test_the_word_of_a_level_stays_on_one_line_and_a_long_name_may_wrap() -> None:
    html = drawn(2)
    assert '<div class="tl-keep">Cấp<' in html
    assert "<div>&lt;b&gt;TH&lt;/b&gt;<" in html
