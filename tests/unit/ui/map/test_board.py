"""The map of a page: one frame for a locality, layers beside it, a click handed on."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import folium
import pytest

from spatial.ui.map import board, leaflet
from spatial.ui.session.assessments import Seen


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, dict[str, Any]]]:
    """Catch what is handed to the component."""
    given: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(board, "st_folium", lambda drawn, **more: given.append((drawn, more)))
    return given


def test_layers_travel_beside_a_frame_that_stays(
    see: Callable[..., Seen], written: list[str], drawn: list[tuple[Any, dict[str, Any]]]
) -> None:
    seen, layers = see(), folium.FeatureGroup(name="layers")
    board.draw(seen, layers, key="m", clicked=lambda _: None, style="<style>x</style>")
    ((frame, more),) = drawn
    assert isinstance(frame, leaflet.OfflineMap)
    assert more["feature_group_to_add"] is layers
    assert (more["key"], more["returned_objects"]) == ("m", [])
    assert written == ["<style>x</style>" + leaflet.FRAME_STYLE]


def test_a_click_is_answered_with_what_the_map_holds(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
    written: list[str],
    drawn: list[tuple[Any, dict[str, Any]]],
) -> None:
    heard: list[object] = []
    board.draw(see(), folium.FeatureGroup(), key="m", clicked=heard.append)
    session.hold("m", {"kind": "ward", "id": "w10"})
    drawn[0][1]["on_change"]()
    assert heard == [{"kind": "ward", "id": "w10"}]
    assert len(written) == 1


def test_the_frame_is_of_the_whole_locality(
    see: Callable[..., Seen], written: list[str], drawn: list[tuple[Any, dict[str, Any]]]
) -> None:
    """Two wards of 1,000 m side by side: twice as wide as high."""
    board.draw(see(), folium.FeatureGroup(), key="m", clicked=lambda _: None)
    values = json.loads(next(iter(drawn[0][0]._children.values())).json)
    (south, west), (north, east) = values["bounds"]
    width = (east - west) * math.cos(math.radians(south))
    assert width / (north - south) == pytest.approx(2.0, rel=0.02)
    assert written
