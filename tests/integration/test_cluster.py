"""A real Dask scheduler and its workers, as processes: the same bytes, and nothing lost."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from batch_jobs import DAY, results, towns

from spatial.batch import (
    BatchJob,
    DaskCrew,
    InlineCrew,
    Ledger,
    Progress,
    RunOutcome,
    joined,
    key,
    places,
    run,
)
from spatial.commands import batch_task
from spatial.errors import UserError

PLACES = 4
MOUNT, UMOUNT = (shutil.which(name) or name for name in ("mount", "umount"))


class Cluster:
    """A scheduler and two workers on this machine, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start all of them; nobody waits: who works with them does."""
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port)
        )
        self.workers = [self._worker() for _ in range(2)]

    def end(self) -> None:
        """Kill all of them as a power cut does."""
        for process in (*self.workers, *([self.scheduler] if self.scheduler else ())):
            process.kill()
            process.wait()

    def kill_worker(self) -> None:
        """Kill one worker, whatever it works on; another comes in its place."""
        self.workers[0].kill()
        self.workers[0].wait()
        self.workers[0] = self._worker()

    def _worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1",
            "--local-directory", str(self.folder),
        )  # fmt: skip

    def _start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *words, "--no-dashboard"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BatchJob]:
    """Give jobs of small localities."""
    folder = tmp_path_factory.mktemp("in")
    found = [place for each in towns(folder, PLACES) for place in places(str(each), around=folder)]
    asked = [BatchJob(place=place, command="assess") for place in found]
    return {key(job, lang="vi", today=DAY): job for job in asked}


@pytest.fixture(scope="module")
def expected(
    jobs: dict[str, BatchJob], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Give what this process alone comes to, one place after the other."""
    ledger = Ledger(tmp_path_factory.mktemp("alone"))
    run(jobs, ledger, lambda: InlineCrew(batch_task.perform), lang="vi", today=DAY)
    joined(jobs, ledger)
    return results(ledger.folder)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Give a cluster, ended after the test."""
    made = Cluster(tmp_path / "workers")
    made.begin()
    yield made
    made.end()


def run_there(
    cluster: Cluster,
    jobs: dict[str, BatchJob],
    ledger: Ledger,
    tell: Callable[[Progress], None] = lambda _: None,
    *,
    wait_s: float = 240,
) -> RunOutcome:
    """Run the jobs at the cluster."""

    def gather() -> DaskCrew:
        return DaskCrew(batch_task.perform, address=cluster.address, wait_s=wait_s)

    return run(jobs, ledger, gather, lang="vi", today=DAY, tell=tell)


def test_a_worker_killed_and_a_scheduler_restarted_change_no_byte(
    cluster: Cluster, jobs: dict[str, BatchJob], expected: dict[str, bytes], tmp_path: Path
) -> None:
    events = [cluster.kill_worker, cluster.end, cluster.begin]

    def tell(progress: Progress) -> None:
        assert progress.faults == ()
        if progress.done == 1:
            events.pop(0)()  # a worker, in the middle of its task
        if progress.done == 2:
            events.pop(0)()  # everybody
            events.pop(0)()  # and everybody again, at the same address

    ledger = Ledger(tmp_path / "out")
    outcome = run_there(cluster, jobs, ledger, tell)
    joined(jobs, ledger)
    assert (outcome.done, outcome.faults, events) == (PLACES, {}, [])
    assert results(ledger.folder) == expected


def test_a_scheduler_that_stays_away_stops_the_run_and_what_is_done_is_kept(
    jobs: dict[str, BatchJob], expected: dict[str, bytes], tmp_path: Path
) -> None:
    ledger, first = Ledger(tmp_path / "out"), dict(list(jobs.items())[:1])

    def go_on(asked: dict[str, BatchJob]) -> RunOutcome:
        return run(asked, ledger, lambda: InlineCrew(batch_task.perform), lang="vi", today=DAY)

    go_on(first)
    with pytest.raises(UserError, match="No scheduler or worker"):
        run_there(Cluster(tmp_path), jobs, ledger, wait_s=0.5)  # nobody was started
    outcome = go_on(jobs)
    joined(jobs, ledger)
    assert (outcome.kept, outcome.done) == (1, PLACES - 1)
    assert results(ledger.folder) == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 200 kB; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = [MOUNT, "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if not Path(MOUNT).is_file() or os.geteuid() or subprocess.run(words, check=False).returncode:
        pytest.skip("a small disk takes the right to mount one")
    yield folder
    subprocess.run([UMOUNT, str(folder)], check=True)


def test_a_full_disk_stops_the_run_and_with_more_room_it_goes_on(
    small_disk: Path, jobs: dict[str, BatchJob], expected: dict[str, bytes]
) -> None:
    ledger = Ledger(small_disk / "out")

    def go_on() -> RunOutcome:
        return run(jobs, ledger, lambda: InlineCrew(batch_task.perform), lang="vi", today=DAY)

    with pytest.raises(UserError, match="the disk is full"):
        go_on()
    kept = sum(ledger.files(job, one) is not None for one, job in jobs.items())
    assert 0 < kept < PLACES
    subprocess.run([MOUNT, "-o", "remount,size=20m", str(small_disk)], check=True)
    outcome = go_on()
    joined(jobs, ledger)
    assert (outcome.kept, outcome.done) == (kept, PLACES - kept)
    assert results(ledger.folder) == expected
