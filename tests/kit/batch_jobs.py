"""Jobs and crews for tests of batches."""

from __future__ import annotations

import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from locality import SIDE, SOUTH, WEST, Locality, square

from spatial.batch import BatchAnswer, BatchJob, BatchPlace, BatchTask, key
from spatial.commands import batch_task

DAY = "2026-11-28"
DIES = "TRUONGLOP_TEST_DIES"  # names a file that is there once a process has died
#: Written beside the results: how long it took, and what became of each job of the last run.
TIMES = {"cost.json", "jobs.csv"}


def jobs(*names: str) -> dict[str, BatchJob]:
    """Make jobs of places that have no files."""
    made = [
        BatchJob(place=BatchPlace(key=one, name=one, digest=one), command="assess") for one in names
    ]
    return {key(job, lang="en", today=DAY): job for job in made}


def echo(task: BatchTask) -> BatchAnswer:
    """BatchAnswer with the name of the place; the place ``bad`` has a fault."""
    if task.place == "bad":
        return BatchAnswer(faults=("bad: row 2 is wrong",))
    return BatchAnswer(files={"name.txt": task.place.encode()})


class FrailCrew:
    """A crew that is lost over every task of some places."""

    size = 1

    def __init__(self, *ending: str) -> None:
        self.ending = ending
        self.closed = False

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Do a task, or be lost over it."""
        future: Future[BatchAnswer] = Future()
        if task.place in self.ending:
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(echo(task))
        return future

    def close(self) -> None:
        """Remember that everybody went home."""
        self.closed = True


def towns(folder: Path, count: int) -> list[Path]:
    """Write small localities that differ in the rooms of one school."""
    made = []
    for at in range(count):
        town = Locality()
        town.school_levels[0]["rooms"] = 10 + at
        made.append(town.write(folder / f"dia-ban-{at}"))
    return made


def results(folder: Path) -> dict[str, bytes]:
    """Return every file of a batch but those that tell times."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in TIMES
    }


def two_towns(folder: Path) -> Path:
    """
    Write four communes of one locality, two and two with 6 km of nothing between.

    In each pair the west one has a school of three rooms by the border, the east one a larger one
    as near to it: pupils cross. All children of an age of primary school live on ward cells.
    """
    columns = {"00001": 0, "00002": 1, "00003": 5, "00004": 6}
    town = Locality()
    town.wards = [
        {"ward_id": ward, "ward": f"Phường {ward}", "geometry": square(column)}
        for ward, column in columns.items()
    ]
    town.residents = [
        {"ward_id": ward, "year": 2025, "age": age, "people": 50 + 3 * column}
        for ward, column in columns.items()
        for age in range(18)
    ]
    town.schools = [
        {"school_id": f"s{ward}", "name": f"Trường {ward}", "lat": SOUTH + SIDE / 2,
         "lon": WEST + (column + (0.9 if at % 2 == 0 else 0.1)) * SIDE}
        for at, (ward, column) in enumerate(columns.items())
    ]  # fmt: skip
    town.school_levels = [
        {"school_id": f"s{ward}", "level": "tieu_hoc", "rooms": 3 if at % 2 == 0 else 12,
         "land_m2": 5_000}
        for at, ward in enumerate(columns)
    ]  # fmt: skip
    return town.write(folder / "hai-thi-tran")


def dies_once(task: BatchTask) -> BatchAnswer:
    """Perform a task; the first process that is given a part ends in the middle of it."""
    flag = Path(os.environ[DIES])
    if task.part and not flag.exists():
        flag.touch()
        os._exit(1)
    return batch_task.perform(task)
