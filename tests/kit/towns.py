"""Hand-drawn towns: squares a person can picture, and a strategy that draws many of them."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st
from pyproj import CRS

from spatial import network, streets
from spatial.locality import Locality
from spatial.network import Network
from spatial.records import LEVELS, Kind, Level, Proposal

TM3 = CRS.from_epsg(9210)
WEST_M, SOUTH_M = 600_000.0, 1_200_000.0  # the south-west corner of every town
SIDE_M = 1_000.0


@dataclass(frozen=True, kw_only=True)
class School:
    """A school of the town; `x`, `y` in sides of a ward from the south-west corner."""

    x: float
    y: float
    level: Level = Level.TIEU_HOC
    rooms: int = 10
    land_m2: float = 5_000.0


def town(
    *,
    columns: int = 2,
    rows: int = 1,
    children: tuple[int, ...] | None = None,
    pupils: dict[Level, float] | None = None,
    schools: tuple[School, ...] = (School(x=0.5, y=0.5),),
) -> Network:
    """
    Draw a town of square wards, four cells each, streets along a lattice.

    ``children`` are the residents of each single age 0..17 by ward (100 if not given) in 2025;
    ``pupils`` the locality's in 2030 (1,000 a level if not given). The set ``merged`` joins the
    wards of each column.
    """
    number = columns * rows
    children = children or (100,) * number
    pupils = pupils or dict.fromkeys(LEVELS, 1_000.0)
    wards = _wards(columns, rows)
    merged = wards.dissolve(by="column").reset_index()
    merged["ward_id"] = "m" + merged["column"].astype(str)
    sets = {"wards": wards.set_index("ward_id"), "merged": merged.set_index("ward_id")}
    cells = _cells(wards, sets)
    ways = _streets(columns, rows)
    node, snap_m = ways.snap(network.xy(cells))
    return Network(
        locality=Locality(key="town", name={"vi": "Thị trấn", "en": "Town"}, province="79"),
        crs=TM3,
        ward_sets=sets,
        cells=cells,
        residents=_residents(sets["wards"].index, children),
        pupils=pd.DataFrame(
            [
                ("wards", "", level.value, 2030, count, Kind.PUBLISHED.value, "")
                for level, count in pupils.items()
            ],
            columns=["units", "ward_id", "level", "year", "pupils", "kind", "source"],
        ),
        schools=_schools(schools, sets),
        school_levels=pd.DataFrame(
            {
                "school_id": [f"s{at}" for at in range(len(schools))],
                "level": [school.level.value for school in schools],
                "rooms": np.array([school.rooms for school in schools], dtype="int64"),
                "land_m2": np.array([school.land_m2 for school in schools], dtype=float),
                "pupils": np.full(len(schools), np.nan),
                "kind": Kind.SURVEYED.value,
                "proposed": False,
            }
        ),
        streets=ways,
        cell_node=node,
        cell_snap_m=snap_m,
    )


def lonlat(x: float, y: float) -> tuple[float, float]:
    """Return the degrees of a place given in sides of a ward."""
    point = gpd.GeoSeries([_point(x, y)], crs=TM3).to_crs(4326).iloc[0]
    return float(point.x), float(point.y)


def proposal(
    proposal_id: str = "a",
    *,
    x: float = 1.5,
    y: float = 0.5,
    level: Level = Level.TIEU_HOC,
    rooms: int = 30,
    land_m2: float = 8_000.0,
) -> Proposal:
    """Return a proposed school; by default a primary one in the middle of the second ward."""
    lon, lat = lonlat(x, y)
    return Proposal(
        proposal_id=proposal_id,
        name=proposal_id,
        level=level,
        rooms=rooms,
        land_m2=land_m2,
        lon=lon,
        lat=lat,
    )


def _point(x: float, y: float) -> shapely.Point:
    return shapely.Point(WEST_M + x * SIDE_M, SOUTH_M + y * SIDE_M)


def _wards(columns: int, rows: int) -> gpd.GeoDataFrame:
    places = [(column, row) for column in range(columns) for row in range(rows)]
    return gpd.GeoDataFrame(
        {
            "ward_id": [f"w{column}{row}" for column, row in places],
            "ward": [f"Phường {column}.{row}" for column, row in places],
            "column": [column for column, _ in places],
        },
        geometry=[
            shapely.box(
                WEST_M + column * SIDE_M,
                SOUTH_M + row * SIDE_M,
                WEST_M + (column + 1) * SIDE_M,
                SOUTH_M + (row + 1) * SIDE_M,
            )
            for column, row in places
        ],
        crs=TM3,
    )


def _cells(wards: gpd.GeoDataFrame, sets: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    quarters = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    rows = []
    for ward in wards.itertuples():
        west, south, _, _ = ward.geometry.bounds
        rows += [
            (
                f"{ward.ward_id}-{at}",
                ward.ward_id,
                shapely.Point(west + x * SIDE_M, south + y * SIDE_M),
            )
            for at, (x, y) in enumerate(quarters)
        ]
    cells = gpd.GeoDataFrame(
        {"ward_id": [row[1] for row in rows], "share": 0.25, "kind": Kind.ESTIMATED.value},
        index=pd.Index([row[0] for row in rows], name="cell_id"),
        geometry=[row[2] for row in rows],
        crs=TM3,
    )
    for units, layer in sets.items():
        cells[units] = network.ward_of(cells.geometry.to_numpy(), layer).to_numpy()
    return cells


def _residents(ward_ids: pd.Index, children: tuple[int, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (ward_id, 2025, age, float(count), Kind.ESTIMATED.value)
            for ward_id, count in zip(ward_ids, children, strict=True)
            for age in range(18)
        ],
        columns=["ward_id", "year", "age", "people", "kind"],
    )


def _schools(schools: tuple[School, ...], sets: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    layer = gpd.GeoDataFrame(
        {
            "name": [f"Trường {at}" for at in range(len(schools))],
            "ownership": "cong_lap",
            "kind": Kind.SURVEYED.value,
            "source": "",
        },
        index=pd.Index([f"s{at}" for at in range(len(schools))], name="school_id"),
        geometry=[_point(school.x, school.y) for school in schools],
        crs=TM3,
    )
    for units, wards in sets.items():
        layer[units] = network.ward_of(layer.geometry.to_numpy(), wards).to_numpy()
    return layer


def _streets(columns: int, rows: int) -> streets.Streets:
    """Lay a lattice of streets a quarter of a ward apart."""
    wide, high = columns * 4 + 1, rows * 4 + 1
    step_m = SIDE_M / 4
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(wide), np.arange(high)))
    node = np.arange(wide * high).reshape(high, wide)
    start = np.r_[node[:, :-1].ravel(), node[:-1, :].ravel()]
    end = np.r_[node[:, 1:].ravel(), node[1:, :].ravel()]
    xy = np.column_stack([WEST_M + x * step_m, SOUTH_M + y * step_m])
    return streets.connect(xy, start, end, np.full(len(start), step_m), kind=Kind.SURVEYED)


@st.composite
def towns(draw: st.DrawFn) -> Network:
    """Draw towns of one to nine wards with any people, pupils and up to eight schools."""
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    inside = st.floats(0.01, 0.99)
    school = st.builds(
        School,
        x=inside.map(lambda share: share * columns),
        y=inside.map(lambda share: share * rows),
        level=st.sampled_from(LEVELS),
        rooms=st.integers(0, 60),
        land_m2=st.floats(0, 30_000),
    )
    return town(
        columns=columns,
        rows=rows,
        children=tuple(
            draw(st.lists(st.integers(1, 5_000), min_size=columns * rows, max_size=columns * rows))
        ),
        pupils={level: draw(st.floats(0, 100_000)) for level in LEVELS},
        schools=tuple(draw(st.lists(school, max_size=8))),
    )
