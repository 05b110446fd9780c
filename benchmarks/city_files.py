"""
A city of 168 wards with rooms drawn by dice: for measuring time and memory, nothing else.

Usage: ``python -m benchmarks.city_files FOLDER``. The communes, people, streets and schools of Hồ
Chí Minh City are those of the pack; rooms and land, which nobody has published, are drawn from one
seed: rooms are 1 plus a Poisson figure of mean `nation.ROOMS`, land is rooms times a lognormal
figure. They tell nothing about any school.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from benchmarks import nation
from spatial import communes
from spatial.communes import locality
from spatial.export import atomic
from spatial.intake.text.csv_text import as_csv

PROVINCE = "79"


def files() -> dict[str, bytes]:
    """Make the files of the city."""
    chosen = communes.choice(communes.resolve(PROVINCE))
    known = locality.schools(chosen)
    dice = np.random.default_rng(nation.SEED)
    levels = []
    for school, taught in zip(known.index, known["levels"].str.split(), strict=True):
        for level in taught:
            rooms = 1 + int(dice.poisson(nation.ROOMS[level]))
            spread = float(np.exp(dice.normal(0, nation.LAND_SPREAD)))
            land = rooms * nation.LAND_PER_ROOM_M2 * spread
            levels.append((school, level, rooms, round(land), "assumed"))
    own = communes.files(chosen)
    del own[communes.BOOK]
    rows = zip(known.index, known["name"], known["lon"], known["lat"], known["code"], strict=True)
    return {
        **own,
        "schools.csv": as_csv(["school_id", "name", "lon", "lat", "ward_id"], list(rows)),
        "school_levels.csv": as_csv(["school_id", "level", "rooms", "land_m2", "kind"], levels),
    }


if __name__ == "__main__":
    atomic.write(files(), Path(sys.argv[1]))
