"""Random odd towns as files: a plain town drawn from a seed, then one oddity of a named kind."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

WEST, SOUTH, SIDE = 106.60, 10.80, 0.02  # degrees; a side is some 2.2 km
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
LAYERS = frozenset({"wards", "parcels", "neighbourhoods"})
Row = dict[str, Any]


@dataclass(kw_only=True)
class OddTown:
    """
    The tables of a town as lists of records, before they are written.

    Attributes
    ----------
    kind, seed
        What is odd about it, and the seed it was drawn with.
    draw
        The generator the oddity draws from.
    tables
        Records by table; layers carry a shapely ``geometry``.
    files
        Further files by name, such as ``intake.yaml``.
    """

    kind: str
    seed: int
    draw: np.random.Generator
    tables: dict[str, list[Row]]
    files: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, table: str) -> list[Row]:
        """Return the records of a table, to be changed in place."""
        return self.tables[table]

    def write(self, folder: Path) -> Path:
        """Write layers as GeoJSON and the rest as CSV; a table that is gone is not written."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            if name in LAYERS:
                text = json.dumps(_collection(rows), ensure_ascii=False)
                (folder / f"{name}.geojson").write_text(text, encoding="utf-8")
            else:
                _write_csv(folder / f"{name}.csv", rows)
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder


def _collection(rows: list[Row]) -> Row:
    features = []
    for row in rows:
        drawn: BaseGeometry | Row | None = row.get("geometry")
        shape = shapely.geometry.mapping(drawn) if isinstance(drawn, BaseGeometry) else drawn
        told = {key: value for key, value in row.items() if key != "geometry"}
        features.append({"type": "Feature", "properties": told, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


def _write_csv(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = list(dict.fromkeys(key for row in rows for key in row))
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def plain(seed: int, kind: str) -> OddTown:
    """Draw a town of one to six wards with whatever optional tables chance gives it."""
    draw = np.random.default_rng(seed)
    columns, rows = int(draw.integers(1, 4)), int(draw.integers(1, 3))
    places = [(column, row) for column in range(columns) for row in range(rows)]
    wards = [
        {"ward_id": f"0{column}{row}", "ward": f"Phường {column}.{row}", "geometry": box(*place)}
        for place in places
        for column, row in [place]
    ]
    tables: dict[str, list[Row]] = {
        "wards": wards,
        "residents": _residents(wards, draw),
        **_schools(columns, rows, draw),
    }
    optional = {
        "cells": _cells(wards, places, draw),
        "pupils": _pupils(draw),
        "parcels": _parcels(columns, rows, draw),
        "projects": _projects(columns, rows, draw),
        "developments": _developments(wards, draw),
        **_streets(columns, rows),
    }
    with_streets = draw.random() < 0.5
    tables |= {
        name: table
        for name, table in optional.items()
        if (with_streets if name.startswith("street_") else draw.random() < 0.6)
    }
    return OddTown(kind=kind, seed=seed, draw=draw, tables=tables)


def box(column: float, row: float, wide: float = 1.0, high: float = 1.0) -> shapely.Polygon:
    """Return a rectangle given in sides of a ward."""
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    return shapely.box(west, south, west + wide * SIDE, south + high * SIDE)


def inside(shape: BaseGeometry, draw: np.random.Generator) -> Row:
    """Draw a place within the bounds of a shape."""
    west, south, east, north = shape.bounds
    share = draw.uniform(0.05, 0.95, 2)
    return {
        "lon": round(west + share[0] * (east - west), 6),
        "lat": round(south + share[1] * (north - south), 6),
    }


def _residents(wards: list[Row], draw: np.random.Generator) -> list[Row]:
    years = (2019, 2025) if draw.random() < 0.5 else (2025,)
    return [
        {"ward_id": ward["ward_id"], "year": year, "age": age, "people": int(draw.integers(0, 400))}
        for ward in wards
        for year in years
        for age in range(60)
    ]


def _schools(columns: int, rows: int, draw: np.random.Generator) -> dict[str, list[Row]]:
    whole = box(0, 0, columns, rows)
    schools, stock = [], []
    for number in range(int(draw.integers(4, 11))):
        name = f"s{number}"
        schools.append(
            {
                "school_id": name,
                "name": f"Trường {number}",
                "ownership": str(draw.choice(["cong_lap", "ngoai_cong_lap"], p=[0.8, 0.2])),
                "parent_id": "",
                **inside(whole, draw),
            }
        )
        stock.append(
            {
                "school_id": name,
                "level": LEVELS[number % 4],
                "rooms": int(draw.integers(1, 50)),
                "land_m2": int(draw.integers(500, 20_000)),
            }
        )
    return {"schools": schools, "school_levels": stock}


def _cells(wards: list[Row], places: list[tuple[int, int]], draw: np.random.Generator) -> list[Row]:
    return [
        {
            "cell_id": f"{ward['ward_id']}-{number}",
            "ward_id": ward["ward_id"],
            "weight": float(draw.integers(1, 10)),
            **inside(box(*place), draw),
        }
        for ward, place in zip(wards, places, strict=True)
        for number in range(int(draw.integers(1, 6)))
    ]


def _pupils(draw: np.random.Generator) -> list[Row]:
    return [
        {"ward_id": "", "level": level, "year": 2030, "pupils": int(draw.integers(0, 20_000))}
        for level in LEVELS
    ]


def _parcels(columns: int, rows: int, draw: np.random.Generator) -> list[Row]:
    found = []
    for number in range(int(draw.integers(1, 4))):
        x, y = draw.uniform(0, columns - 0.2), draw.uniform(0, rows - 0.2)
        shape = box(x, y, *draw.uniform(0.02, 0.08, 2))
        found.append({"parcel_id": f"p{number}", "name": f"Khu {number}", "geometry": shape})
    return found


def _projects(columns: int, rows: int, draw: np.random.Generator) -> list[Row]:
    return [
        {
            "project_id": f"d{number}",
            "name": f"Dự án {number}",
            "level": str(draw.choice(LEVELS)),
            "rooms": int(draw.integers(1, 40)),
            "finish_year": int(draw.integers(2024, 2034)),
            **inside(box(0, 0, columns, rows), draw),
        }
        for number in range(int(draw.integers(1, 4)))
    ]


def _developments(wards: list[Row], draw: np.random.Generator) -> list[Row]:
    first = int(draw.integers(2024, 2032))
    return [
        {
            "development_id": "k1",
            "sort": str(draw.choice(["apartment", "house", "industry"])),
            "units": int(draw.integers(10, 3_000)),
            "first_year": first,
            "last_year": first + int(draw.integers(0, 6)),
            "ward_id": str(draw.choice([ward["ward_id"] for ward in wards])),
        }
    ]


def _streets(columns: int, rows: int) -> dict[str, list[Row]]:
    wide, high, step = columns * 2 + 1, rows * 2 + 1, SIDE / 2
    nodes = [
        {"node_id": f"{x}.{y}", "lon": WEST + x * step, "lat": SOUTH + y * step}
        for x in range(wide)
        for y in range(high)
    ]
    edges = [
        {"from_node": f"{x}.{y}", "to_node": f"{x + dx}.{y + dy}", "length_m": 1100}
        for x in range(wide)
        for y in range(high)
        for dx, dy in ((1, 0), (0, 1))
        if x + dx < wide and y + dy < high
    ]
    return {"street_nodes": nodes, "street_edges": edges}


def town(kind: str, seed: int, kinds: dict[str, Callable[[OddTown], None]]) -> OddTown:
    """Draw the town of a seed and make it odd in one way."""
    made = plain(seed, kind)
    kinds[kind](made)
    return made
