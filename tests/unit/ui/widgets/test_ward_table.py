"""The table of wards: worst first, rounded as the map, signs and units in the heads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from towns import School, town

from spatial.records import Proposal
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import row_table, ward_table


def test_the_ward_that_misses_most_stands_first(see: Callable[..., Seen]) -> None:
    """The west has 10 of its 15 rooms, the east none."""
    table = ward_table.rows(see())
    assert list(table.index) == ["w10", "w00"]
    assert list(table["short"]) == [15.0, 5.0]
    assert list(table["have"]) == [0.0, 10.0]
    assert list(table["need"]) == [15.0, 15.0]


def test_equals_keep_the_order_of_the_files(see: Callable[..., Seen]) -> None:
    bare = town(columns=3, schools=())
    assert list(ward_table.rows(see(bare)).index) == ["w00", "w10", "w20"]


def test_land_is_in_hectares_and_cover_in_percent(see: Callable[..., Seen]) -> None:
    """3,000 m2 needed a ward; the east has nothing, and nobody there within the radius."""
    row = ward_table.rows(see()).loc["w10"]
    assert row["land"] == 0.3
    assert row["covered"] == 0.0
    assert row["seats"] == 500.0


def test_the_change_is_what_the_proposal_brings(see: Callable[..., Seen], site: Proposal) -> None:
    table = ward_table.rows(see(proposals=(site,)))
    assert table["change"].to_dict() == {"w00": 0.0, "w10": -12.0}


def test_the_change_has_a_column_only_once_there_is_one(
    see: Callable[..., Seen], site: Proposal
) -> None:
    assert "change" not in ward_table.order(see())
    assert "change" in ward_table.order(see(proposals=(site,)))


def test_land_is_not_told_twice_where_it_is_the_method(see: Callable[..., Seen]) -> None:
    assert "land" in ward_table.order(see())
    assert "land" not in ward_table.order(see(method=Method.LAND))


def test_by_class_size_only_whole_rooms_are_spare(see: Callable[..., Seen]) -> None:
    """30 rooms less 500 / 35 = 14.29 classes: 15.71 spare, of which fifteen are rooms."""
    rich = town(schools=(School(x=0.5, y=0.5, rooms=30),))
    table = ward_table.rows(see(rich, method=Method.CLASS))
    assert table.loc["w00", "surplus"] == 15.0
    assert table.loc["w10", "short"] == 15.0  # 14.29 rounds up


def test_columns_of_unread_norms_are_named(see: Callable[..., Seen]) -> None:
    """Only the radius was never checked against its regulation."""
    assert ward_table.unread(see()) == ("circle", "covered")


def test_their_heads_carry_the_mark_and_say_what_it_means(see: Callable[..., Seen]) -> None:
    seen = see(lang="en")
    columns = ward_table._columns(seen, ward_table.rows(seen))
    marked = {name for name, column in columns.items() if "⚠" in column["label"]}
    assert marked == {"circle", "covered"}
    assert "⚠" in columns["covered"]["help"]
    assert "⚠" not in columns["need"]["help"]


def test_a_head_defines_its_figures(see: Callable[..., Seen]) -> None:
    seen = see(lang="en")
    columns = ward_table._columns(seen, ward_table.rows(seen))
    assert columns["need"]["help"].startswith("Rooms needed per 10000 pupils = pupils x n / 10,000")
    assert columns["seats"]["help"].startswith("Pupils beyond the seats at the norm = max(0,")


def test_every_column_shown_has_a_head_and_a_width(see: Callable[..., Seen]) -> None:
    seen = see()
    columns = ward_table._columns(seen, ward_table.rows(seen))
    assert set(ward_table.order(seen)) <= columns.keys()
    assert columns.keys() == ward_table.WIDTHS.keys()


@pytest.mark.parametrize(
    ("method", "least"),
    [(Method.PUPILS, 1.0), (Method.LAND, 0.1)],
)
def test_a_bar_of_nothing_still_has_a_length(
    method: Method, least: float, see: Callable[..., Seen]
) -> None:
    rich = town(schools=tuple(School(x=x, y=0.5, rooms=90, land_m2=90_000.0) for x in (0.5, 1.5)))
    seen = see(rich, method=method)
    bar = ward_table._columns(seen, ward_table.rows(seen))["bar"]
    assert bar["type_config"]["max_value"] == least


@pytest.mark.parametrize(
    ("lang", "thousand", "less"), [("vi", "1.234", "−12"), ("en", "1,234", "−12")]
)
def test_numbers_are_written_as_the_language_does(
    lang: str, thousand: str, less: str, see: Callable[..., Seen], site: Proposal
) -> None:
    seen = see(proposals=(site,), lang=lang)
    shown = ward_table.table(seen)
    table = shown.frame
    table.loc["w00", "pupils"] = 1_234.4
    drawn = shown.styled()._translate(sparse_index=False, sparse_cols=False)
    cells = {
        (name, cell["value"]): cell["display_value"]
        for row in drawn["body"]
        for name, cell in zip(table.columns, row[1:], strict=True)
    }
    assert cells["pupils", 1_234.4] == thousand
    assert cells["change", -12.0] == less
    assert cells["change", 0.0] == "0"


def test_a_rise_carries_a_plus_in_the_change_alone(
    see: Callable[..., Seen], site: Proposal
) -> None:
    seen = see(proposals=(site,))
    shown = ward_table.table(seen)
    table = shown.frame
    table.loc["w00", ["change", "short"]] = 3.0
    drawn = shown.styled()._translate(sparse_index=False, sparse_cols=False)
    west = dict(zip(table.columns, drawn["body"][0][1:], strict=True))
    assert (west["change"]["display_value"], west["short"]["display_value"]) == ("+3", "3")


def test_the_row_shown_is_selected_and_another_can_be_picked(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: dict[str, Any] = {}
    monkeypatch.setattr(st, "dataframe", lambda _, **more: shown.update(more))
    picked: list[str] = []
    ward_table.draw(see(ward="w00"), picked.append)
    assert session.held(ward_table.KEY)["selection"]["rows"] == [1]
    session.hold(ward_table.KEY, {"selection": {"rows": [0]}})
    shown["on_select"]()
    session.hold(ward_table.KEY, {"selection": {"rows": []}})
    shown["on_select"]()
    assert picked == ["w10"]
    assert shown["height"] == row_table.HEAD_PX + 2 * row_table.ROW_PX


def test_narrowed_to_one_ward_the_table_has_its_row_alone(see: Callable[..., Seen]) -> None:
    seen = see(home_ward="w10", ward="w00")
    assert list(ward_table.rows(seen).index) == ["w10"] == [seen.ward_id]
