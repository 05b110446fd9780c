"""A map is told its picture as data, and what a browser says of a click is looked at first."""

from __future__ import annotations

import math
from typing import Any

import pytest
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

from spatial.ui.map import bundle, component, picture
from spatial.ui.map.picture import MapFrame, MapPicture
from spatial.ui.widgets import component_files

SOUND = {"n": 1, "kind": "ward", "id": "w00", "lat": 10.8, "lon": 106}
PICTURE = MapPicture(scene=picture.scene(legend={"title": "", "groups": []}, words={}), layers=())
FRAME = MapFrame(name="quan12", bounds=(106.6, 10.8, 106.7, 10.9), title="")


def test_a_click_is_read() -> None:
    assert component.click({"click": SOUND}) == {
        "kind": "ward",
        "id": "w00",
        "lat": 10.8,
        "lon": 106.0,
    }
    assert component.click({"click": SOUND | {"kind": "ground", "id": None}}) is not None


@pytest.mark.parametrize(
    "held",
    [
        *(None, 5, {}, {"click": None}, {"click": {"kind": "ward"}}, {"click": [1]}),
        *({"click": SOUND | {"kind": wrong}} for wrong in (1, None, {})),
        *({"click": SOUND | {"id": wrong}} for wrong in (1, ["w00"], {})),
        *({"click": SOUND | {"lat": wrong}} for wrong in ("10", None, True, 91, math.nan)),
        *({"click": SOUND | {"lon": wrong}} for wrong in (-181, math.inf, [])),
    ],
)
def test_what_is_no_click_of_ours_is_none(held: object) -> None:
    assert component.click(held) is None


def test_the_browser_is_told_data_and_where_the_script_is(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr(component_files, "renderer", lambda *_: given.update)
    component.mount(PICTURE, FRAME, key="m", clicked=print)
    assert given["key"] == "m"
    assert given["on_click_change"] is print
    assert given["on_lost_change"]() is None
    assert given["data"]["code"] == bundle.addresses()["code"]
    assert given["data"]["layers"] == []


def test_the_component_is_one_file_of_its_own_folder() -> None:
    """Given as text it would run from a blob, which the policy of the pages refuses."""
    folder = component_files.ASSETS / "map_component"
    assert [file.name for file in folder.iterdir()] == ["entry.js"]
    assert get_bidi_component_manager().get_component_path("nobody.map") is None
