"""Roads as tables and layers: what moves is drawn, what does not stays away."""

from __future__ import annotations

import json

import numpy as np
import towns
from pyproj import Transformer

from spatial import assess, road_gains
from spatial.export import roads
from spatial.records import Level
from spatial.streets import RoadChange, RoadWork


def work(change: str, *places: tuple[float, float]) -> RoadWork:
    move = Transformer.from_crs(towns.TM3, 4326, always_xy=True)
    lonlat = tuple(move.transform(towns.WEST_M + x, towns.SOUTH_M + y) for x, y in places)
    return RoadWork(row=1, change=RoadChange(change), name="=Cầu", road_class="path", lonlat=lonlat)


def test_each_link_closed_and_each_road_opened_is_drawn_with_its_length() -> None:
    found = assess(towns.town())
    works = [work("close", (1125, 600), (1125, 900)), work("open", (1250, 250), (500, 500))]
    changed = road_gains.changed(found.network, works)
    cells = {Level.TIEU_HOC: road_gains.walks(found, changed, Level.TIEU_HOC)}
    wards = {
        level: road_gains.by_ward(found, table, limit_m=800.0) for level, table in cells.items()
    }
    made = roads.bundle(found, changed, wards, cells, lang="en")
    assert sorted(made) == ["road_cells.geojson", "road_wards.csv", "road_works.geojson"]
    drawn = json.loads(made["road_works.geojson"])["features"]
    told = [(one["properties"]["change"], round(one["properties"]["length_m"])) for one in drawn]
    # the line crosses one street of 250 m, at 750 m from the south
    assert told == [("close", 250), ("open", round(float(np.hypot(750, 250))))]
    moved = json.loads(made["road_cells.geojson"])["features"]
    assert {one["properties"]["level"] for one in moved} == {"tieu_hoc"}
    assert 0 < len(moved) < 8
    assert made["road_wards.csv"].decode("utf-8-sig").splitlines()[0].startswith("level,ward_id")
