"""A whole city through the door: 168 wards, 3,000 schools, 500,000 cells; and a bad table."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from benchmarks.measure import Row

WARDS, SCHOOLS, CELLS = 168, 3_000, 500_000
_SHARED = Path(__file__).parents[2] / "shared" / "real" / "hcmc_wards_post2025.gpkg"
_READ = """
import json, resource, sys, time
from pathlib import Path
from spatial import intake
from spatial import sandbox
sandbox.layers()  # the readers wait already, as in the app
began = time.perf_counter()
reading = intake.examine(Path(sys.argv[1]))
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # of the program; the reader ended
print(json.dumps([took, peak, reading.network is not None, len(reading.faults)]))
"""
_PLAIN = """
import json, sys, time
import geopandas as gpd, pandas as pd
began = time.process_time()
gpd.read_file(sys.argv[1] + "/wards.gpkg")
for name in ("cells", "schools", "school_levels", "residents"):
    pd.read_csv(f"{sys.argv[1]}/{name}.csv")
print(json.dumps([time.process_time() - began, 0, True, 0]))
"""


def city(folder: Path) -> None:
    """Write a city: real outlines where they are at hand, everything else drawn by a seed."""
    chance = np.random.default_rng(4)
    wards = gpd.read_file(_SHARED)
    code = next(name for name in wards.columns if "code" in name.lower())
    named = next(name for name in wards.columns if "name" in name.lower())
    plain = gpd.GeoDataFrame(
        {"ward_id": wards[code].astype(str), "ward": wards[named]}, geometry=wards.geometry
    ).to_crs(4326)
    plain.to_file(folder / "wards.gpkg")
    ids = plain["ward_id"].to_numpy()
    share = CELLS // len(plain)
    extra = CELLS - share * len(plain)
    counts = np.full(len(plain), share)
    counts[:extra] += 1
    points = gpd.GeoSeries(plain.geometry.to_crs(9210)).sample_points(counts, rng=chance)
    spread = points.to_crs(4326).explode(index_parts=False)
    frame = pd.DataFrame(
        {
            "cell_id": [f"c{at}" for at in range(len(spread))],
            "ward_id": ids[spread.index.to_numpy()],
            "lon": spread.x.to_numpy().round(6),
            "lat": spread.y.to_numpy().round(6),
            "weight": chance.random(len(spread)).round(6),
            "kind": "estimated",
        }
    )
    frame.to_csv(folder / "cells.csv", index=False)
    at = chance.choice(len(frame), SCHOOLS, replace=False)
    schools = frame.iloc[at][["lon", "lat"]].reset_index(drop=True)
    schools.insert(0, "school_id", [f"s{number}" for number in range(SCHOOLS)])
    schools.insert(1, "name", [f"Trường số {number}" for number in range(SCHOOLS)])
    schools.to_csv(folder / "schools.csv", index=False)
    pd.DataFrame(
        {
            "school_id": schools["school_id"],
            "level": chance.choice(["mam_non", "tieu_hoc", "thcs", "thpt"], SCHOOLS),
            "rooms": chance.integers(6, 50, SCHOOLS),
            "land_m2": chance.integers(900, 20_000, SCHOOLS),
        }
    ).to_csv(folder / "school_levels.csv", index=False)
    years = pd.MultiIndex.from_product([ids, [2025], range(18)], names=["ward_id", "year", "age"])
    years.to_frame(index=False).assign(people=500).to_csv(folder / "residents.csv", index=False)


def _child(code: str, folder: Path) -> tuple[float, float, bool, int]:
    """Run a piece of code in a process of its own; give seconds, peak bytes, usable, faults."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    took, peak, usable, faults = json.loads(done.stdout)
    return took, peak, usable, faults


def rows() -> list[Row]:
    """Measure reading a city, and reporting 3,000 bad rows."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        city(folder)
        runs = [_child(_READ, folder) for _ in range(3)]
        took, peak, usable, faults = sorted(runs)[1]
        plain = sorted(_child(_PLAIN, folder) for _ in range(3))[1][0]
        size = f"{WARDS} wards, {SCHOOLS:,} schools, {CELLS:,} cells"
        read = Row(
            task="read, check, normalise" + ("" if usable else " (UNUSABLE)") + f", {faults} notes",
            size=size,
            ours=f"{took:.1f} s",
            goal="≤ 10 s",
            peer="pandas + geopandas, no checks",
            peers=f"{plain:.1f} s",
            ratio=f"{plain / took:.2f}",
        )
        memory = Row(
            task="peak memory of the program, beside the reader",
            size=size,
            ours=f"{peak / 1e9:.2f} GB",
            goal="≤ 1.5 GB",
        )
        return [read, memory, _reported(folder)]


def _reported(folder: Path) -> Row:
    """Spoil every stock and make the coloured workbook."""
    from spatial import intake  # noqa: PLC0415 - the city was measured in processes of their own
    from spatial.intake.report import report  # noqa: PLC0415

    table = pd.read_csv(folder / "school_levels.csv").astype(str)
    table["rooms"] = "nhiều"
    table.to_csv(folder / "school_levels.csv", index=False)
    reading = intake.examine(folder)
    began = time.process_time()
    content = report.as_workbook(reading, lang="vi")
    took = time.process_time() - began
    return Row(
        task="coloured fault report",
        size=f"{len(reading.faults):,} faults, {len(content) / 1e6:.1f} MB",
        ours=f"{took:.1f} s",
        goal="≤ 3 s",
    )
