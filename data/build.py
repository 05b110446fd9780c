"""
Make the embedded district from its sources: ``uv run python data/build.py``.

``--check`` makes it in a temporary folder and compares byte for byte with what is here;
``--out FOLDER`` writes somewhere else.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shapely
from recipe import (
    cells,
    files,
    ground,
    illustrations,
    people,
    school_levels,
    schools,
    sources,
    streets,
    wards,
)

HERE = Path(__file__).resolve().parent
CARRIED = ("locality.yaml", "sources")  # written by hand, read by the recipe


def build(out: Path) -> float:
    """
    Write every made file into ``out``.

    Parameters
    ----------
    out
        Folder to write; the carried files are copied into it when it is not this one.

    Returns
    -------
    float
        Mean detour factor of the street layer, to be told.
    """
    if out != HERE:
        _carry(out)
    read = sources.read(HERE / "sources")
    residents = people.residents(read)
    places = cells.cells(read)
    files.write_geojson(out / "wards/wards_2024.geojson", wards.wards_2024(read))
    files.write_geojson(out / "wards/wards_2025.geojson", wards.wards_2025(read))
    files.write_csv(out / "wards/residents.csv", residents)
    files.write_csv(out / "wards/pupils.csv", people.pupils(read, residents))
    files.write_csv(out / "wards/cells.csv", cells.rows(places))
    ground.write(out / "ground/ground.json", ground.ground(read))
    factor = _write_streets(out, read, places)
    _write_schools(out, read, places, residents)
    (out / "CHECKSUMS").write_text(files.checksums(out), encoding="utf-8", newline="\n")
    return factor


def _carry(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "locality.yaml", out / "locality.yaml")
    shutil.copytree(HERE / "sources", out / "sources", dirs_exist_ok=True)


def _write_streets(out: Path, read: sources.Sources, places: list[cells.Cells]) -> float:
    layer = streets.streets(read)
    files.write_csv(out / "wards/street_nodes.csv", streets.node_rows(layer))
    files.write_csv(out / "wards/street_edges.csv", streets.edge_rows(layer))
    return streets.detour(layer, np.vstack([ward.metres for ward in places]))


def _write_schools(
    out: Path, read: sources.Sources, places: list[cells.Cells], residents: list[files.Row]
) -> None:
    layer = schools.schools(read, places)
    land = illustrations.parcels(read, places, layer)
    points = [shapely.Point(school.lon, school.lat) for school in layer]
    files.write_geojson(
        out / "schools/schools.geojson", zip(points, schools.school_rows(layer), strict=True)
    )
    files.write_csv(
        out / "schools/school_levels.csv", school_levels.level_rows(read, layer, residents)
    )
    files.write_csv(out / "schools/stock.csv", schools.stock_rows(read))
    files.write_csv(out / "schools/set_aside.csv", schools.set_aside_rows(read))
    files.write_csv(out / "schools/projects.csv", illustrations.projects(read, places, layer, land))
    files.write_geojson(out / "wards/parcels.geojson", land)


def differences(made: Path, kept: Path) -> list[str]:
    """Return the paths that are missing, left over or different between two data folders."""

    def lines(folder: Path) -> set[str]:
        return {
            *files.checksums(folder).splitlines(),
            *(folder / "CHECKSUMS").read_text(encoding="utf-8").splitlines(),
        }

    return sorted({line.split("  ")[1] for line in lines(made) ^ lines(kept)})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the embedded district from data/sources.")
    parser.add_argument(
        "--check", action="store_true", help="compare with what is here, write nothing"
    )
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder to write (default: this one)"
    )
    chosen = parser.parse_args(arguments)
    if not chosen.check:
        factor = build(chosen.out.resolve())
        sys.stdout.write(f"wrote {chosen.out}; mean street detour {factor:.3f}\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        different = differences(Path(folder), HERE)
    sys.stdout.write(
        "".join(f"different: {path}\n" for path in different) or "data/ is what its sources make\n"
    )
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main())
