"""The streets of the core of Hồ Chí Minh City as a map draws them: by class and name, in sheets."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from recipe.ground import LOCAL, STREETS, STREETS_AS_OF

ORIGIN = (106.55, 10.62)  # west, south of the streets carried [degrees]
SIDE = 0.05  # of a sheet [degrees]: some 5.5 km
COLUMNS, ROWS = 7, 7
FINE, FINE_STEP = 5e-5, 1e-5  # degrees: what a line may give up, about 5 m; 1 m
COARSE, COARSE_STEP = (
    6e-4,
    2e-4,
)  # for the whole city at once: a pixel or two before the others come
MAIN = ("trunk", "primary")  # the whole city at once has these and no more
ORDER = ("path", "local_street", "collector", "main_road", "national_road")  # the last on top
ROADS = frozenset({"national_road", "main_road", "collector"})  # other streets are a sheet apart


def sheets(source: Path) -> pd.DataFrame:
    """
    Give the sheets.

    Parameters
    ----------
    source
        GeoParquet with an edge a row: ``highway``, ``name``, its line in degrees.

    Returns
    -------
    pandas.DataFrame
        ``sheet``: ``main`` (trunk and primary roads, coarse, without names), ``roads-x-y`` and
        ``local-x-y`` (column and row from the west, south); ``text``: its ground as JSON, as
        `spatial.ground` reads it. Lines are cut at the edges of sheets; every sheet is there, with
        nothing in it where there is nothing.
    """
    given = gpd.read_parquet(source)
    road = given["highway"].str.removesuffix("_link")
    table = pd.DataFrame(
        {
            "kind": road.map(STREETS).fillna(LOCAL),
            "name": given["name"].fillna("").str.strip(),
            "line": given.geometry.to_numpy(),
        }
    )
    first = table[given["highway"].isin(MAIN)].assign(name="")
    rows = [("main", _text(_joined(first, COARSE), COARSE_STEP))]
    fine = _joined(table, FINE)
    is_road = fine["kind"].isin(ROADS)
    for level, lines in (("roads", fine[is_road]), ("local", fine[~is_road])):
        rows += [
            (f"{level}-{x}-{y}", _text(_cut(lines, x, y), FINE_STEP))
            for x in range(COLUMNS)
            for y in range(ROWS)
        ]
    return pd.DataFrame(rows, columns=["sheet", "text"])


def _joined(table: pd.DataFrame, most: float) -> pd.DataFrame:
    """Join the lines of one class and name where two meet, and leave out what is not seen."""
    rows = []
    for (kind, name), part in table.groupby(["kind", "name"], sort=True):
        whole = shapely.line_merge(shapely.multilinestrings(part["line"].to_numpy()))
        lines = shapely.get_parts(shapely.simplify(whole, most))
        rows += [(kind, name, line) for line in lines]
    return pd.DataFrame(rows, columns=["kind", "name", "line"])


def _cut(table: pd.DataFrame, x: int, y: int) -> pd.DataFrame:
    """Cut out what lies in a sheet."""
    west, south = ORIGIN[0] + x * SIDE, ORIGIN[1] + y * SIDE
    inside = shapely.clip_by_rect(table["line"].to_numpy(), west, south, west + SIDE, south + SIDE)
    parts, of = shapely.get_parts(inside, return_index=True)
    return table.iloc[of].drop(columns="line").assign(line=parts)


def _text(table: pd.DataFrame, step: float) -> str:
    """Write lines as the record a map reads."""
    shapes = []
    drawn = sorted(
        table.groupby(["kind", "name"]), key=lambda one: (ORDER.index(one[0][0]), one[0])
    )
    for (kind, name), part in drawn:
        parts = [told for line in part["line"] if (told := _steps(line, step))]
        if parts:
            parts.sort()
            head = {"kind": kind, "name": name, "as_of": STREETS_AS_OF}
            shapes.append({**head, "parts": parts})
    east, north = ORIGIN[0] + COLUMNS * SIDE, ORIGIN[1] + ROWS * SIDE
    frame = [round(side, 5) for side in (*ORIGIN, east, north)]
    record = {"origin": ORIGIN, "step": step, "frame": frame, "attribution": [], "shapes": shapes}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _steps(line: shapely.Geometry, step: float) -> list[int]:
    """Tell a line by its first place and its differences; nothing where it is a single place."""
    places = np.rint((shapely.get_coordinates(line) - ORIGIN) / step).astype(int)
    moved = np.diff(places, axis=0, prepend=[[0, 0]])
    kept = (moved != 0).any(axis=1)
    kept[:1] = True
    moved = moved[kept]
    return [int(each) for each in moved.ravel()] if len(moved) > 1 else []
