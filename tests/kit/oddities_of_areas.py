"""Kinds of odd town: odd levels, odd wards, odd places."""

from __future__ import annotations

import shapely
from pyproj import Transformer

from tests.kit.odd_towns import LEVELS, SIDE, SOUTH, WEST, OddTown, box
from tests.kit.oddity_register import odd


@odd
def empty_level(town: OddTown) -> None:
    gone = str(town.draw.choice(LEVELS))
    town.tables["school_levels"] = [row for row in town["school_levels"] if row["level"] != gone]


@odd
def one_level_only(town: OddTown) -> None:
    only = str(town.draw.choice(LEVELS))
    for row in town["school_levels"]:
        row["level"] = only


@odd
def one_ward(town: OddTown) -> None:
    first = town["wards"][0]["ward_id"]
    town.tables["wards"] = town["wards"][:1]
    for name in ("residents", "cells", "developments"):
        if name in town.tables:
            kept = [row for row in town[name] if row["ward_id"] == first]
            town.tables[name] = kept


@odd
def islands(town: OddTown) -> None:
    for number, row in enumerate(town["wards"]):
        row["geometry"] = shapely.affinity.translate(row["geometry"], 0.5 * number, 0.2 * number)
    town.tables.pop("cells", None)


@odd
def no_streets(town: OddTown) -> None:
    town.tables.pop("street_nodes", None)
    town.tables.pop("street_edges", None)


@odd
def school_on_a_border(town: OddTown) -> None:
    town["schools"][0] |= {"lon": WEST + SIDE, "lat": SOUTH + SIDE / 2}
    town["schools"][1] |= {"lon": WEST, "lat": SOUTH}


@odd
def a_million_pupils_in_one_cell(town: OddTown) -> None:
    shape = town["wards"][0]["geometry"].centroid
    row = {"cell_id": "x", "ward_id": town["wards"][0]["ward_id"], "weight": 1e6}
    town.tables["cells"] = [*town.tables.get("cells", []), row | {"lon": shape.x, "lat": shape.y}]
    for person in town["residents"][:18]:
        person["people"] = 1_000_000


@odd
def duplicate_ids(town: OddTown) -> None:
    table = str(town.draw.choice(["schools", "wards", "school_levels", "residents"]))
    town[table].append(dict(town[table][0]))


@odd
def zero_people(town: OddTown) -> None:
    for row in town["residents"]:
        row["people"] = 0


@odd
def zero_pupils_published(town: OddTown) -> None:
    town.tables["pupils"] = [
        {"ward_id": "", "level": level, "year": 2030, "pupils": 0} for level in LEVELS
    ]


@odd
def one_cell(town: OddTown) -> None:
    if "cells" in town.tables:
        town.tables["cells"] = town["cells"][:1]


@odd
def cells_all_on_one_point(town: OddTown) -> None:
    for row in town.tables.get("cells", []):
        row |= {"lon": WEST + SIDE / 2, "lat": SOUTH + SIDE / 2}


@odd
def cells_without_weight(town: OddTown) -> None:
    for row in town.tables.get("cells", []):
        row["weight"] = 0


@odd
def all_schools_on_one_point(town: OddTown) -> None:
    for row in town["schools"]:
        row |= {"lon": WEST + SIDE / 2, "lat": SOUTH + SIDE / 2}


@odd
def no_rooms(town: OddTown) -> None:
    for row in town["school_levels"]:
        row["rooms"] = 0


@odd
def ward_without_schools(town: OddTown) -> None:
    for row in town["schools"]:
        row |= {"lon": WEST + town.draw.uniform(0.1, 0.9) * SIDE, "lat": SOUTH + SIDE / 3}


@odd
def no_schools_at_all(town: OddTown) -> None:
    town["schools"].clear()
    town["school_levels"].clear()


@odd
def ward_self_crossing(town: OddTown) -> None:
    west, south, east, north = town["wards"][0]["geometry"].bounds
    bow = [(west, south), (east, north), (east, south), (west, north), (west, south)]
    town["wards"][0]["geometry"] = shapely.Polygon(bow)


@odd
def ward_touching_itself_at_a_point(town: OddTown) -> None:
    west, south, east, north = town["wards"][0]["geometry"].bounds
    x, y = (west + east) / 2, (south + north) / 2
    ring = [(west, south), (east, south), (x, y), (east, north), (west, north), (x, y)]
    town["wards"][0]["geometry"] = shapely.Polygon([*ring, ring[0]])


@odd
def ward_with_a_hole(town: OddTown) -> None:
    shape = town["wards"][0]["geometry"]
    town["wards"][0]["geometry"] = shape.difference(shape.centroid.buffer(SIDE / 5))


@odd
def ward_of_several_parts(town: OddTown) -> None:
    far = shapely.affinity.translate(town["wards"][0]["geometry"], 0, -3 * SIDE)
    town["wards"][0]["geometry"] = shapely.MultiPolygon([town["wards"][0]["geometry"], far])


@odd
def ward_collapsed_to_a_line(town: OddTown) -> None:
    ring = [(WEST, SOUTH), (WEST + SIDE, SOUTH), (WEST, SOUTH), (WEST, SOUTH)]
    town["wards"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}


@odd
def wards_overlapping(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = row["geometry"].buffer(SIDE / 4)


@odd
def wards_one_upon_another(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = box(0, 0)


@odd
def coordinates_with_height(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = shapely.force_3d(row["geometry"], 7.5)


@odd
def latitude_first(town: OddTown) -> None:
    for name in ("wards", "parcels"):
        for row in town.tables.get(name, []):
            row["geometry"] = shapely.transform(row["geometry"], lambda xy: xy[:, ::-1])


@odd
def metres_without_a_system(town: OddTown) -> None:
    system = int(town.draw.choice([9210, 3857, 32648]))
    to_metres = Transformer.from_crs(4326, system, always_xy=True)
    for row in town["wards"]:
        row["geometry"] = shapely.transform(row["geometry"], to_metres.transform, interleaved=False)
    if town.draw.random() < 0.5:
        town.files["intake.yaml"] = f"files: {{wards.geojson: {{crs: {system}}}}}"


@odd
def wards_far_away(town: OddTown) -> None:
    shift = tuple(town.draw.choice([[-106.0, 60.0], [73.3, 0.0], [60.0, 79.0], [1e6, 0.0]]))
    for row in town["wards"]:
        row["geometry"] = shapely.affinity.translate(row["geometry"], *shift)


@odd
def coordinates_beyond_number(town: OddTown) -> None:
    value = str(town.draw.choice(["nan", "1e308", "-1e308", "inf"]))
    row = town[str(town.draw.choice(["schools", "cells" if "cells" in town.tables else "schools"]))]
    row[0][str(town.draw.choice(["lon", "lat"]))] = value


@odd
def ward_corner_beyond_number(town: OddTown) -> None:
    value = float(town.draw.choice([1e308, float("nan"), float("inf")]))
    ring = [(WEST, SOUTH), (WEST + SIDE, SOUTH), (value, SOUTH + SIDE), (WEST, SOUTH)]
    town["wards"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}
