"""
What a batch cost by the size of its localities: the model `docs/scale.md` reckons with.

Usage: ``python -m benchmarks.batch_costs OUT PLACES``: OUT is the folder of a finished
``truonglop batch --workers 0`` over the folders in PLACES, made by `benchmarks.nation`. The
processor seconds are those its ``jobs.csv`` tells, all jobs of a locality together, its readers
with it. The model is ``start + n x (base + commune x communes + school x schools)``, fitted by
least squares: the start is what the first locality takes beyond its size, where the command and
what it needs are imported. Printed: each locality with its size, its seconds and what the model
says; the model, the share of the differences it explains and its widest miss.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class CostModel:
    """
    Processor seconds of a batch by the size of its localities.

    Attributes
    ----------
    start_s, base_s, commune_s, school_s
        Of a worker, of a locality, of one of its communes, of one of its schools [s].
    explained
        Share of the differences between localities (but the first) the model explains.
    miss_s
        Its widest miss [s].
    """

    start_s: float
    base_s: float
    commune_s: float
    school_s: float
    explained: float
    miss_s: float

    def of(self, sizes: np.ndarray) -> np.ndarray:
        """Reckon localities of (communes, schools), without a worker's start [s]."""
        told: np.ndarray = self.base_s + sizes @ [self.commune_s, self.school_s]
        return told

    def line(self, *, explains: bool = True) -> str:
        """Say it in a line, with the share it explains where enough localities tell one."""
        share = f"explains {self.explained:.0%}, " if explains else ""
        return (
            f"{self.start_s:.1f} s of a worker + {self.base_s:.2f} s a locality "
            f"+ {1000 * self.commune_s:.1f} ms a commune + {1000 * self.school_s:.2f} ms a school; "
            f"{share}widest miss {self.miss_s:.1f} s"
        )


def seconds(out: Path) -> dict[str, float]:
    """Return the processor seconds of each locality whose jobs are all done, in their order."""
    spent: dict[str, float] = defaultdict(float)
    unfinished = set()
    with (out / "jobs.csv").open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            if row["state"] == "done":
                spent[row["place"]] += float(row["cpu_s"])
            else:
                unfinished.add(row["place"])
    return {place: cpu_s for place, cpu_s in spent.items() if place not in unfinished}


def sizes(folder: Path) -> tuple[int, int]:
    """Count the communes and schools of a locality."""
    (wards,) = folder.glob("wards*.geojson")
    with (folder / "schools.csv").open(encoding="utf-8-sig", newline="") as table:
        schools = sum(1 for _ in csv.DictReader(table))
    return len(json.loads(wards.read_bytes())["features"]), schools


def model(size: np.ndarray, spent_s: np.ndarray) -> CostModel:
    """
    Fit the model by least squares; the first locality carries the start of its worker.

    Examples
    --------
    >>> size = np.array([[2, 10], [1, 10], [3, 20], [2, 40]])
    >>> print(model(size, 1 + size @ [0.5, 0.1] + [4, 0, 0, 0]).line())
    4.0 s of a worker + 1.00 s a locality + 500.0 ms a commune + 100.00 ms a school; explains 100%, widest miss 0.0 s
    """  # noqa: E501 - as it prints
    first = (np.arange(len(size)) == 0).astype(float)
    table = np.column_stack([first, np.ones(len(size)), size])
    found, *_ = np.linalg.lstsq(table, spent_s, rcond=None)
    miss = (spent_s - table @ found)[1:]
    around = spent_s[1:] - spent_s[1:].mean()
    start, base, commune, school = (float(each) for each in found)
    return CostModel(
        start_s=start,
        base_s=base,
        commune_s=commune,
        school_s=school,
        explained=float(1 - miss @ miss / (around @ around)),
        miss_s=float(abs(miss).max()),
    )


def main(out: str, places: str) -> None:
    """Print the table and the model."""
    spent = seconds(Path(out))
    size = np.array([sizes(Path(places) / name) for name in spent], dtype=float)
    spent_s = np.array(list(spent.values()))
    found = model(size, spent_s)
    print("| locality | communes | schools | s | by the model |\n|---|---:|---:|---:|---:|")
    for name, (communes, schools), own_s, told_s in zip(
        spent, size, spent_s, found.of(size), strict=True
    ):
        print(f"| {name} | {communes:.0f} | {schools:.0f} | {own_s:.1f} | {told_s:.1f} |")
    print(f"\n{len(spent)} localities: {spent_s.sum():.0f} s; {found.line()}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
