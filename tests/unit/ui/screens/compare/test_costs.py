"""Cost by year on the page: each year a row, no year told the last, nothing guessed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.ui.screens.compare import costs, sight
from spatial.ui.screens.compare.sight import CompareView

Look = Callable[..., CompareView]
Plain = Callable[[str], str]
pytestmark = pytest.mark.usefixtures("session")


def dated(view: CompareView, at: int, year: int | None) -> CompareView:
    """Give the proposals of one scenario a year."""
    scenarios = list(view.scenarios)
    opened = tuple(dataclasses.replace(one, open_year=year) for one in scenarios[at].proposals)
    scenarios[at] = dataclasses.replace(scenarios[at], proposals=opened)
    seen = view.seens[0]
    return sight.see(seen.source, seen.view, tuple(scenarios))


def test_every_year_is_a_row_and_no_year_told_is_the_last(look: Look, plain: Plain) -> None:
    """Three rooms in the west in 2999 are 3 x 5.42 = 16.3 billion; the east tells no year."""
    view = dated(look(), 1, 2200)
    said = plain(costs.html(view))
    first, last = said.index("2200"), said.rindex("chưa ghi năm")
    assert first < last
    assert "16,3" in said[first:last]
    assert "16,3" not in said[last:]
    assert "chưa tính vào các số thiếu" in said


def test_without_a_room_proposed_there_is_no_table(look: Look) -> None:
    view = look()
    today = dataclasses.replace(view, scenarios=view.scenarios[:1], seens=view.seens[:1])
    assert costs.html(today) == ""
