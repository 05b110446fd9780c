"""Wards of before a merger: which ward of today holds each, and the word said of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from spatial.errors import Severity
from spatial.intake.checking import mergers, ward_names
from spatial.intake.reading import demonstration
from spatial.intake.reading.find import Source

SOUTH, NORTH, MIDDLE = 10.80, 10.82, 106.62


def layer(*wards: tuple[str, str, float, float]) -> gpd.GeoDataFrame:
    """Draw wards side by side between two meridians each."""
    return gpd.GeoDataFrame(
        {"ward_id": [ward[0] for ward in wards], "ward": [ward[1] for ward in wards]},
        geometry=[shapely.box(west, SOUTH, east, NORTH) for _, _, west, east in wards],
        crs=4326,
    )


TODAY = layer(("1", "Phường Tây", 106.60, MIDDLE), ("2", "Phường Đông", MIDDLE, 106.64))


def test_a_ward_inside_one_of_today_is_known_by_code_and_name() -> None:
    before = layer(("11", "Phường Rạch Ông", 106.60, 106.61), ("12", "P. 5", 106.63, 106.64))
    assert mergers.former(TODAY, [before]) == {"11": "1", "rach ong": "1", "12": "2", "5": "2"}


def test_a_ward_cut_in_two_by_the_new_border_is_held_by_none() -> None:
    assert mergers.former(TODAY, [layer(("11", "Phường Giữa", 106.61, 106.63))]) == {}


def test_a_name_two_wards_had_tells_neither() -> None:
    before = layer(("11", "Phường 5", 106.60, 106.61), ("12", "Phường 5", 106.63, 106.64))
    assert mergers.former(TODAY, [before])["5"] == ""


def test_wards_called_with_their_districts_are_known_by_those_as_a_list_writes_them() -> None:
    west, east = ("11", "Phường 5, Quận 3"), ("12", "Phường 5, TP Thủ Đức")
    before = layer((*west, 106.60, 106.61), (*east, 106.63, 106.64))
    former = mergers.former(TODAY, [before])
    known = dataclasses.replace(ward_names.gazetteer(TODAY), former=former)
    asked = ("P.5 Q.3", "Phường 5, Thủ Đức", "Phường 5", "Phường 5, Quận 4")
    assert [ward_names.merged(text, known) for text in asked] == ["1", "2", None, None]


def test_without_another_set_nothing_was_merged() -> None:
    assert mergers.former(TODAY, []) == {}
    assert mergers.former(TODAY.iloc[:0], [TODAY]) == {}


def test_a_merger_is_a_note_and_stops_nothing() -> None:
    source = Source(table="schools", path=Path("a.csv"), name="a.csv")
    fault = mergers.merger(source, value="Phường 5", count=3, after="Phường Đông (2)")
    assert (fault.severity, fault.value) == (Severity.WARNING, "Phường 5")
    assert "Phường Đông (2)" in fault.say(lang="vi")


def test_the_wards_of_before_that_come_along_serve_the_layer_of_their_place() -> None:
    _, today = demonstration.ward_sets()
    former = mergers.former(today, mergers.embedded(today))
    assert former["hiep thanh"] == former["26770"] == "26782"
    assert former["thanh loc"] == "26767"
    assert mergers.embedded(TODAY.set_geometry(TODAY.geometry.translate(2))) == []


def test_a_ward_is_held_by_the_one_most_of_it_lies_in_and_by_none_with_less() -> None:
    """The western ward ends in square 4, the eastern one begins in it and ends in square 9."""
    squares = np.array([shapely.box(at, 0, at + 1, 1) for at in range(10)])
    west, east = shapely.box(0, 0, 4.95, 1), shapely.box(4.5, 0, 9.94, 1)
    outer = np.array([west, east])
    assert mergers.holders(squares, outer).tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 1, -1]
    assert mergers.holders(squares[:0], outer).tolist() == []
