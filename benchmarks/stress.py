"""
The admission stress test on two places, as a page with tables and maps.

``uv run python -m benchmarks.stress`` writes ``docs/stress-test.md`` and its maps: the embedded
district with its own pupils and seats, and central Hồ Chí Minh City on its real streets, where
pupils and seats are generated, because none are published.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from spatial import catchment, intake, plan, questions, streets, words
from spatial.records import LEVELS, Level

METRES = CRS.from_epsg(9210)
DOCS = Path(__file__).parents[1] / "docs"
SHARED = Path(__file__).parents[2] / "shared" / "real"
CELLS, SHARE, LIMIT_M = 2000, 0.97, 2500.0
_WIDTH, _MARGIN, _FOOT = 860.0, 16.0, 64.0
_SIMPLE_M = 25.0
_STEPS = (
    (0.02, "#e8f1f2"),
    (0.05, "#f6dfc0"),
    (0.1, "#efb679"),
    (0.2, "#dd7f3f"),
    (9.0, "#b2442a"),
)


def central(shared: Path, *, cells: int, seed: int = 2026) -> catchment.Question:
    """
    Ask who goes where in central Hồ Chí Minh City.

    Parameters
    ----------
    shared
        Folder of the layers: streets, schools, wards.
    cells
        Street nodes where pupils are put.
    seed
        Of the generated pupils and seats: 5 to 39 pupils a cell, seats for 97 % of them.
    """
    graph = nx.read_graphml(shared / "hcmc_centre_drive_osm_20260327.graphml")
    given = streets.from_graph(graph, crs=METRES)
    low, high = given.xy.min(axis=0), given.xy.max(axis=0)
    every = gpd.read_file(shared / "hcmc_schools_osm_20260731.geojson").to_crs(METRES)
    schools = every[every["level_guess"].isin(["TH", "TH+THCS"])].cx[
        low[0] : high[0], low[1] : high[1]
    ]
    places = shapely.get_coordinates(schools.representative_point().to_numpy())
    random = np.random.default_rng(seed)
    at = given.xy[random.choice(len(given.xy), cells, replace=False)]
    pupils = random.integers(5, 40, cells).astype(float)
    parts = random.uniform(0.5, 1.5, len(schools))
    wards = gpd.read_file(shared / "hcmc_wards_post2025.gpkg").to_crs(METRES)
    return catchment.Question(
        pupils=pd.Series(pupils, index=range(cells)),
        seats=pd.Series(
            np.floor(parts / parts.sum() * pupils.sum() * SHARE), index=schools["osm_id"].to_numpy()
        ),
        travel=streets.Travel(at, places, given),
        cell_ward=_ward_of(at, wards),
        school_ward=_ward_of(places, wards),
        limit_m=LIMIT_M,
    )


def _ward_of(xy: np.ndarray, wards: gpd.GeoDataFrame) -> np.ndarray:
    """Return the name of the ward each place lies in, or nearest to."""
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*xy.T, crs=METRES))
    joined = places.sjoin_nearest(wards[["name_vi", "geometry"]])
    return joined[~joined.index.duplicated()]["name_vi"].to_numpy(dtype=object)


def table(wards: pd.DataFrame) -> str:
    """Write the wards of a stress test, most misallocated first, and their sum."""
    head = "| | pupils | beyond the seats, nearest first | at best | misallocated |"
    ranked = wards.sort_values("misallocated", ascending=False, kind="stable")
    rows = [*ranked.iterrows(), ("**all**", wards.sum())]
    cells = ("pupils", "unserved_rule", "unserved_best", "misallocated")
    lines = [head, "|---|---:|---:|---:|---:|"]
    for name, row in rows:
        figures = " | ".join(words.number(float(row[cell]), lang="en") for cell in cells)
        lines.append(f"| {name} | {figures} |")
    return "\n".join(lines)


def drawing(wards: gpd.GeoDataFrame, schools: np.ndarray) -> str:
    """
    Draw the wards as SVG, coloured by the share the rule leaves beyond the seats.

    Parameters
    ----------
    wards
        Shapes [m] by name with the columns of `catchment.Stress.wards`.
    schools
        Where schools stand [m], shape (m, 2).
    """
    west, south, east, north = wards.total_bounds
    scale = (_WIDTH - 2 * _MARGIN) / (east - west)
    height = (north - south) * scale + 2 * _MARGIN

    def put(xy: np.ndarray) -> np.ndarray:
        return np.column_stack([xy[:, 0] - west, north - xy[:, 1]]) * scale + _MARGIN

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height + _FOOT:.0f}">',
        "<style>text { font: 12px sans-serif; fill: #222 }</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for shape, row in zip(
        wards.geometry.simplify_coverage(_SIMPLE_M), wards.itertuples(), strict=True
    ):
        share = row.unserved_rule / row.pupils if row.pupils else 0.0
        fill = next(color for top, color in _STEPS if share <= top)
        rings = [ring for part in shapely.get_parts(shape) for ring in _rings(part)]
        path = "".join(
            "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in put(ring)) + "Z" for ring in rings
        )
        parts.append(f'<path d="{path}" fill="{fill}" stroke="#fff" fill-rule="evenodd"/>')
    inside = put(schools)
    parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="2" fill="#33586b"/>' for x, y in inside]
    for point, row in zip(wards.representative_point(), wards.itertuples(), strict=True):
        x, y = put(np.array([[point.x, point.y]]))[0]
        style = (
            f'x="{x:.0f}" text-anchor="middle" paint-order="stroke" stroke="#fff" stroke-width="3"'
        )
        name = str(row.Index).removeprefix("Phường ")
        told = f"{row.unserved_rule:,.0f} → {row.unserved_best:,.0f}"
        parts.append(f'<text {style} y="{y:.0f}">{name}</text>')
        if row.unserved_rule or row.unserved_best:
            parts.append(f'<text {style} y="{y + 15:.0f}">{told}</text>')
    return "\n".join([*parts, *_legend(height), "</svg>"])


def _rings(part: shapely.Geometry) -> Iterable[np.ndarray]:
    """Return the rings of a polygon."""
    return [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]


def _legend(height: float) -> list[str]:
    """Write what colours, numbers and dots mean."""
    said = "Ngoài số chỗ theo chuẩn: gần nhất trước → tốt nhất"
    said += " · Beyond the seats: nearest first → at best"
    parts = [f'<text x="{_MARGIN}" y="{height + 14:.0f}">{said}</text>']
    low = 0.0
    for number, (top, color) in enumerate(_STEPS):
        x, y = _MARGIN + 110 * number, height + 28
        last = number == len(_STEPS) - 1
        label = f"&gt; {low:.0%}" if last else f"{low:.0%}–{top:.0%}"
        parts.append(f'<rect x="{x}" y="{y:.0f}" width="18" height="14" fill="{color}"/>')
        parts.append(f'<text x="{x + 24}" y="{y + 12:.0f}">{label}</text>')
        low = top
    x = _MARGIN + 110 * len(_STEPS)
    parts.append(f'<circle cx="{x + 6}" cy="{height + 35:.0f}" r="3" fill="#33586b"/>')
    parts.append(f'<text x="{x + 16}" y="{height + 40:.0f}">trường · school</text>')
    return parts


def _embedded() -> list[str]:
    """Write the embedded district, level by level, and map the one where most is misallocated."""
    found = plan.assess(intake.read_network())
    wards = found.network.wards(found.options.units)
    worst, lines = None, []
    for level in LEVELS:
        asked = questions.of_level(found, level, limit_m=LIMIT_M)
        told = catchment.stress(asked, norm_m=found.rules.radius_m[level].value)
        named = told.wards.rename(index=wards["ward"].astype(str).to_dict())
        lines += [f"### {_level(level)}\n", table(named), ""]
        if worst is None or told.misallocated > worst[0]:
            worst = (told.misallocated, level, told.wards, asked)
    assert worst is not None  # noqa: S101 - there are four levels
    _, level, judged, asked = worst
    shapes = wards[["ward", "geometry"]].join(judged).set_index("ward")
    _kept("stress-test-quan12.svg", drawing(shapes, asked.travel.schools_xy))
    caption = f"![Quận 12: {_level(level)}](images/stress-test-quan12.svg)"
    return [*lines, f"Map: {_level(level)}, {found.options.year}.\n", caption, ""]


def _level(level: Level) -> str:
    """Name a level."""
    return words.say(f"level.{level.value}", lang="en")


def _central() -> list[str]:
    """Write central Hồ Chí Minh City."""
    asked = central(SHARED, cells=CELLS)
    told = catchment.stress(asked, norm_m=500.0)
    wards = gpd.read_file(SHARED / "hcmc_wards_post2025.gpkg").to_crs(METRES)
    shapes = wards.set_index("name_vi")[["geometry"]].join(told.wards, how="inner")
    _kept("stress-test-central-hcmc.svg", drawing(shapes, asked.travel.schools_xy))
    caption = "![Central Hồ Chí Minh City](images/stress-test-central-hcmc.svg)"
    return [table(told.wards), "", caption, ""]


def _kept(name: str, text: str) -> None:
    """Write a map."""
    (DOCS / "images" / name).write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write the page."""
    page = f"""# The admission stress test

Nearest first until full, as the city explains its rule, against the best assignment on the same
seats, walks up to {LIMIT_M:,.0f} m: how many pupils each leaves beyond the seats, and how many of
them only because a seat went to somebody else (*misallocated*). A negative figure: a ward that
gives up seats so that more are seated in all. How it is computed: [method](method-catchment.md).
Written by `python -m benchmarks.stress`.

## Quận 12, the embedded district

Pupils and wards of the year after the newest data, walks along the streets of OpenStreetMap as of
31 December 2017; rooms of the level are published, those of each school are apportioned: ước tính
phân bổ, không phải số của trường.

"""
    page += "\n".join(_embedded())
    page += f"""
## Central Hồ Chí Minh City, real streets, generated pupils and seats

Streets and schools are OpenStreetMap's (© OpenStreetMap contributors, ODbL 1.0), wards those since
July 2025. {CELLS:,} places with 5 to 39 pupils each and seats for {SHARE:.0%} of them are
generated, because none are published: the figures show the method on real streets, not the city.

"""
    page += "\n".join(_central())
    (DOCS / "stress-test.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
