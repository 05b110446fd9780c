"""Kinds of odd town: odd figures, odd streets, odd years, odd words."""

from __future__ import annotations

import shapely

from tests.kit.odd_towns import SIDE, SOUTH, WEST, OddTown, box
from tests.kit.oddity_register import odd


@odd
def huge_rooms(town: OddTown) -> None:
    town["school_levels"][0]["rooms"] = str(town.draw.choice(["1e19", "999999", "1e308", "-5"]))


@odd
def huge_people(town: OddTown) -> None:
    people = float(town.draw.choice([1e9, 1e12, 1e300]))
    for row in town["residents"]:
        row["people"] = people


@odd
def zero_land(town: OddTown) -> None:
    for row in town["school_levels"]:
        row["land_m2"] = 0


@odd
def huge_land(town: OddTown) -> None:
    town["school_levels"][0]["land_m2"] = str(town.draw.choice(["1e7", "1e15", "1e308"]))


@odd
def no_optional_tables(town: OddTown) -> None:
    needed = ("wards", "residents", "schools", "school_levels")
    town.tables = {name: town[name] for name in needed}


@odd
def one_table_missing(town: OddTown) -> None:
    del town.tables[str(town.draw.choice(list(town.tables)))]


@odd
def one_table_empty(town: OddTown) -> None:
    name = str(town.draw.choice(list(town.tables)))
    if town.draw.random() < 0.5:
        town.tables[name] = []
    else:
        suffix = "geojson" if name in {"wards", "parcels"} else "csv"
        del town.tables[name]
        town.files[f"{name}.{suffix}"] = ""


@odd
def streets_disconnected(town: OddTown) -> None:
    if "street_edges" in town.tables:
        town.tables["street_edges"] = town["street_edges"][::3]


@odd
def streets_of_one_edge(town: OddTown) -> None:
    if "street_edges" in town.tables:
        town.tables["street_edges"] = town["street_edges"][:1]


@odd
def streets_of_no_length(town: OddTown) -> None:
    for row in town.tables.get("street_edges", []):
        row["length_m"] = 0


@odd
def school_outside_all_wards(town: OddTown) -> None:
    town["schools"][0] |= {"lon": 107.9, "lat": 11.9}


@odd
def ages_with_gaps(town: OddTown) -> None:
    town.tables["residents"] = [row for row in town["residents"] if row["age"] % 3]


@odd
def one_age_only(town: OddTown) -> None:
    age = int(town.draw.integers(0, 20))
    town.tables["residents"] = [row for row in town["residents"] if row["age"] == age]


@odd
def totals_without_ages(town: OddTown) -> None:
    town.tables["residents"] = [
        {"ward_id": row["ward_id"], "year": 2025, "age": "", "people": 9_000}
        for row in town["wards"]
    ]


@odd
def private_only(town: OddTown) -> None:
    for row in town["schools"]:
        row["ownership"] = "ngoai_cong_lap"


@odd
def satellite_sites_in_a_chain(town: OddTown) -> None:
    names = [row["school_id"] for row in town["schools"]]
    for row, parent in zip(town["schools"], [*names[1:], names[0]], strict=True):
        row["parent_id"] = parent


@odd
def names_from_everywhere(town: OddTown) -> None:
    odd = ["Trường 🏫", "学校", "\u202eabc", "مدرسة", "{{7*7}}", "<b>x</b>", "=1+1", "e\u0301"]
    for number, row in enumerate(town["schools"]):
        row["name"] = odd[number % len(odd)]
    town["wards"][0]["ward"] = "{% raw %}"


@odd
def projects_past_and_future(town: OddTown) -> None:
    for row in town.tables.get("projects", []):
        row["finish_year"] = int(town.draw.choice([1900, 1999, 2100, 2200]))


@odd
def parcels_overlapping(town: OddTown) -> None:
    town.tables["parcels"] = [
        {"parcel_id": f"p{at}", "name": "Khu", "geometry": box(0.1, 0.1, 0.3, 0.3)}
        for at in range(3)
    ]


@odd
def parcels_self_crossing(town: OddTown) -> None:
    bow = [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)]
    ring = [(WEST + x * SIDE / 5, SOUTH + y * SIDE / 5) for x, y in bow]
    shape = shapely.Polygon(ring)
    town.tables["parcels"] = [{"parcel_id": "p", "name": "Khu", "geometry": shape}]


@odd
def developments_huge(town: OddTown) -> None:
    units = float(town.draw.choice([1e5, 1e6, 1e12]))
    for row in town.tables.get("developments", []):
        row["units"] = units


@odd
def years_at_the_edges(town: OddTown) -> None:
    year = int(town.draw.choice([1900, 2100, 2200, 1]))
    for row in town["residents"]:
        row["year"] = year


@odd
def year_without_data(town: OddTown) -> None:
    for row in town.tables.get("pupils", []):
        row["year"] = 2060


@odd
def figures_not_a_number(town: OddTown) -> None:
    table, column = [
        ("residents", "people"),
        ("school_levels", "land_m2"),
        ("school_levels", "rooms"),
    ][int(town.draw.integers(0, 3))]
    town[table][0][column] = str(town.draw.choice(["nan", "inf", "-inf", "", "x", "1e400"]))


@odd
def unknown_wards_named(town: OddTown) -> None:
    table = str(town.draw.choice(["residents", "cells" if "cells" in town.tables else "residents"]))
    for row in town[table][::2]:
        row["ward_id"] = "zz"


@odd
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
