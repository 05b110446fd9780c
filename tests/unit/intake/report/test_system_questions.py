"""A layer without a system: where each candidate would put it, and nothing chosen."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
from layers_without_system import VN2000
from locality import Locality, collection

from spatial.intake import examine
from spatial.intake.report import system_questions


def wards() -> gpd.GeoDataFrame:
    """Give the two wards in degrees."""
    return gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326)


def points_without_system(folder: Path) -> None:
    """Write the schools as a Shapefile in metres that does not say so."""
    rows = Locality().schools
    places = gpd.points_from_xy([r["lon"] for r in rows], [r["lat"] for r in rows], crs=4326)
    data = {"school_id": [r["school_id"] for r in rows], "name": [r["name"] for r in rows]}
    gpd.GeoDataFrame(data, geometry=places).to_crs(VN2000).to_file(folder / "schools.shp")
    (folder / "schools.prj").unlink()


def test_the_right_zone_lies_in_the_wards_and_its_neighbour_beside_them(tmp_path: Path) -> None:
    Locality(without={"schools"}).write(tmp_path)
    points_without_system(tmp_path)
    (asked,) = system_questions.questions(examine(tmp_path), tmp_path, around=wards())
    assert asked.file == "schools.shp"
    best = asked.options[0]
    assert best.candidate.epsg == VN2000
    assert best.inside == 1.0
    assert best.apart_km == pytest.approx(1.0, abs=1.0)
    others = [one for one in asked.options if not one.inside]
    # the next zone of 3 degrees puts the same metres 15 or 30 minutes further: tens of kilometres
    assert others
    assert min(one.apart_km or 0 for one in others) > 20


def test_a_table_of_x_and_y_is_asked_for_too(tmp_path: Path) -> None:
    Locality(without={"schools"}).write(tmp_path)
    layer = gpd.GeoSeries(gpd.points_from_xy([106.61], [10.81], crs=4326)).to_crs(VN2000)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã trường", "Tên trường", "X", "Y"])
    sheet.append(["a", "Trường A", round(layer.y[0], 2), round(layer.x[0], 2)])
    book.save(tmp_path / "schools.xlsx")
    (asked,) = system_questions.questions(examine(tmp_path), tmp_path, around=wards())
    assert (asked.options[0].candidate.epsg, asked.options[0].inside) == (VN2000, 1.0)


def test_without_wards_the_places_are_shown_and_nothing_is_compared(tmp_path: Path) -> None:
    Locality(without={"schools"}).write(tmp_path)
    points_without_system(tmp_path)
    (asked,) = system_questions.questions(examine(tmp_path), tmp_path)
    assert asked.options
    assert {(one.inside, one.apart_km) for one in asked.options} == {(None, None)}


def test_files_that_say_their_system_are_not_asked_about(tmp_path: Path) -> None:
    assert system_questions.questions(examine(Locality().write(tmp_path)), tmp_path) == []
