"""One map in metres: classes of the screen, names inside their wards, a round scale bar."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from typing import Any

import pandas as pd
import pytest
import shapely
from papers import built, standing
from towns import SIDE_M, SOUTH_M, WEST_M

from spatial.assessment import Assessment
from spatial.export.map_sheets.drawing import MapDrawing
from spatial.export.map_sheets.map_window import MapWindow, signs, window
from spatial.export.map_sheets.ward_names import LETTER, NAME_MM, WardNames
from spatial.need_classes import NEED, NONE
from spatial.records import Level

BOUNDS = (WEST_M, SOUTH_M, WEST_M + 2 * SIDE_M, SOUTH_M + SIDE_M)


def drawn(found: Assessment, ward_id: str | None = None) -> str:
    drawing = MapDrawing(assessment=found, level=Level.TIEU_HOC, way="per_10k_pupils")
    return drawing.svg(window(BOUNDS, 200, 120), ward_id=ward_id)


def test_wards_have_the_class_of_what_they_miss() -> None:
    """The first ward lacks 5 of 15 rooms, the second all 15 until 30 are built there."""
    fills = re.findall(r'fill="(#\w+)" fill-rule="evenodd"/>', drawn(standing()))
    assert fills == [NEED.color(5 / 15), NEED.color(1.0)]
    after = re.findall(r'fill="(#\w+)" fill-rule="evenodd"/>', drawn(built()))
    assert after == [NEED.color(5 / 15), NONE]


def test_names_and_figures_stand_there_schools_are_dots_and_sites_diamonds() -> None:
    page = drawn(built())
    texts = [one.text for one in ET.fromstring(page).iter() if one.tag.endswith("text")]  # noqa: S314
    assert {"Phường 0.0", "Phường 1.0", "5", "0", "B"} <= set(texts)
    assert page.count("<circle") == 1
    assert page.count('fill="#0b57d0"') == 1
    assert drawn(standing()).count('fill="#0b57d0"') == 0


def test_a_ward_that_stands_out_has_the_others_pale() -> None:
    assert drawn(standing(), "w10").count('fill-opacity="0.45"') == 1


def test_a_level_without_schools_has_no_dots_and_one_without_rooms_has() -> None:
    frame = window(BOUNDS, 200, 120)
    upper = MapDrawing(assessment=standing(), level=Level.THPT, way="class")
    assert upper.svg(frame).count("<circle") == 0
    bare = pd.DataFrame({"school_id": ["s0"], "level": ["thpt"]})
    town = dataclasses.replace(standing().network, roomless=bare)
    told = dataclasses.replace(upper, assessment=dataclasses.replace(standing(), network=town))
    assert told.svg(frame).count("<circle") == 1


def test_a_name_stands_whole_or_not_at_all() -> None:
    """Of the ward beside the one shown a strip is seen: in a narrow one its name would be cut."""
    drawing = MapDrawing(assessment=standing(), level=Level.TIEU_HOC, way="per_10k_pupils")
    east = window((WEST_M + SIDE_M, SOUTH_M, WEST_M + 2 * SIDE_M, SOUTH_M + SIDE_M), 200, 200)
    for strip_m, names in ((0.02 * SIDE_M, 1), (0.5 * SIDE_M, 2)):
        frame = dataclasses.replace(east, west=WEST_M + SIDE_M - strip_m, width_mm=200)
        page = ET.fromstring(drawing.svg(frame))  # noqa: S314 - ours
        found = {
            one.text: float(one.attrib["x"])
            for one in page.iter()
            if (one.text or "").startswith("Phường")
        }
        assert len(found) == names
        half_m = 5 * 3.0 * frame.unit_m / 2  # ten letters of 3 mm, each half as wide
        assert all(half_m < x < frame.east - frame.west - half_m for x in found.values())


def test_a_neighbour_s_name_lies_on_no_other_ward() -> None:
    """A strip as wide as the name and a tenth holds it; one it would leave does not."""
    drawing = MapDrawing(assessment=standing(), level=Level.TIEU_HOC, way="per_10k_pupils")
    unit = window((WEST_M + SIDE_M, SOUTH_M, WEST_M + 2 * SIDE_M, SOUTH_M + SIDE_M), 200, 200)
    wide_m = LETTER * NAME_MM * 10 * unit.unit_m  # ten letters
    for share, names in ((0.8, 1), (2.2, 2)):
        frame = dataclasses.replace(unit, west=WEST_M + SIDE_M - share * wide_m)
        page = drawing.svg(
            dataclasses.replace(frame, width_mm=(frame.east - frame.west) / unit.unit_m)
        )
        assert len(set(re.findall(r"Phường \d\.\d", page))) == names


def test_no_name_lies_on_the_scale_bar() -> None:
    """The window's lower left corner is all that is seen of the first ward."""
    drawing = MapDrawing(assessment=standing(), level=Level.TIEU_HOC, way="per_10k_pupils")
    frame = MapWindow(
        west=WEST_M + 0.75 * SIDE_M,
        south=SOUTH_M + SIDE_M - 160,
        east=WEST_M + 2 * SIDE_M,
        north=SOUTH_M + 2 * SIDE_M,
        width_mm=100,
    )
    corner = signs(frame, 0.0, 0.0)
    names = re.findall(r'x="([\d.]+)" y="([\d.]+)" fill="#111827">Phường', drawing.svg(frame))
    places = [shapely.Point(frame.west + float(x), frame.north - float(y)) for x, y in names]
    assert all(not corner.contains(place) for place in places)


def test_a_figure_has_a_pale_edge_on_the_darkest_class() -> None:
    """Half of the edge lies outside the letters: at least half a millimetre."""
    unit = window(BOUNDS, 200, 120).unit_m
    edges = re.findall(r'stroke="#ffffff" stroke-width="([\d.]+)" stroke-linejoin', drawn(built()))
    assert len(edges) == 4
    assert all(float(edge) / unit >= 1 for edge in edges)


def test_names_are_placed_once_for_the_drawing_and_for_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two wards: two names, however often a sheet asks for them."""
    written, asked = WardNames.written, []

    def counted(self: WardNames, *told: Any, **more: Any) -> Any:  # noqa: ANN401 - as the method's
        asked.append(told[1])
        return written(self, *told, **more)

    monkeypatch.setattr(WardNames, "written", counted)
    drawing = MapDrawing(assessment=standing(), level=Level.TIEU_HOC, way="per_10k_pupils")
    frame = window(BOUNDS, 200, 120)
    drawing.svg(frame)
    drawing.unwritten(frame)
    assert sorted(asked) == ["Phường 0.0", "Phường 1.0"]
