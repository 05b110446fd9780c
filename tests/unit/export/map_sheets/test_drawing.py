"""One map in metres: classes of the screen, names inside their wards, a round scale bar."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET

import pandas as pd
from papers import built, standing
from towns import SIDE_M, SOUTH_M, WEST_M

from spatial.assessment import Assessment
from spatial.export.map_sheets.drawing import MapDrawing
from spatial.export.map_sheets.map_window import window
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
