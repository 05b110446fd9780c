"""
What a batch cost by the size of its localities, against the line `docs/scale.md` reckons with.

Usage: ``python -m benchmarks.batch_costs OUT PLACES``: OUT is the folder of a finished
``truonglop batch`` over the folders in PLACES, made by `benchmarks.nation`. The processor seconds
are those its ``jobs.csv`` tells, all jobs of a locality together. Printed: each locality with its
communes, schools and people, its seconds and what the line says; then the line through all of them
by least squares for each of the three sizes, with the share of the differences it explains and its
widest miss. Sizes move together from province to province, so each line stands by itself.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

SIZES = ("communes", "schools", "people")
MODEL_S = (31.0, 0.21)  # a locality, and each of its communes: four levels, docs/scale.md


def seconds(out: Path) -> dict[str, float]:
    """Return the processor seconds of each locality whose jobs are all done."""
    spent: dict[str, float] = defaultdict(float)
    unfinished = set()
    with (out / "jobs.csv").open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            if row["state"] == "done":
                spent[row["place"]] += float(row["cpu_s"])
            else:
                unfinished.add(row["place"])
    return {place: cpu_s for place, cpu_s in spent.items() if place not in unfinished}


def sizes(folder: Path) -> tuple[int, int, int]:
    """Count the communes, schools and people of a locality."""
    (wards,) = folder.glob("wards*.geojson")
    communes = len(json.loads(wards.read_bytes())["features"])
    return (
        communes,
        len(_rows(folder / "schools.csv")),
        sum(int(float(row["people"])) for row in _rows(folder / "residents.csv")),
    )


def line(size: np.ndarray, spent_s: np.ndarray) -> tuple[float, float, float, float]:
    """
    Fit a line by least squares.

    Returns
    -------
    tuple of float
        Seconds at no size, seconds of one more, share of the differences explained, and the widest
        miss [s].

    Examples
    --------
    >>> [round(figure, 6) for figure in line(np.array([1.0, 2, 3]), np.array([5.0, 7, 9]))]
    [3.0, 2.0, 1.0, 0.0]
    """
    each, base = np.polyfit(size, spent_s, 1)
    miss = spent_s - base - each * size
    around = spent_s - spent_s.mean()
    return (
        float(base),
        float(each),
        float(1 - miss @ miss / (around @ around)),
        float(abs(miss).max()),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def main(out: str, places: str) -> None:
    """Print the table and the lines."""
    spent = seconds(Path(out))
    folders = [each for each in sorted(Path(places).iterdir()) if each.name in spent]
    table = np.array([(*sizes(each), spent[each.name]) for each in folders], dtype=float)
    print(
        "| locality | communes | schools | people | s | by the line |\n"
        "|---|---:|---:|---:|---:|---:|"
    )
    for folder, (communes, schools, people, spent_s) in zip(folders, table, strict=True):
        told = MODEL_S[0] + MODEL_S[1] * communes
        print(
            f"| {folder.name} | {communes:.0f} | {schools:.0f} | {people:,.0f} "
            f"| {spent_s:.1f} | {told:.1f} |"
        )
    reckoned = MODEL_S[0] * len(table) + MODEL_S[1] * table[:, 0].sum()
    print(f"\n{len(table)} localities: {table[:, 3].sum():.0f} s; by the line {reckoned:.0f} s")
    for at, name in enumerate(SIZES):
        base, each, share, miss = line(table[:, at], table[:, 3])
        print(
            f"by {name}: {base:.1f} s + {each * 1000:.3f} s a thousand; explains {share:.0%},"
            f" widest miss {miss:.1f} s"
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
