"""A town of two square wards with a land fund a person can draw: squares of 100 m and less."""

from __future__ import annotations

import dataclasses
from typing import Any

import geopandas as gpd
import shapely
from towns import SOUTH_M, TM3, WEST_M, town

from spatial import Options, assess
from spatial.assessment import Assessment
from spatial.network import Network

OFFICE = {
    "parcel_id": "k1", "name": "Trụ sở cũ", "current_use": "tru_so_doi_du", "map_sheet": "5",
    "plot": "12", "planned_use": "giao_duc", "plan": "Đồ án A", "plan_decision": "12/QĐ-UBND",
    "legal_state": "san_sang", "available_from": 2027.0, "review": "dua_vao", "investors": 1.0,
    "wanted_level": "tieu_hoc", "building_m2": 800.0, "owner": "UBND phường", "kind": "surveyed",
    "ward_proposal": "xây trường tiểu học", "incentives": "theo QĐ của tỉnh",
}  # fmt: skip
FIELD = {"parcel_id": "k2", "name": "Ruộng", "planned_use": "nha_o", "legal_state": "chua_thu_hoi",
         "review": "khong_dua_vao", "kind": "assumed"}  # fmt: skip


def square(x_m: float, y_m: float, side_m: float) -> shapely.Polygon:
    """Draw a square from its south-west corner, metres from that of the town."""
    return shapely.box(WEST_M + x_m, SOUTH_M + y_m, WEST_M + x_m + side_m, SOUTH_M + y_m + side_m)


# The first is one hectare in the west ward, the second 900 m2 in the east.
SHAPES = (square(100, 100, 100), square(1_100, 100, 30))


def fund(
    *rows: dict[str, Any],
    shapes: tuple[shapely.Polygon, ...] = SHAPES,
    planned: tuple[tuple[str, shapely.Polygon], ...] = (),
) -> Network:
    """Give the town a land fund, the two parcels if none is named, and a zoning plan."""
    given = rows or (OFFICE, FIELD)
    land = gpd.GeoDataFrame([*given], geometry=[*shapes[: len(given)]], crs=TM3)
    layer = gpd.GeoDataFrame(
        {"use": [use for use, _ in planned]}, geometry=[shape for _, shape in planned], crs=TM3
    )
    return dataclasses.replace(
        town(), parcels=land.set_index("parcel_id"), planned_uses=layer if planned else None
    )


def assessed(network: Network) -> Assessment:
    """Assess the town in 2030 by the law of 2024: 8 m2 of land a primary pupil."""
    return assess(network, Options(year=2030, profile="quan12-2024"))
