"""A table whose row may be chosen, or must be."""

from __future__ import annotations

import dataclasses
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from spatial.ui.session import state
from spatial.ui.widgets.row_table import HEAD_PX, MAX_PRINTED, MAX_ROWS, ROW_PX, RowTable

pytestmark = pytest.mark.usefixtures("session")


def table(rows: int = 2) -> RowTable:
    """Make a table of so many schools."""
    frame = pd.DataFrame({"school": [f"s{at}" for at in range(rows)], "seats": 35.0})
    return RowTable(
        frame=frame, key="t", name="Trường", columns={}, writers={"seats": "{:.0f}".format}
    )


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Keep how the table is drawn."""
    look: dict[str, Any] = {}
    monkeypatch.setattr(st, "dataframe", lambda _, **more: look.update(more))
    return look


def pick(drawn: dict[str, Any], rows: list[int]) -> None:
    """Choose rows of the table drawn."""
    state.hold("t", {"selection": {"rows": rows}})
    drawn["on_select"]()


@pytest.mark.parametrize(("always", "heard"), [(False, [1, None]), (True, [1])])
def test_a_row_let_go_is_heard_unless_one_is_always_chosen(
    drawn: dict[str, Any], heard: list[int | None], *, always: bool
) -> None:
    said: list[int | None] = []
    table().choose(said.append, row=0, always=always)
    assert state.held("t")["selection"]["rows"] == [0]
    for rows in ([1], []):
        pick(drawn, rows)
    assert said == heard


def test_no_row_need_be_chosen(drawn: dict[str, Any]) -> None:
    table().choose(lambda _: None, row=None)
    assert state.held("t")["selection"]["rows"] == []
    assert drawn["selection_mode"] == "single-row"


@pytest.mark.parametrize(("rows", "high"), [(0, 1), (2, 2), (99, MAX_ROWS)])
def test_a_table_is_as_high_as_its_rows_until_it_scrolls(
    rows: int, high: int, drawn: dict[str, Any]
) -> None:
    table(rows).draw()
    assert drawn["height"] == HEAD_PX + high * ROW_PX


def test_figures_are_written_and_stay_numbers() -> None:
    shown = table(1).styled()._translate(sparse_index=False, sparse_cols=False)
    cell = shown["body"][0][2]
    assert (cell["value"], cell["display_value"]) == (35.0, "35")


def test_on_paper_every_row_and_written_figure_stands_and_a_bar_does_not() -> None:
    whole = dataclasses.replace(
        table(2),
        frame=table(2).frame.assign(bar=1.0, name=["<b>", None]),
        columns={"bar": st.column_config.ProgressColumn("Biểu đồ"), "seats": {"label": "Chỗ"}},
    )
    markup = whole.printed()
    assert markup.startswith('<div class="tl-print">')
    assert markup.count(">35<") == 2
    assert ">Chỗ<" in markup
    assert "Biểu đồ" not in markup
    assert "&lt;b&gt;" in markup
    assert ">–<" in markup


def test_more_rows_than_a_page_should_hold_are_left_to_the_file() -> None:
    assert table(MAX_PRINTED + 1).printed() == ""


def test_on_a_phone_a_row_is_chosen_by_its_name(
    drawn: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    box: dict[str, Any] = {}
    monkeypatch.setattr(st, "selectbox", lambda _, options, **more: box.update(more, of=options))
    said: list[int | None] = []
    table(3).choose(said.append, row=1)
    assert [box["format_func"](at) for at in box["of"]] == ["s0", "s1", "s2"]
    assert state.held(box["key"]) == 1
    state.hold(box["key"], 2)
    box["on_change"]()
    assert said == [2]
    assert drawn["selection_mode"] == "single-row"


def test_the_card_of_the_row_chosen_is_marked() -> None:
    cards = table(2).printed(1).split("<tr")[-2:]
    assert ["tl-here" in card for card in cards] == [False, True]
