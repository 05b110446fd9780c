"""
One worker and two on the same jobs, and the model of cost held against both.

Usage: ``python -m benchmarks batch_workers`` (about four minutes on two cores at rest). Six
provinces of the generated nation (`benchmarks.nation`), from the smallest to the largest, under
``assess`` and ``catchment --level tieu_hoc``: once with one process, once with two, each into a
folder of its own. Told: the clock and the processor of both runs, whether they wrote the same bytes
(what tells times aside), the model of cost (`benchmarks.batch_costs`) through the six, and what it
says two workers need: each its start, then half the work or the largest province alone, and what
the asker does by itself.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks import batch_costs
from benchmarks.measure import Row
from spatial.batch import ledger

PROVINCES = ("12", "11", "96", "48", "22", "79")  # 38 to 168 communes
COMMANDS = ("assess", "catchment --level tieu_hoc")
_TIMES = {ledger.COST, ledger.JOBS}  # how long it took, not what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerRun:
    """
    A finished batch.

    Attributes
    ----------
    clock_s
        From start to end [s].
    spent_s
        Processor seconds of its workers by locality [s].
    peak_mb
        Most memory one worker held [MB].
    digest
        Of every file but those that tell times.
    """

    clock_s: float
    spent_s: dict[str, float]
    peak_mb: float
    digest: str


def ran(places: Path, out: Path, workers: int) -> WorkerRun:
    """Run the jobs with some workers."""
    asked = [word for command in COMMANDS for word in ("--command", command)]
    folders = [str(place) for place in sorted(places.iterdir())]
    line = [sys.executable, "-m", "spatial.cli", "batch", *folders, *asked]
    line += ["--out", str(out), "--workers", str(workers)]
    began = time.monotonic()
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter and module
    clock_s = time.monotonic() - began
    spent: dict[str, float] = defaultdict(float)
    peak_mb = 0.0
    with (out / ledger.JOBS).open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            spent[row["place"]] += float(row["cpu_s"])
            peak_mb = max(peak_mb, float(row["worker_peak_mb"]))
    return WorkerRun(clock_s=clock_s, spent_s=dict(spent), peak_mb=peak_mb, digest=digest(out))


def digest(out: Path) -> str:
    """Hash every file of a batch but those that tell times."""
    told = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name not in _TIMES:
            told.update(path.relative_to(out).as_posix().encode() + path.read_bytes())
    return told.hexdigest()


def rows() -> list[Row]:
    """Return every line."""
    with TemporaryDirectory() as scratch:
        places = Path(scratch) / "tinh"
        line = [sys.executable, "-m", "benchmarks.nation", str(places), *PROVINCES]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter and module
        size = {each.name: batch_costs.sizes(each) for each in sorted(places.iterdir())}
        one, two = (ran(places, Path(scratch) / f"ra-{count}", count) for count in (1, 2))
    table = np.array([size[name] for name in one.spent_s], dtype=float)
    spent = np.array(list(one.spent_s.values()))
    model = batch_costs.model(table, spent)
    told = dict(zip(one.spent_s, model.of(table), strict=True))
    asker_s = max(0.0, one.clock_s - spent.sum())  # begins and joins; no worker shares it
    work_s = spent - [model.start_s, *np.zeros(len(spent) - 1)]
    told_s = asker_s + model.start_s + max(work_s.sum() / 2, work_s.max())
    jobs = f"{len(size)} provinces × {len(COMMANDS)} commands"
    found = [
        Row(
            task=f"{name}, one worker",
            size=f"{size[name][0]} communes, {size[name][1]:,} schools",
            ours=f"{one.spent_s[name]:.1f} s of the processor, {told[name]:.1f} by the model",
        )
        for name in size
    ]
    return [
        *found,
        Row(
            task="the model",
            size=f"{len(size)} provinces",
            ours=model.line(explains=False),  # too few localities to tell a share
        ),
        Row(
            task="one worker",
            size=jobs,
            ours=f"{one.clock_s:.0f} s, processor {spent.sum():.0f} s, {one.peak_mb:.0f} MB",
        ),
        Row(
            task="two workers",
            size=jobs,
            ours=f"{two.clock_s:.0f} s, processor {sum(two.spent_s.values()):.0f} s, "
            f"{two.peak_mb:.0f} MB",
            goal=f"{told_s:.0f} s by the model",
            peer="one worker",
            peers=f"{one.clock_s:.0f} s",
            ratio=f"{one.clock_s / two.clock_s:.2f}",
        ),
        Row(
            task="the same bytes, times aside",
            size="one worker, two",
            ours="yes" if one.digest == two.digest else "NO",
            goal="yes",
        ),
    ]


if __name__ == "__main__":
    for row in rows():
        print(row)
