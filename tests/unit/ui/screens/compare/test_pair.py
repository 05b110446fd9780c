"""The map of two scenarios: each on its side, the difference between them, nothing to drag."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.map import board, ward_layers
from spatial.ui.screens.compare import pair
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import state
from spatial.ui.session.view import Show

Look = Callable[..., CompareView]
pytestmark = pytest.mark.usefixtures("session")


def test_the_difference_is_between_the_two_chosen(look: Look) -> None:
    """5 rooms short in the west today, 2 in the first scenario; the east's builds nothing there."""
    view = look()
    for at, change in ((1, -3), (2, 0)):
        shown, _ = ward_layers.shown_figures(pair.both(view, at, Show.DIFFERENCE))
        assert shown["w00"] == change


def test_two_scenarios_against_one_third_are_not_taken_for_each_other(look: Look) -> None:
    view = look()
    swapped = CompareView(scenarios=view.scenarios[::-1], seens=view.seens[::-1])
    west = pair.both(swapped, 1, Show.DIFFERENCE)
    first = ward_layers.shown_figures(west)[0]["w00"]
    again = pair.both(
        CompareView(scenarios=view.scenarios[:2], seens=view.seens[:2]), 1, Show.DIFFERENCE
    )
    assert (first, ward_layers.shown_figures(again)[0]["w00"]) == (-3, -3)
    back = CompareView(scenarios=view.scenarios[1::-1], seens=view.seens[1::-1])
    assert ward_layers.shown_figures(pair.both(back, 1, Show.DIFFERENCE))[0]["w00"] == 3


def sites(view: CompareView, show: Show) -> list[tuple[str, list[Any]]]:
    """Return the layers of proposals: on which side, which."""
    name = view.names[1]
    picture = pair.layers(view, pair.both(view, 1, show), name)
    return [
        (layer.side, [one["properties"] for one in layer.data["features"]])
        for layer in picture.layers
        if layer.name == "sites"
    ]


def test_the_swipe_has_each_scenario_s_proposals_on_its_own_side(look: Look) -> None:
    (before, none), (after, west) = sites(look(), Show.SWIPE)
    assert (before, none, after) == ("before", [], "after")
    assert [one["id"] for one in west] == ["p1"]
    assert "drag" not in west[0]


@pytest.mark.parametrize(("show", "count"), [(Show.BEFORE, 0), (Show.AFTER, 1)])
def test_one_scenario_alone_shows_its_own_proposals(look: Look, show: Show, count: int) -> None:
    ((side, shown),) = sites(look(), show)
    assert (side, len(shown)) == ("", count)


def test_the_sides_are_named_after_the_scenarios(look: Look) -> None:
    view = look()
    words = pair.layers(view, pair.both(view, 1, Show.SWIPE), view.names[1]).scene.words
    assert (words["before"], words["after"]) == ("Hiện trạng", "<b>Tây</b>")


def test_a_click_on_a_ward_shows_it_and_a_drag_moves_nothing(
    look: Look, asked: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: dict[str, Any] = {}
    monkeypatch.setattr(board, "draw", lambda *_, **more: calls.update(more))
    pair.draw(look())
    assert {"compare.other", "compare.show"} <= asked.keys()
    calls["clicked"]({"kind": "ward", "id": "w10", "lat": 0.0, "lon": 0.0})
    assert state.view().ward == "w10"
    calls["clicked"]({"kind": "drag", "id": "p1", "lat": 0.0, "lon": 0.0})
    assert state.scenario().proposals == ()


@pytest.mark.usefixtures("asked")
def test_of_two_there_is_no_other_to_choose(
    look: Look, asked: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "draw", lambda *_, **__: None)
    pair.draw(look(2))
    assert "compare.other" not in asked
