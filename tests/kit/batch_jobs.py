"""Jobs and crews for tests of batches."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from locality import Locality

from spatial.batch import BatchAnswer, BatchJob, BatchPlace, BatchTask, key

DAY = "2026-11-28"
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
