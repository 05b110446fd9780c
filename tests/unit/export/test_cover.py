"""The curve of covering as files, on a town of eight cells, one school and two sites."""

from __future__ import annotations

import dataclasses
import json
from functools import cache

import pytest
from towns import SIDE_M, SOUTH_M, WEST_M, School, lonlat, town

from spatial.export import cover as files
from spatial.recommend import Request, Site
from spatial.recommend.cover import cover
from spatial.recommend.cover_curve import CoverCurve
from spatial.records import Level


def _site(name: str, x: float, y: float) -> Site:
    return Site(
        site_id=name, name=f"Khu {name}", x_m=WEST_M + x * SIDE_M, y_m=SOUTH_M + y * SIDE_M,
        land_m2=50_000.0,
    )  # fmt: skip


@cache
def found() -> CoverCurve:
    """Cover 1,000 pupils, 125 a cell, where near is a hundred metres: one cell a school."""
    place = town(schools=(School(x=0.25, y=0.25),))
    sites = (_site("A", 1.25, 0.25), _site("B", 1.75, 0.75))
    return cover(place, Level.TIEU_HOC, request=Request(sites=sites), radius_m=100.0)


def test_every_number_of_schools_has_its_children_and_its_bound() -> None:
    table = files.curve(found())
    assert table["new_schools"].tolist() == [0, 1, 2]
    assert table["pupils_within"].tolist() == pytest.approx([125, 250, 375])
    assert (table["pupils_within_at_most"] >= table["pupils_within"] - 1e-6).all()
    assert table["share_percent"].tolist() == ["12.50", "25.00", "37.50"]


def test_the_sites_of_every_number_are_listed_in_degrees() -> None:
    table = files.sites(found())
    assert table["new_schools"].tolist() == [1, 2, 2]
    last = table[table["new_schools"] == 2].set_index("site_id")
    assert sorted(last.index) == ["A", "B"]
    lon, lat = lonlat(1.25, 0.25)
    assert float(last.loc["A", "lon"]) == pytest.approx(lon, abs=1e-6)
    assert float(last.loc["A", "lat"]) == pytest.approx(lat, abs=1e-6)


def test_cells_are_near_now_later_or_never() -> None:
    layer = files.cells(found()).set_index("cell_id")["school_near"]
    assert layer["w00-0"] == "now"
    assert layer[["w10-0", "w10-3"]].tolist() == ["later", "later"]
    assert (layer == "never").sum() == 5


def test_the_sentences_say_where_it_stands_what_it_takes_and_who_stays_out() -> None:
    said = files.lines(found(), lang="en")
    assert "of 1,000 pupils 12.5 % have a school within 100 m along the streets" in said[0]
    assert said[1].startswith("New schools 1: 25.0 %")
    assert said[2].startswith("New schools 2: 37.5 %")
    assert said[3].endswith("has one near: 2; fewer cannot do it.")
    assert said[4].startswith("625 pupils are near neither")
    assert len(said) == 5


def test_without_sites_no_number_of_schools_is_called_enough() -> None:
    place = town(schools=(School(x=0.25, y=0.25),))
    curve = cover(place, Level.TIEU_HOC, request=Request(sites=()), radius_m=100.0)
    said = files.lines(curve, lang="en")
    assert said[1].startswith("There is no candidate site")
    assert said[2].startswith("875 pupils are near neither")
    assert len(said) == 3


def test_without_streets_nothing_is_said_to_lie_along_them() -> None:
    place = dataclasses.replace(town(schools=(School(x=0.25, y=0.25),)), streets=None)
    said = files.lines(cover(place, Level.TIEU_HOC, request=Request(), radius_m=100.0), lang="en")
    assert "within 100 m by straight line × 1.3 (estimated)." in said[0]


def test_the_files_are_one_bundle_and_the_summary_repeats_its_figures() -> None:
    made = files.bundle(found(), lang="en")
    tree = json.loads(made["cover.json"])
    assert tree["pupils"] == 1_000
    assert tree["pupils_out_of_reach"] == 625
    assert tree["new_schools_for_everyone"] == tree["new_schools_for_everyone_at_least"] == 2
    assert tree["sentences"] == files.lines(found(), lang="en")
    points = json.loads(made["cover_sites.geojson"])["features"]
    assert {one["properties"]["site"] for one in points} == {"Khu A", "Khu B"}
