"""The map of a page: one frame for a locality, a click handed on, the same as a file."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from spatial import walk_basis
from spatial.ui.map import board, ward_layers
from spatial.ui.session.assessments import Seen

Drawn = list[tuple[Any, Any, dict[str, Any]]]
CLICK = {"kind": "ward", "id": "w10", "lat": 10.8, "lon": 106.6}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Catch what is handed to the component."""
    given: Drawn = []

    def mount(shown: Any, frame: Any, **more: Any) -> None:  # noqa: ANN401 - as the component's
        given.append((shown, frame, more))

    monkeypatch.setattr(board.component, "mount", mount)
    return given


def test_a_picture_travels_beside_a_frame_that_stays(
    see: Callable[..., Seen], written: list[str], asked: dict[str, Any], drawn: Drawn
) -> None:
    for ward in ("w00", "w10"):
        seen = see(ward=ward)
        board.draw(seen, ward_layers.layers(seen), key="m", clicked=print, style="<style>x</style>")
    (_, first, more), (_, second, _) = drawn
    assert first == second
    assert more["key"] == "m"
    assert written == ["<style>x</style>"] * 2
    assert list(asked) == ["m_save"]


def test_a_click_is_answered_with_what_the_map_holds(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
    asked: dict[str, Any],
    drawn: Drawn,
) -> None:
    heard: list[object] = []
    seen = see()
    board.draw(seen, ward_layers.layers(seen), key="m", clicked=heard.append)
    for held in ({"click": CLICK}, {"click": None}, {"click": {"kind": "ward"}}):
        session.hold("m", held)
        drawn[0][2]["clicked"]()
    assert heard == [CLICK]
    assert asked


def test_the_frame_is_of_the_whole_locality(see: Callable[..., Seen]) -> None:
    """Two wards of 1,000 m side by side: twice as wide as high."""
    seen = see()
    west, south, east, north = board.frame(seen, ward_layers.layers(seen)).bounds
    width = (east - west) * math.cos(math.radians(south))
    assert width / (north - south) == pytest.approx(2.0, rel=0.02)


def test_where_no_water_or_parks_are_known_the_map_says_so(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = see()
    told = {}
    for lacking in ("", "land_partly", "no_land"):  # as test_carried_ground tells them apart
        monkeypatch.setattr(board.intake, "land_lacking", lambda *_, said=lacking: said)
        told[lacking] = board.frame(seen, ward_layers.layers(seen)).outside
    assert told == {
        "": "",
        "land_partly": "Mặt nước, công viên chỉ vẽ quanh Quận 12 cũ",
        "no_land": "Nền chưa có mặt nước, công viên",
    }


@pytest.mark.parametrize(("line", "said"), [(1, "Đường phố có ở 1/2 xã, phường"), (0, "")])
def test_where_streets_are_carried_for_some_wards_alone_the_map_says_for_how_many(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch, line: int, said: str
) -> None:
    """Two wards; the map counts those walks follow streets in, as sentences about walks do."""
    seen = see()
    monkeypatch.setattr(board.ground_layers, "carried_streets", lambda _town: True)
    monkeypatch.setattr(board.intake, "ground_of", lambda _bounds: None)
    town = seen.before.network
    first = town.wards(None).index[:line]
    node = np.where(town.cells["ward_id"].isin(first), -1, 0)
    place = dataclasses.replace(town, cell_node=node)
    monkeypatch.setattr(board.assessments, "town", lambda _source: place)
    assert said in board.frame(seen, ward_layers.layers(seen)).outside
    assert walk_basis.on_streets(place, None) == 2 - line
    if not said:
        assert "Đường phố" not in board.frame(seen, ward_layers.layers(seen)).outside


def test_the_file_names_map_place_level_and_year(see: Callable[..., Seen]) -> None:
    seen = see(lang="en")
    frame = board.frame(seen, ward_layers.layers(seen))
    assert frame.title.startswith("Map of shortages by ward · ")
    assert frame.title.endswith(f" · Primary · {seen.view.year}")
