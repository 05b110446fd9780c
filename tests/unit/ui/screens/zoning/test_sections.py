"""The sections of zones: what is asked before a search, what a click chooses, lists and files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.map.picture import Click
from spatial.ui.screens.zoning import card, sections
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Work = Callable[..., tuple[Seen, ZoneWork]]
Asked = dict[str, dict[str, Any]]


def click(kind: str, name: str | None = None) -> Click:
    """Click on the map."""
    return Click(kind=kind, id=name, lat=0.0, lon=0.0)


def test_a_price_of_change_is_asked_only_once_there_is_a_plan(work: Work, asked: Asked) -> None:
    seen, one = work(planned=False)
    sections.controls(seen, one, busy=False)
    assert "zone_change" not in asked
    assert asked["zone_start"]["type"] == "primary"
    sections.controls(*work(), busy=False)
    assert "zone_change" in asked
    assert asked["zone_start"]["type"] == "secondary"


def test_a_click_chooses_a_neighbourhood_and_ground_lets_it_go(work: Work) -> None:
    _, one = work()
    sections.clicked(one, click("cell", "w00-2"))
    assert card.chosen(one) == 2
    sections.clicked(one, click("ground"))
    assert card.chosen(one) is None


def test_a_school_clicked_becomes_the_target_where_the_neighbourhood_may_go(work: Work) -> None:
    _, one = work()
    cell = next(cell for cell in range(4) if one.beside(cell))
    card.choose(str(one.cells[cell]))
    sections.clicked(one, click("school", "s0"))
    assert state.recall(card.TARGET) is None
    sections.clicked(one, click("school", "s1"))
    assert state.recall(card.TARGET) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_neighbourhood_is_listed_with_school_and_walk(lang: str, work: Work) -> None:
    table = sections.listed(*work(lang=lang))
    assert table["cell"].tolist()[:2] == ["w00-0", "w00-1"]
    assert table["school"].tolist() == ["Trường 0"] * 4 + ["Trường 1"] * 4
    assert table["pupils"].sum() == pytest.approx(200)
    assert (table["walk"] == 500).all()
    assert set(table["sign"]) == {""}


def test_those_without_a_school_walk_for_ever(work: Work) -> None:
    table = sections.listed(*work(planned=False))
    assert (table["walk"] == float("inf")).all()
    assert set(table["school"]) == {say("zone.nobody", lang="vi")}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_zone_is_told_with_its_neighbourhoods_and_seats(
    lang: str, work: Work, written: list[str]
) -> None:
    sections.schools(*work(lang=lang))
    assert written[0].count("<tr") == 3
    assert "<div>4</div>" in written[0]
    assert "<div>1</div>" in written[0]
