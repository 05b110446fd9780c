"""The small map: the wards of the files, the one asked about named, foreign clicks ignored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.map import board
from spatial.ui.screens.files import town_map
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.town_map import TownMapPurpose

PURPOSE = TownMapPurpose(key="a_map", title="Trường", chosen="00001", placing=True)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Collect what the map is given."""
    given: dict[str, Any] = {}

    def show(frame: Any, drawn: Any, **more: Any) -> None:  # noqa: ANN401 - as the board's
        given.update(more, frame=frame, drawn=drawn)

    monkeypatch.setattr(board, "show", show)
    return given


def test_wards_are_found_with_their_names(office_view: UploadView) -> None:
    assert town_map.names(office_view) == {"00001": "Phường Tây", "00002": "Phường Đông"}


def test_without_wards_there_is_no_map(
    upload_view: Callable[..., UploadView], shown: dict[str, Any]
) -> None:
    view = upload_view()
    assert town_map.wards(view) is None
    assert town_map.names(view) == {}
    town_map.draw(view, [], PURPOSE, print)
    assert shown == {}


def test_the_ward_asked_about_stands_out_and_is_named(office_view: UploadView) -> None:
    wards = town_map.wards(office_view)
    assert wards is not None
    last = town_map._borders(wards, "00001")["features"][-1]["properties"]
    assert (last["id"], last["style"]["weight"]) == ("00001", 3)
    (label,) = town_map._label(wards, "00001")["features"]
    assert label["properties"]["text"] == "Phường Tây"
    assert town_map._label(wards, "")["features"] == []


def test_the_frame_is_of_the_wards_and_the_click_goes_to_the_page(
    office_view: UploadView, shown: dict[str, Any]
) -> None:
    wards = town_map.wards(office_view)
    assert wards is not None
    town_map.draw(office_view, [], PURPOSE, print)
    assert shown["frame"].bounds == pytest.approx(tuple(wards.total_bounds), abs=1e-4)
    assert shown["clicked"] is print
    assert shown["drawn"].scene.proposing
