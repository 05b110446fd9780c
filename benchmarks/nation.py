"""
A generated nation: the real communes and people of the pack, schools drawn by dice.

Usage: ``python -m benchmarks.nation FOLDER [PROVINCE …]``: writes a locality for each province (all
without codes), to be run by ``truonglop batch "FOLDER/*"``; with ``--one`` the provinces are one
locality, ``FOLDER`` itself. It is for measuring time and memory and tells nothing about any school:
no product reads it.

The dice, from one seed: `SCHOOLS` by level fall on communes in proportion to their people, on a
point drawn evenly in the commune's outline; rooms are 1 plus a Poisson figure of mean `ROOMS`; land
is rooms times a lognormal figure of median `LAND_PER_ROOM_M2` and spread `LAND_SPREAD`. None of
these is a statistic of Việt Nam. There are no streets, and no cells: people stand in hexagons.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import numpy as np
import shapely

from spatial import communes
from spatial.communes import pack
from spatial.export import atomic
from spatial.intake.text.csv_text import as_csv

SEED = 2026
SCHOOLS = {"mam_non": 18_000, "tieu_hoc": 16_000, "thcs": 12_000, "thpt": 4_000}
ROOMS = {"mam_non": 10, "tieu_hoc": 20, "thcs": 17, "thpt": 27}
LAND_PER_ROOM_M2, LAND_SPREAD = 280.0, 0.5
_TRIES = 40  # points thrown into the box of an outline until one falls inside


def drawn() -> dict[str, list[tuple[str, int]]]:
    """Draw how many schools of a level each commune has, in the order of the pack."""
    table = pack.communes()
    weight = table["people"].to_numpy(float)
    dice = np.random.default_rng(SEED)
    found: dict[str, list[tuple[str, int]]] = {code: [] for code in table.index}
    for level, count in SCHOOLS.items():
        for code, number in zip(
            table.index, dice.multinomial(count, weight / weight.sum()), strict=True
        ):
            found[code].append((level, int(number)))
    return found


def files(codes: Iterable[str], counts: dict[str, list[tuple[str, int]]]) -> dict[str, bytes]:
    """Make the files of a locality of these communes."""
    chosen = communes.choice(codes)
    outlines = pack.outlines(chosen.codes).geometry
    schools, levels = [], []
    for code in chosen.codes:
        dice = np.random.default_rng([SEED, int(code)])
        for level, number in counts[code]:
            for at in range(number):
                lon, lat = _inside(outlines[code], dice)
                rooms = 1 + int(dice.poisson(ROOMS[level]))
                land = rooms * LAND_PER_ROOM_M2 * float(np.exp(dice.normal(0, LAND_SPREAD)))
                school = f"{code}-{level}-{at}"
                schools.append((school, f"Trường {level} {at} {code}", lon, lat))
                levels.append((school, level, rooms, round(land), "assumed"))
    own = communes.files(chosen)
    kept = {name: own[name] for name in own if not name.startswith("street_")}
    del kept[communes.BOOK]
    return {
        **kept,
        "schools.csv": as_csv(["school_id", "name", "lon", "lat"], schools),
        "school_levels.csv": as_csv(["school_id", "level", "rooms", "land_m2", "kind"], levels),
    }


def _inside(outline: shapely.Geometry, dice: np.random.Generator) -> tuple[float, float]:
    """Draw a point of an outline."""
    west, south, east, north = shapely.bounds(outline)
    points = dice.uniform((west, south), (east, north), (_TRIES, 2))
    hits = points[shapely.contains_xy(outline, points[:, 0], points[:, 1])]
    if len(hits):
        return round(float(hits[0, 0]), 5), round(float(hits[0, 1]), 5)
    point = shapely.get_coordinates(shapely.point_on_surface(outline))[0]
    return round(float(point[0]), 5), round(float(point[1]), 5)


def main(given: list[str]) -> None:
    """Write the provinces."""
    asked = argparse.ArgumentParser(prog="benchmarks.nation", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("provinces", nargs="*", help="codes; all without one")
    asked.add_argument("--one", action="store_true", help="one locality of all of them")
    options = asked.parse_args(given)
    counts = drawn()
    every = options.provinces or [each.code for each in communes.provinces()]
    within = {each: communes.resolve(each) for each in every}
    if options.one:
        atomic.write(files(chain.from_iterable(within.values()), counts), options.folder)
        return
    for each, codes in within.items():
        atomic.write(files(codes, counts), options.folder / f"tinh-{each}")
        print(each, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
