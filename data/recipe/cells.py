"""Where people live inside a ward: a hexagonal lattice, heavier near schools and centres."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
import shapely

from recipe.files import Row
from recipe.sources import Floats, Sources, Ward, noise, outline_m, to_degrees, to_metres

TARGET = 900  # cells in the district
FEWEST, MOST = 60, 120  # cells in a ward
MARGIN_M = 15.0  # least distance of a cell from the edge of its ward
CENTRES = 3  # local centres in a ward
FLOOR, CENTRE, SCHOOL = 0.3, 1.0, 0.6  # weights of empty land, of a centre, of a school
CENTRE_M, SCHOOL_M = 500.0, 600.0  # how far they reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The cells of one ward: places in degrees and metres, and weights that add up to one."""

    ward_id: str
    degrees: Floats
    metres: Floats
    weights: Floats


def cells(sources: Sources) -> list[Cells]:
    """Return the cells of every ward."""
    schools_m = to_metres(
        np.array([[float(row["lon"]), float(row["lat"])] for row in sources.schools])
    )
    mass = {
        ward.ward_id: sqrt(outline_m(ward).area * ward.population_2019) for ward in sources.wards
    }
    total = sum(mass.values())
    return [
        _ward(ward, round(TARGET * mass[ward.ward_id] / total), schools_m) for ward in sources.wards
    ]


def _ward(ward: Ward, count: int, schools_m: Floats) -> Cells:
    outline = outline_m(ward)
    degrees = to_degrees(_lattice(outline, min(max(count, FEWEST), MOST)))
    inside = shapely.contains_xy(outline.buffer(-MARGIN_M), *to_metres(degrees).T)
    degrees = degrees[inside]
    metres = to_metres(degrees)
    return Cells(
        ward_id=ward.ward_id,
        degrees=degrees,
        metres=metres,
        weights=_weights(ward, metres, schools_m),
    )


def _lattice(outline: shapely.Polygon, count: int) -> Floats:
    """Return a hexagonal lattice over the bounds of ``outline``, about ``count`` points inside."""
    step = sqrt(outline.area * 2 / (sqrt(3) * count))
    west, south, east, north = outline.bounds
    rows = range(ceil((north - south) / (step * sqrt(3) / 2)) + 1)
    columns = range(ceil((east - west) / step) + 1)
    points = [
        (west + (j + 0.5 * (i % 2)) * step, south + i * step * sqrt(3) / 2)
        for i in rows
        for j in columns
    ]
    return np.array(points)


def _weights(ward: Ward, metres: Floats, schools_m: Floats) -> Floats:
    """Weigh cells by their nearness to centres and schools, and add them up to one."""
    places = sorted(range(len(metres)), key=lambda place: noise("centre", ward.ward_id, place))[
        :CENTRES
    ]
    raw = (
        FLOOR
        + CENTRE * _pull(metres, metres[places], CENTRE_M)
        + SCHOOL * _pull(metres, schools_m, SCHOOL_M)
    )
    raw *= np.array(
        [0.8 + 0.4 * noise("cell", ward.ward_id, place) for place in range(len(metres))]
    )
    weights: Floats = np.round(raw / raw.sum(), 6)
    return weights


def _pull(points: Floats, centres: Floats, reach_m: float) -> Floats:
    """Return the sum over the centres of a bell of their distance, at most two."""
    squared = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
    pull: Floats = np.minimum(np.exp(-squared / reach_m**2).sum(axis=1), 2.0)
    return pull


def rows(layer: list[Cells]) -> list[Row]:
    """Return the cells as rows of cells.csv."""
    return [
        {
            "cell_id": f"{ward.ward_id}-{place:03d}",
            "ward_id": ward.ward_id,
            "lon": f"{lon:.6f}",
            "lat": f"{lat:.6f}",
            "weight": f"{weight:.6f}",
            "kind": "estimated",
        }
        for ward in layer
        for place, ((lon, lat), weight) in enumerate(
            zip(ward.degrees, ward.weights, strict=True), start=1
        )
    ]
