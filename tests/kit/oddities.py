"""The kinds of odd town: each takes a plain town and makes it odd in one way."""

from __future__ import annotations

from collections.abc import Callable

import shapely
from pyproj import Transformer

from tests.kit.odd_towns import LEVELS, SIDE, SOUTH, WEST, OddTown, box

Oddity = Callable[[OddTown], None]
ODDITIES: dict[str, Oddity] = {}


def _odd(make: Oddity) -> Oddity:
    """List a kind under the name of its function."""
    ODDITIES[make.__name__.replace("_", " ").strip()] = make
    return make


@_odd
def empty_level(town: OddTown) -> None:
    gone = str(town.draw.choice(LEVELS))
    town.tables["school_levels"] = [row for row in town["school_levels"] if row["level"] != gone]


@_odd
def one_level_only(town: OddTown) -> None:
    only = str(town.draw.choice(LEVELS))
    for row in town["school_levels"]:
        row["level"] = only


@_odd
def one_ward(town: OddTown) -> None:
    first = town["wards"][0]["ward_id"]
    town.tables["wards"] = town["wards"][:1]
    for name in ("residents", "cells", "developments"):
        if name in town.tables:
            kept = [row for row in town[name] if row["ward_id"] == first]
            town.tables[name] = kept


@_odd
def islands(town: OddTown) -> None:
    for number, row in enumerate(town["wards"]):
        row["geometry"] = shapely.affinity.translate(row["geometry"], 0.5 * number, 0.2 * number)
    town.tables.pop("cells", None)


@_odd
def no_streets(town: OddTown) -> None:
    town.tables.pop("street_nodes", None)
    town.tables.pop("street_edges", None)


@_odd
def school_on_a_border(town: OddTown) -> None:
    town["schools"][0] |= {"lon": WEST + SIDE, "lat": SOUTH + SIDE / 2}
    town["schools"][1] |= {"lon": WEST, "lat": SOUTH}


@_odd
def a_million_pupils_in_one_cell(town: OddTown) -> None:
    shape = town["wards"][0]["geometry"].centroid
    row = {"cell_id": "x", "ward_id": town["wards"][0]["ward_id"], "weight": 1e6}
    town.tables["cells"] = [*town.tables.get("cells", []), row | {"lon": shape.x, "lat": shape.y}]
    for person in town["residents"][:18]:
        person["people"] = 1_000_000


@_odd
def duplicate_ids(town: OddTown) -> None:
    table = str(town.draw.choice(["schools", "wards", "school_levels", "residents"]))
    town[table].append(dict(town[table][0]))


@_odd
def zero_people(town: OddTown) -> None:
    for row in town["residents"]:
        row["people"] = 0


@_odd
def zero_pupils_published(town: OddTown) -> None:
    town.tables["pupils"] = [
        {"ward_id": "", "level": level, "year": 2030, "pupils": 0} for level in LEVELS
    ]


@_odd
def one_cell(town: OddTown) -> None:
    if "cells" in town.tables:
        town.tables["cells"] = town["cells"][:1]


@_odd
def cells_all_on_one_point(town: OddTown) -> None:
    for row in town.tables.get("cells", []):
        row |= {"lon": WEST + SIDE / 2, "lat": SOUTH + SIDE / 2}


@_odd
def cells_without_weight(town: OddTown) -> None:
    for row in town.tables.get("cells", []):
        row["weight"] = 0


@_odd
def all_schools_on_one_point(town: OddTown) -> None:
    for row in town["schools"]:
        row |= {"lon": WEST + SIDE / 2, "lat": SOUTH + SIDE / 2}


@_odd
def no_rooms(town: OddTown) -> None:
    for row in town["school_levels"]:
        row["rooms"] = 0


@_odd
def ward_without_schools(town: OddTown) -> None:
    for row in town["schools"]:
        row |= {"lon": WEST + town.draw.uniform(0.1, 0.9) * SIDE, "lat": SOUTH + SIDE / 3}


@_odd
def no_schools_at_all(town: OddTown) -> None:
    town["schools"].clear()
    town["school_levels"].clear()


@_odd
def ward_self_crossing(town: OddTown) -> None:
    west, south, east, north = town["wards"][0]["geometry"].bounds
    bow = [(west, south), (east, north), (east, south), (west, north), (west, south)]
    town["wards"][0]["geometry"] = shapely.Polygon(bow)


@_odd
def ward_touching_itself_at_a_point(town: OddTown) -> None:
    west, south, east, north = town["wards"][0]["geometry"].bounds
    x, y = (west + east) / 2, (south + north) / 2
    ring = [(west, south), (east, south), (x, y), (east, north), (west, north), (x, y)]
    town["wards"][0]["geometry"] = shapely.Polygon([*ring, ring[0]])


@_odd
def ward_with_a_hole(town: OddTown) -> None:
    shape = town["wards"][0]["geometry"]
    town["wards"][0]["geometry"] = shape.difference(shape.centroid.buffer(SIDE / 5))


@_odd
def ward_of_several_parts(town: OddTown) -> None:
    far = shapely.affinity.translate(town["wards"][0]["geometry"], 0, -3 * SIDE)
    town["wards"][0]["geometry"] = shapely.MultiPolygon([town["wards"][0]["geometry"], far])


@_odd
def ward_collapsed_to_a_line(town: OddTown) -> None:
    ring = [(WEST, SOUTH), (WEST + SIDE, SOUTH), (WEST, SOUTH), (WEST, SOUTH)]
    town["wards"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}


@_odd
def wards_overlapping(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = row["geometry"].buffer(SIDE / 4)


@_odd
def wards_one_upon_another(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = box(0, 0)


@_odd
def coordinates_with_height(town: OddTown) -> None:
    for row in town["wards"]:
        row["geometry"] = shapely.force_3d(row["geometry"], 7.5)


@_odd
def latitude_first(town: OddTown) -> None:
    for name in ("wards", "parcels"):
        for row in town.tables.get(name, []):
            row["geometry"] = shapely.transform(row["geometry"], lambda xy: xy[:, ::-1])


@_odd
def metres_without_a_system(town: OddTown) -> None:
    system = int(town.draw.choice([9210, 3857, 32648]))
    to_metres = Transformer.from_crs(4326, system, always_xy=True)
    for row in town["wards"]:
        row["geometry"] = shapely.transform(row["geometry"], to_metres.transform, interleaved=False)
    if town.draw.random() < 0.5:
        town.files["intake.yaml"] = f"files: {{wards.geojson: {{crs: {system}}}}}"


@_odd
def wards_far_away(town: OddTown) -> None:
    shift = tuple(town.draw.choice([[-106.0, 60.0], [73.3, 0.0], [60.0, 79.0], [1e6, 0.0]]))
    for row in town["wards"]:
        row["geometry"] = shapely.affinity.translate(row["geometry"], *shift)


@_odd
def coordinates_beyond_number(town: OddTown) -> None:
    value = str(town.draw.choice(["nan", "1e308", "-1e308", "inf"]))
    row = town[str(town.draw.choice(["schools", "cells" if "cells" in town.tables else "schools"]))]
    row[0][str(town.draw.choice(["lon", "lat"]))] = value


@_odd
def ward_corner_beyond_number(town: OddTown) -> None:
    value = float(town.draw.choice([1e308, float("nan"), float("inf")]))
    ring = [(WEST, SOUTH), (WEST + SIDE, SOUTH), (value, SOUTH + SIDE), (WEST, SOUTH)]
    town["wards"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}


@_odd
def huge_rooms(town: OddTown) -> None:
    town["school_levels"][0]["rooms"] = str(town.draw.choice(["1e19", "999999", "1e308", "-5"]))


@_odd
def huge_people(town: OddTown) -> None:
    people = float(town.draw.choice([1e9, 1e12, 1e300]))
    for row in town["residents"]:
        row["people"] = people


@_odd
def zero_land(town: OddTown) -> None:
    for row in town["school_levels"]:
        row["land_m2"] = 0


@_odd
def huge_land(town: OddTown) -> None:
    town["school_levels"][0]["land_m2"] = str(town.draw.choice(["1e7", "1e15", "1e308"]))


@_odd
def no_optional_tables(town: OddTown) -> None:
    needed = ("wards", "residents", "schools", "school_levels")
    town.tables = {name: town[name] for name in needed}


@_odd
def one_table_missing(town: OddTown) -> None:
    del town.tables[str(town.draw.choice(list(town.tables)))]


@_odd
def one_table_empty(town: OddTown) -> None:
    name = str(town.draw.choice(list(town.tables)))
    if town.draw.random() < 0.5:
        town.tables[name] = []
    else:
        suffix = "geojson" if name in {"wards", "parcels"} else "csv"
        del town.tables[name]
        town.files[f"{name}.{suffix}"] = ""


@_odd
def streets_disconnected(town: OddTown) -> None:
    if "street_edges" in town.tables:
        town.tables["street_edges"] = town["street_edges"][::3]


@_odd
def streets_of_one_edge(town: OddTown) -> None:
    if "street_edges" in town.tables:
        town.tables["street_edges"] = town["street_edges"][:1]


@_odd
def streets_of_no_length(town: OddTown) -> None:
    for row in town.tables.get("street_edges", []):
        row["length_m"] = 0


@_odd
def school_outside_all_wards(town: OddTown) -> None:
    town["schools"][0] |= {"lon": 107.9, "lat": 11.9}


@_odd
def ages_with_gaps(town: OddTown) -> None:
    town.tables["residents"] = [row for row in town["residents"] if row["age"] % 3]


@_odd
def one_age_only(town: OddTown) -> None:
    age = int(town.draw.integers(0, 20))
    town.tables["residents"] = [row for row in town["residents"] if row["age"] == age]


@_odd
def totals_without_ages(town: OddTown) -> None:
    town.tables["residents"] = [
        {"ward_id": row["ward_id"], "year": 2025, "age": "", "people": 9_000}
        for row in town["wards"]
    ]


@_odd
def private_only(town: OddTown) -> None:
    for row in town["schools"]:
        row["ownership"] = "ngoai_cong_lap"


@_odd
def satellite_sites_in_a_chain(town: OddTown) -> None:
    names = [row["school_id"] for row in town["schools"]]
    for row, parent in zip(town["schools"], [*names[1:], names[0]], strict=True):
        row["parent_id"] = parent


@_odd
def names_from_everywhere(town: OddTown) -> None:
    odd = ["Trường 🏫", "学校", "\u202eabc", "مدرسة", "{{7*7}}", "<b>x</b>", "=1+1", "e\u0301"]
    for number, row in enumerate(town["schools"]):
        row["name"] = odd[number % len(odd)]
    town["wards"][0]["ward"] = "{% raw %}"


@_odd
def projects_past_and_future(town: OddTown) -> None:
    for row in town.tables.get("projects", []):
        row["finish_year"] = int(town.draw.choice([1900, 1999, 2100, 2200]))


@_odd
def parcels_overlapping(town: OddTown) -> None:
    town.tables["parcels"] = [
        {"parcel_id": f"p{at}", "name": "Khu", "geometry": box(0.1, 0.1, 0.3, 0.3)}
        for at in range(3)
    ]


@_odd
def parcels_self_crossing(town: OddTown) -> None:
    bow = [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)]
    ring = [(WEST + x * SIDE / 5, SOUTH + y * SIDE / 5) for x, y in bow]
    shape = shapely.Polygon(ring)
    town.tables["parcels"] = [{"parcel_id": "p", "name": "Khu", "geometry": shape}]


@_odd
def developments_huge(town: OddTown) -> None:
    units = float(town.draw.choice([1e5, 1e6, 1e12]))
    for row in town.tables.get("developments", []):
        row["units"] = units


@_odd
def years_at_the_edges(town: OddTown) -> None:
    year = int(town.draw.choice([1900, 2100, 2200, 1]))
    for row in town["residents"]:
        row["year"] = year


@_odd
def year_without_data(town: OddTown) -> None:
    for row in town.tables.get("pupils", []):
        row["year"] = 2060


@_odd
def figures_not_a_number(town: OddTown) -> None:
    table, column = [
        ("residents", "people"),
        ("school_levels", "land_m2"),
        ("school_levels", "rooms"),
    ][int(town.draw.integers(0, 3))]
    town[table][0][column] = str(town.draw.choice(["nan", "inf", "-inf", "", "x", "1e400"]))


@_odd
def unknown_wards_named(town: OddTown) -> None:
    table = str(town.draw.choice(["residents", "cells" if "cells" in town.tables else "residents"]))
    for row in town[table][::2]:
        row["ward_id"] = "zz"


@_odd
def answers_of_nonsense(town: OddTown) -> None:
    town.files["intake.yaml"] = str(
        town.draw.choice(
            [
                "files: {wards.geojson: {crs: 1}}",
                "files: {wards.geojson: {crs: 4979}}",
                "close_m: .inf",
                "files: {wards.geojson: {crs: true, columns: {ward: .nan}}}",
                "files: {schools.csv: {set_aside: [.nan]}}",
                "merge: {s1: s0}",
            ]
        )
    )
    town.files["locality.yaml"] = str(
        town.draw.choice(["units: 7", "name: .nan", "{}", "units: {wards: {label: 3}}", "[]"])
    )
