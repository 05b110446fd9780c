"""Figures, map, what stands beside it, and the table: in this order, the switch where it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from spatial.records import Proposal
from spatial.ui.map import board, map_and_table
from spatial.ui.map.picture import Click
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import Show
from spatial.ui.widgets import ward_table

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which part is drawn when."""
    parts: list[str] = []
    monkeypatch.setattr(board, "draw", lambda *_, **more: parts.append(f"map {more['key']}"))
    monkeypatch.setattr(ward_table, "draw", lambda *_: parts.append("table"))
    monkeypatch.setattr(st, "fragment", lambda part, **_: part)  # it draws nothing beside a server
    return parts


@pytest.mark.usefixtures("session")
def test_the_map_comes_before_what_stands_beside_it_and_the_table_last(
    see: Callable[..., Seen], written: list[str], order: list[str]
) -> None:
    seen = see()
    map_and_table.head(seen)
    map_and_table.body(seen, lambda: order.append("beside"), lambda _: None, lambda _: None)
    assert order == ["map map", "beside"]  # a click draws these anew, and not the table
    map_and_table.table(seen)
    assert order == ["map map", "beside", "table"]
    shown = [body for body in written if not body.startswith("<style>")]
    assert 'class="tl-figures"' in shown[0]
    assert 'class="tl-levels"' in shown[1]


@pytest.mark.usefixtures("written", "order")
def test_without_proposals_there_is_no_state_to_choose(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    map_and_table.body(see(), lambda: None, lambda _: None, lambda _: None)
    assert asked == {}


@pytest.mark.usefixtures("written", "order")
def test_the_switch_changes_the_state_shown(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
    asked: dict[str, dict[str, Any]],
    site: Proposal,
) -> None:
    seen = see(proposals=(site,))
    map_and_table.body(seen, lambda: None, lambda _: None, lambda _: None)
    switch = asked["show"]
    assert switch["given"][0] == list(Show)
    assert switch["format_func"](Show.DIFFERENCE) == "Chênh lệch"
    session.hold("show", Show.BEFORE)
    switch["on_change"]()
    assert session.view().show is Show.BEFORE


@pytest.mark.usefixtures("written")
def test_a_row_of_the_table_is_picked_and_every_other_click_answered(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row comes through the map; one of a ward the locality does not have is nobody's."""
    heard: list[Callable[[Click], None]] = []
    monkeypatch.setattr(board, "draw", lambda *_, clicked, **__: heard.append(clicked))
    answers: list[tuple[str, object]] = []
    map_and_table.body(
        see(),
        lambda: None,
        lambda click: answers.append(("clicked", click["id"])),
        lambda ward: answers.append(("picked", ward)),
    )
    for kind, name in (("row", "w10"), ("row", "nowhere"), ("row", None), ("ward", "w00")):
        heard[0](Click(kind=kind, id=name, lat=10.8, lon=106.6))
    assert answers == [("picked", "w10"), ("clicked", "w00")]
