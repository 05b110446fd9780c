"""A small town that tells of all there are tables for, as every page has something to show of."""

from __future__ import annotations

from pathlib import Path

from locality import SIDE, SOUTH, WEST, Locality, write_csv


def written(place: Path, town: Locality | None = None, *, called: str = "") -> Path:
    """Write a town that tells of all there are tables for; places bear this name, if any."""
    folder = (town or Locality()).write(place)
    land_ = {"parcel_id": "k1", "name": called or "Trụ sở cũ", "area_m2": 9_000, "lon": 106.612,
              "lat": 10.812, "current_use": "tru_so_doi_du", "status": "available"}  # fmt: skip
    write_csv(folder / "parcels.csv", [land_])
    rows = (town or Locality()).school_levels
    told = [{**row, "classes": 18, "teachers": 20, "pupils": 600, "rooms_solid": 15,
             "rooms_makeshift": row["rooms"] - 15} for row in rows]  # fmt: skip
    write_csv(folder / "school_levels.csv", told)
    _write_streets(folder)
    zone = {"development_id": "kcn", "name": called or "Khu công nghiệp", "sort": "industry",
            "units": 400, "first_year": 2027, "last_year": 2029, "ward_id": "00002"}  # fmt: skip
    write_csv(folder / "developments.csv", [zone])
    write_csv(folder / "recognitions.csv", [{"school_id": "a", "recognition_year": 2030}])
    season = {"school_id": "a", "entry_grade": "1", "year": 2026, "quota": 100, "enrolled": 120}
    write_csv(folder / "enrolments.csv", [season])
    spent = {"year": 2026, "account": "du_toan", "total_billion_vnd": 100,
             "education_billion_vnd": 15}  # fmt: skip
    write_csv(folder / "budget.csv", [spent])
    centre = {"institution_id": "t1", "name": called or "Trung tâm GDTX", "sort": "gdtx",
              "ward_id": "00001", "places": 120, "learners": 90}  # fmt: skip
    write_csv(folder / "institutions.csv", [centre])
    return folder


def _write_streets(folder: Path) -> None:
    """Write streets on a lattice over both wards, half a ward apart."""
    wide, high, step = range(5), range(3), SIDE / 2
    nodes = [{"node_id": f"{x}.{y}", "lon": WEST + x * step, "lat": SOUTH + y * step}
             for x in wide for y in high]  # fmt: skip
    edges = [{"from_node": f"{x}.{y}", "to_node": f"{x + dx}.{y + dy}", "length_m": 1_100}
             for x in wide for y in high for dx, dy in ((1, 0), (0, 1))
             if x + dx in wide and y + dy in high]  # fmt: skip
    write_csv(folder / "street_nodes.csv", nodes)
    write_csv(folder / "street_edges.csv", edges)
