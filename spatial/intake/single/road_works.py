"""Roads a planner would open or close, as lines and points of a map file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from spatial import crs
from spatial.errors import Fault, InputFaults
from spatial.intake.single import map_layers
from spatial.streets import ROAD_CLASSES, WALK_BANNED, RoadChange, RoadWork

MOST = 200  # lines and points of a file: more is a network, and belongs into the streets
_OPENED = {"LineString", "MultiLineString"}
_SHAPES = {RoadChange.OPEN: _OPENED, RoadChange.CLOSE: _OPENED | {"Point"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadWorkFile:
    """
    What a file holds.

    Attributes
    ----------
    name
        Of the file.
    works
        Of its sound rows; a line of several parts is several.
    faults
        Of the others: told together with what only the streets can tell.
    """

    name: str
    works: tuple[RoadWork, ...]
    faults: tuple[Fault, ...]


def read_road_works(path: Path | str, *, called: str = "") -> RoadWorkFile:
    """
    Read roads to be opened and closed.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage or another map `spatial.intake.reading.vectors` reads, with the columns
        ``change`` (``open`` or ``close``), ``class`` of what is opened, and ``name`` if it has one.
    called
        What faults call it; its own name where not given.

    Raises
    ------
    InputFaults
        If the file is missing, no map, of no known system, empty or too long.
    """
    place = Path(path)
    name = called or place.name
    layers = map_layers.read_layers(place, name)
    drawn = [one for one in layers if isinstance(one, gpd.GeoDataFrame) and one.crs is not None]
    rows = [row for layer in drawn for row in _rows(layer)]
    if not rows or len(rows) > MOST:
        blanks = {"rows": len(rows), "most": MOST}
        raise InputFaults(Fault(code="road_rows", file=name, blanks=blanks))
    works: list[RoadWork] = []
    faults: list[Fault] = []
    for at, row in enumerate(rows, start=1):
        wrong = list(_wrong(row, at, name))
        faults += wrong
        works += [] if wrong else _works(row, at)
    return RoadWorkFile(name=name, works=tuple(works), faults=tuple(faults))


def _rows(layer: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return a layer's rows, shapes in degrees."""
    table = layer.to_crs(crs.WGS84)
    shapes = table.geometry.to_numpy()
    texts = {
        column: table[column].map(_text) if column in table else pd.Series("", index=table.index)
        for column in ("change", "class", "name")
    }
    return [
        {"shape": shape, **{column: values.iloc[at] for column, values in texts.items()}}
        for at, shape in enumerate(shapes)
    ]


def _wrong(row: dict[str, Any], at: int, name: str) -> Iterator[Fault]:
    """Tell everything wrong with a row that can be told without the streets."""
    change, of = str(row["change"]).lower(), str(row["class"]).lower()
    if change not in list(RoadChange):
        yield Fault(code="road_change", file=name, row=at, column="change", value=row["change"])
    if of not in ROAD_CLASSES and (of or change == RoadChange.OPEN):
        known = ", ".join(one for one in ROAD_CLASSES if one not in WALK_BANNED)
        blanks = {"known": known}
        yield Fault(code="road_class", file=name, row=at, column="class", value=row["class"],
                    blanks=blanks)  # fmt: skip
    elif of in WALK_BANNED and change == RoadChange.OPEN:
        yield Fault(code="road_not_walked", file=name, row=at, column="class", value=of)
    shape = row["shape"]
    kind = "" if shape is None or shape.is_empty else shape.geom_type
    there = change in list(RoadChange) and kind in _SHAPES[RoadChange(change)]
    if change in list(RoadChange) and not (there and _sound(shape)):
        yield Fault(code=f"road_shape_{change}", file=name, row=at, value=kind or "–")


def _sound(shape: BaseGeometry) -> bool:
    """Tell whether a shape has places, and a line of it a length."""
    return bool(shape.geom_type == "Point" or all(part.length > 0 for part in _parts(shape)))


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the lines of a shape, or its point."""
    return list(shapely.get_parts(shape))


def _works(row: dict[str, Any], at: int) -> list[RoadWork]:
    """Write a sound row, each part of its shape by itself."""
    return [
        RoadWork(
            row=at,
            change=RoadChange(str(row["change"]).lower()),
            name=row["name"],
            road_class=str(row["class"]).lower(),
            lonlat=tuple((float(x), float(y)) for x, y in shapely.get_coordinates(part)),
        )
        for part in _parts(row["shape"])
    ]


def _text(value: Any) -> str:  # noqa: ANN401 - a cell of any type
    """Take a cell as text; none as an empty one."""
    return str(value).strip()[:200] if pd.notna(value) else ""
